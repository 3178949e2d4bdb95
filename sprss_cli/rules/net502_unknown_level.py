"""NET502 unknown-level."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET502", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("network",))
def unknown_level(plan: Plan) -> Iterator[Fault]:
    """A step puts a service into a level that the plan's network does not have.

    Why: a level decides about money and certainty. One that is not explained means nothing, and the service drops out
    of the sums by level.

    Mend: write a level of `network.levels` in plan.yaml, or add the level there.
    """
    levels = plan.frame.network.levels
    none = say("name the levels of the network in plan.yaml, under network.levels")
    otherwise = say("levels of the network: {known}", known=tuple(levels)) if levels else none
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            if step.level and step.level not in levels:
                message = say("the network has no level {level}", level=step.level)
                yield Fault(entry.at("history", index, "level"), message, did_you_mean(step.level, levels, otherwise))
