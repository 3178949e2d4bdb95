"""GOAL230 unknown-goal-level."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL230", severity=Severity.ERROR, basis="a plan's own levels", since="0.1", about=("goals",))
def unknown_goal_level(plan: Plan) -> Iterator[Fault]:
    """A goal is on a level that the plan does not have, or does not say on which one it is.

    Why: documents do not know what to call the goal and where to print it, and nobody can check what it belongs to.

    Mend: write one of the levels above the last one (`levels` in plan.yaml). Records of the last level are cards and
    are kept in cards/. In a plan that states no levels, leave `level` out.
    """
    for goal in plan.every(Goal):
        if plan.frame.level_of(goal.level) is not None:
            continue
        if goal.level:
            message = say("the plan has no level of goals {level}", level=goal.level)
            yield Fault(goal.at("level"), message, _way_out(plan, goal.level))
        else:
            message = say("{id} does not say on which level it is", id=goal.id)
            yield Fault(goal.at("id"), message, say("add level: {known}", known=_known(plan)))
    for goal in () if plan.frame.has_own_levels else plan.every(Goal):
        if goal.parent:
            message = say(
                "{id} belongs to {parent}, but the plan has one level of goals only", id=goal.id, parent=goal.parent
            )
            yield Fault(goal.at("parent"), message, say("leave it out, or state the levels of the plan in plan.yaml"))


def _known(plan: Plan) -> tuple[str, ...]:
    return tuple(level.id for level in plan.frame.levels[:-1])


def _way_out(plan: Plan, level: str) -> Message:
    if not plan.frame.has_own_levels:
        return say("leave it out, or state the levels of the plan in plan.yaml")
    if level == plan.frame.levels[-1].id:
        return say("records of the last level are cards: keep it in cards/")
    return did_you_mean(level, _known(plan), say("levels of goals: {known}", known=_known(plan)))
