"""NET508 capacity-not-above-zero."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET508", severity=Severity.ERROR, basis="a network states what is provided", since="0.1")
def capacity_not_above_zero(plan: Plan) -> Iterator[Fault]:
    """A capacity is zero or less.

    Why: what is not provided is not in the network. A decrease is written as the whole capacity that remains.

    Mend: write the capacity that holds from that day on, leave the unit or the form out, or exclude the service.
    """
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            for place, item in enumerate(step.forms):
                for order, capacity in enumerate(item.capacity):
                    if capacity.value <= 0:
                        message = say("a capacity of {value} is none", value=capacity.value)
                        hint = say("write what is provided from that day on, or leave it out")
                        yield Fault(
                            entry.at("history", index, "forms", place, "capacity", order, "value"), message, hint
                        )
