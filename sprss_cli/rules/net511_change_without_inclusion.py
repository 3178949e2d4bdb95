"""NET511 change-without-inclusion."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import CHANGE, INCLUDE, states
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET511", severity=Severity.ERROR, basis="a ledger has no gaps", since="0.1", about=("network",))
def change_without_inclusion(plan: Plan) -> Iterator[Fault]:
    """A step changes or excludes a service that is in no register on that day.

    Why: the service was not included yet, or was excluded before. The step has no effect, and the network lacks what
    somebody decided.

    Mend: add the inclusion, or correct the action or the day.
    """
    for entry in plan.every(NetworkEntry):
        inside = False
        for index, step, state in states(entry):
            if not inside and step.action != INCLUDE:
                day = step.effective.isoformat()
                message = say("the service is in no register on {day}, so it cannot be excluded", day=day)
                if step.action == CHANGE:
                    message = say("the service is in no register on {day}, so it cannot be changed", day=day)
                hint = say("include it first, or correct the action or the day")
                yield Fault(entry.at("history", index, "action"), message, hint)
            inside = state is not None
