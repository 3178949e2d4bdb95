"""NET518 mandates-overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET518", severity=Severity.ERROR, basis="one mandate holds at a time", since="0.1", about=("network",))
def mandates_overlap(plan: Plan) -> Iterator[Fault]:
    """A mandate ends before it begins, or begins before the one above it has ended.

    Why: of two mandates for one day nobody can tell which one sets the payment.

    Mend: correct the days, and put the mandates in the order of time.
    """
    for entry in plan.every(NetworkEntry):
        for index, mandate in enumerate(entry.mandates):
            if mandate.period.reversed:
                message = say("the mandate ends before it begins")
                yield Fault(entry.at("mandates", index, "to"), message, say("exchange or correct the two days"))
        for index, (earlier, later) in enumerate(pairwise(entry.mandates), 1):
            if later.period.begins <= earlier.period.ends and not earlier.period.reversed:
                day = earlier.period.ends.isoformat()
                related = ((entry.at("mandates", index - 1), say("the mandate above")),)
                message = say("the mandate above it runs until {day}", day=day)
                hint = say("begin it the day after, or correct the other one")
                yield Fault(entry.at("mandates", index, "from"), message, hint, related)
