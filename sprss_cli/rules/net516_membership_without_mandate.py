"""NET516 membership-without-mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import membership
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET516",
    severity=Severity.WARNING,
    basis="rozhodnutí Komise 2012/21/EU: služba se platí na základě pověření",
    since="0.1",
    about=("network",),
    confidence="M",
)
def membership_without_mandate(plan: Plan) -> Iterator[Fault]:
    """A service is in the basic network on days for which it has no mandate.

    Why: without a mandate (pověření) the service cannot be paid for those days. Looked at are the days of the plan, and
    only in plans that keep mandates.

    Mend: add the mandate, or correct its days or those of the membership.
    """
    if not any(entry.mandates for entry in plan.every(NetworkEntry)):
        return
    period = plan.frame.period
    for entry in plan.every(NetworkEntry):
        mandates = sorted((mandate.period for mandate in entry.mandates), key=lambda period: period.begins)
        for stint in membership(entry):
            day, last = max(stint.begins, period.begins), min(stint.ends or period.ends, period.ends)
            for mandate in mandates:
                if mandate.begins > day:
                    break
                if mandate.ends >= day:
                    day = min(mandate.ends, last) + timedelta(days=1)
            if day <= last:
                message = say("the service has no mandate from {day} on", day=day.isoformat())
                at = _last_before(entry, day) or entry.at("history", stint.step, "effective")
                yield Fault(at, message, say("it is in the network until {day} at least", day=last.isoformat()))


def _last_before(entry: NetworkEntry, day: date) -> Address | None:
    """Return where the last mandate before a day ends, which is what should be mended; None when there is none."""
    ended = [(mandate.period.ends, index) for index, mandate in enumerate(entry.mandates) if mandate.period.ends < day]
    return entry.at("mandates", max(ended)[1], "to") if ended else None
