"""NET517 mandate-without-membership."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import stints
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET517",
    severity=Severity.WARNING,
    basis="rozhodnutí Komise 2012/21/EU: pověřuje se služba, která je v síti",
    since="0.1",
    about=("network",),
    confidence="M",
)
def mandate_without_membership(plan: Plan) -> Iterator[Fault]:
    """A mandate runs on days on which the service is neither in the basic nor in the temporary network.

    Why: the region owes payment for a service that it does not count on, or the exclusion came without ending the
    mandate.

    Mend: correct the days of the mandate, or the day of inclusion or exclusion.
    """
    for entry in plan.every(NetworkEntry):
        spans = [stint for stint in stints(entry) if stint.register != "intent"]
        for index, mandate in enumerate(entry.mandates):
            period = mandate.period
            if period.reversed:
                continue
            for key, day in (("from", period.begins), ("to", period.ends)):
                if not any(stint.overlaps(day, day) for stint in spans):
                    message = say("the service is not in the network on {day}", day=day.isoformat())
                    hint = say("correct the day, or that of inclusion or exclusion")
                    yield Fault(entry.at("mandates", index, key), message, hint)
