"""NET508 capacity-not-above-zero."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.capacity import stated_capacities
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET508",
    severity=Severity.ERROR,
    basis="a network states what is provided",
    since="0.1",
    about=("applications", "needs", "network"),
)
def capacity_not_above_zero(plan: Plan) -> Iterator[Fault]:
    """A capacity is zero or less.

    Why: what is not provided is not in the network. A decrease is written as the whole capacity that remains.

    Mend: write the capacity that holds from that day on, leave the unit or the form out, or exclude the service.
    """
    for one in stated_capacities(plan):
        if one.value <= 0:
            message = say("a capacity of {value} is none", value=one.value)
            hint = say("write what is provided from that day on, or leave it out")
            yield Fault(one.record.at(*one.keys, "value"), message, hint)
