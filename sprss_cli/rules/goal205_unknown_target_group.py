"""GOAL205 unknown-target-group."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL205", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_target_group(plan: Plan) -> Iterator[Fault]:
    """A record names a target group that the plan does not have.

    Why: nobody can tell whom the card, the service or the need is about, and it drops out of every table by target
    group.

    Mend: write the id of a file in target-groups/, or add the group there.
    """
    for record, groups in plan.naming("target_groups"):
        for index, group in enumerate(groups):
            if not plan.knows(TargetGroup, group):
                yield _unknown(plan, record.at("target_groups", index), group)


def _unknown(plan: Plan, at: Address, group: str) -> Fault:
    known = tuple(plan.of(TargetGroup))
    message = say("the plan has no target group {group}", group=group)
    return Fault(at, message, did_you_mean(group, known, say("target groups of the plan: {known}", known=known)))
