"""NET554 name-differs-from-register."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import alike, matches
from sprss_cli.rules import rule


@rule(
    "NET554",
    severity=Severity.INFO,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def name_differs_from_register(plan: Plan) -> Iterator[Fault]:
    """The service or its provider is called otherwise in the register.

    Why: whoever compares the network with the register looks for the name first. The register names facilities, not
    the service, so the service's name is compared with the names of all of them. Capitals, spaces and marks do not
    matter; the provider's name is compared only where the identification number (IČO) is the same.

    Only `sprss validate --register` looks for this.

    Mend: take over the name from the register, or leave it where the plan's own name is meant.
    """
    for match in matches(plan):
        entry, record = match.entry, match.current
        names = tuple(dict.fromkeys(facility.name for facility in record.facilities if facility.name))
        if names and not any(alike(entry.name, name) for name in names):
            message = say("the register has no facility “{name}” of this service", name=entry.name)
            yield Fault(entry.at("name"), message, say("its facilities there: {names}", names=names))
        party = plan.of(Party).get(entry.provider)
        if party and party.ico == record.ico and record.provider and not alike(party.title, record.provider):
            message = say("the register calls the provider “{name}”", name=record.provider)
            hint = say("here it is “{title}”; take over the name that holds", title=party.title)
            yield Fault(entry.at("provider"), message, hint)
