"""GOAL213 id-outside-numbering."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.ids import IdPattern
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.levels import Level
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL213", severity=Severity.WARNING, basis="the plan's own numbering", since="0.1")
def id_outside_numbering(plan: Plan) -> Iterator[Fault]:
    """The id of a card or a goal does not follow the numbering of the plan.

    Why: the record is not found where its number would stand, and texts that name it are not recognised.

    Mend: number the record like the others, or change the numbering (in plan.yaml `ids`, or `number` of the level).
    """
    for goal in plan.every(Goal):
        level = plan.frame.level_of(goal.level)
        if level is not None and level.number is not None and level.number.read(goal.id) is None:
            yield _outside(plan, goal, level, level.number)
    level = plan.frame.levels[-1]
    for card in plan.every(Card) if level.number is not None else ():
        if level.number is not None and card.id not in plan.card_numbers:
            yield _outside(plan, card, level, level.number)


def _outside(plan: Plan, record: Card | Goal, level: Level, pattern: IdPattern) -> Fault:
    message = say("the id {id} does not follow the numbering {pattern}", id=record.id, pattern=pattern.text)
    hint = say("write it like {example}", example=pattern.write(_parent(record)))
    keys = ("levels", plan.frame.levels.index(level), "number") if plan.frame.has_own_levels else ("ids", level.id)
    return Fault(record.at("id"), message, hint, ((plan.frame.at(*keys), say("the numbering")),))


def _parent(record: Card | Goal) -> str:
    return record.goal if isinstance(record, Card) else record.parent
