"""NET522 inclusion-without-capacity."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import INCLUDE
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET522", severity=Severity.ERROR, basis="a network states what is provided", since="0.1", about=("network",))
def inclusion_without_capacity(plan: Plan) -> Iterator[Fault]:
    """A service is included without a capacity.

    Why: the network is made of forms and capacities; without them nobody knows what was decided, and the sums lack it.

    Mend: add the forms with their capacity to the step.
    """
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            if step.action == INCLUDE and not step.forms:
                message = say("the inclusion of {day} has no capacity", day=step.effective.isoformat())
                yield Fault(
                    entry.at("history", index), message, say("add the key forms with the capacity of each form")
                )
