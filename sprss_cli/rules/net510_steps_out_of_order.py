"""NET510 steps-out-of-order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import EXCLUDE, INCLUDE
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET510", severity=Severity.ERROR, basis="a ledger is kept in the order of time", since="0.1", about=("network",))
def steps_out_of_order(plan: Plan) -> Iterator[Fault]:
    """A step takes effect before the one above it, or on the same day.

    Why: the history reads from the oldest step to the newest, and on each day one state holds. Only an exclusion from
    one register and an inclusion into another may share a day.

    Mend: put the steps in the order of their days, or make one step of the two.
    """
    for entry in plan.every(NetworkEntry):
        for index, (earlier, later) in enumerate(pairwise(entry.history), 1):
            at = entry.at("history", index, "effective")
            related = ((entry.at("history", index - 1, "effective"), say("the step above")),)
            day = later.effective.isoformat()
            if later.effective < earlier.effective:
                message = say("the step of {day} stands after a later one", day=day)
                yield Fault(at, message, say("put the steps in the order of their days"), related)
            elif later.effective == earlier.effective and (earlier.action, later.action) != (EXCLUDE, INCLUDE):
                message = say("two steps take effect on {day}", day=day)
                yield Fault(at, message, say("make one step of the two, or correct a day"), related)
