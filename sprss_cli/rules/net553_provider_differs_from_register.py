"""NET553 provider-differs-from-register."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import matches
from sprss_cli.rules import rule


@rule(
    "NET553",
    severity=Severity.ERROR,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def provider_differs_from_register(plan: Plan) -> Iterator[Fault]:
    """The register knows another provider of the service, with another identification number (IČO).

    Why: the mandate and the compensation payment go to the provider. A service that another organisation has taken
    over is a new registration, often under a new number.

    Only `sprss validate --register` looks for this.

    Mend: name the party with the number that the register has, or correct the number of the service.
    """
    for match in matches(plan):
        party = plan.of(Party).get(match.entry.provider)
        known = match.current.ico
        if party and party.ico and known and party.ico != known:
            message = say(
                "IČO {ico} is not that of the provider in the register: {known} ({name})",
                ico=party.ico,
                known=known,
                name=match.current.provider,
            )
            hint = say("name the provider that is registered, or correct the number of the service")
            yield Fault(match.entry.at("provider"), message, hint, ((party.at("ico"), say("the number stands here")),))
