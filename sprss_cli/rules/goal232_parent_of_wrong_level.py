"""GOAL232 parent-of-wrong-level."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.levels import Level
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL232", severity=Severity.ERROR, basis="a plan's own levels", since="0.1", about=("levels",))
def parent_of_wrong_level(plan: Plan) -> Iterator[Fault]:
    """A goal or a card belongs to a record that is not of the level just above its own.

    Why: the levels of the plan are skipped or turned round, so counts by level are wrong and chapters stand in the
    wrong place. Goals that belong to each other in a circle break this rule too.

    Mend: write the id of a record of the level above, or correct the level of one of the two.
    """
    levels = plan.frame.levels
    found = {goal.id: plan.frame.level_of(goal.level) for goal in plan.of(Goal).values()}
    for goal in plan.every(Goal):
        level = plan.frame.level_of(goal.level)
        if not goal.parent or level is None or not plan.knows(Goal, goal.parent):
            continue
        if level == levels[0]:
            message = say("{id} is on the highest level and belongs to nothing above it", id=goal.id)
            yield Fault(goal.at("parent"), message, say("leave out parent, or correct the level"))
        elif _other(found.get(goal.parent), above := levels[levels.index(level) - 1]):
            yield _fault(plan, goal, "parent", goal.parent, above)
    wrong = {goal for goal, level in found.items() if _other(level, levels[-2])}
    for card in plan.every(Card) if wrong else ():
        if card.goal in wrong:
            yield _fault(plan, card, "goal", card.goal, levels[-2])


def _other(level: Level | None, wanted: Level) -> bool:
    """Whether a record is of another level than it should be; of an unknown level nothing is said."""
    return level is not None and level != wanted


def _fault(plan: Plan, record: Card | Goal, key: str, named: str, wanted: Level) -> Fault:
    message = say("{named} is not of the level “{level}”", named=named, level=wanted.title)
    of_level = (goal.id for goal in plan.of(Goal).values() if plan.frame.level_of(goal.level) == wanted)
    hint = say("of that level are: {known}", known=tuple(of_level))
    return Fault(record.at(key), message, hint, ((plan.of(Goal)[named].at("id"), say("the record it names")),))
