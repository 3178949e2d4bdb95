"""GOAL213 id-outside-numbering."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.ids import IdPattern
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.rules import rule


@rule("GOAL213", severity=Severity.WARNING, basis="the plan's own numbering", since="0.1")
def id_outside_numbering(plan: Plan) -> Iterator[Fault]:
    """The id of a card or a goal does not follow the numbering of the plan.

    Why: the record is not found where its number would stand, and texts that name it are not recognised.

    Mend: number the record like the others, or change the numbering (`ids` in plan.yaml).
    """
    for goal in plan.every(Goal):
        pattern = plan.frame.ids.get("goal")
        if pattern is not None and pattern.read(goal.id) is None:
            yield _outside(plan, goal, "goal", pattern)
    for card in plan.every(Card):
        pattern = plan.frame.ids.get("card")
        if pattern is not None and card.id not in plan.card_numbers:
            yield _outside(plan, card, "card", pattern)


def _outside(plan: Plan, record: Record, kind: str, pattern: IdPattern) -> Fault:
    message = say("the id {id} does not follow the numbering {pattern}", id=record.id, pattern=pattern.text)
    hint = say("write it like {example}", example=pattern.write(goal=1, order=1))
    return Fault(record.at("id"), message, hint, ((plan.frame.at("ids", kind), say("the numbering")),))
