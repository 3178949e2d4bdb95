"""GOAL237 number-of-another-parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL237", severity=Severity.ERROR, basis="the plan's own numbering", since="0.1", about=("levels",))
def number_of_another_parent(plan: Plan) -> Iterator[Fault]:
    """A goal or a card has a number under one record and belongs to another.

    Why: by the number everybody looks for it in the one chapter, the document prints it in the other.

    Mend: correct what it belongs to, or give it a number of the record that it belongs to.
    """
    levels, of_level = plan.frame.levels, {goal.id: plan.frame.level_of(goal.level) for goal in plan.of(Goal).values()}
    for record, key, parent in _belonging(plan):
        level = plan.frame.level_of(record.level) if isinstance(record, Goal) else levels[-1]
        above = levels[levels.index(level) - 1] if level and level != levels[0] else None
        if of_level.get(parent, above) != above:
            continue  # GOAL232 says what is wrong with it
        pattern = level.number if level else None
        by_id = pattern.parent_of(record.id) if pattern else ""
        if pattern and by_id and by_id != parent and plan.knows(Goal, parent):
            message = say("{id} is not a number under {parent}", id=record.id, parent=parent)
            numbered = say("under {parent} numbers begin with {first}", parent=parent, first=pattern.write(parent))
            near = plan.knows(Goal, by_id)
            hint = say("did you mean {near}? {or_else}", near=by_id, or_else=numbered) if near else numbered
            yield Fault(record.at(key), message, hint, ((record.at("id"), say("its number")),))


def _belonging(plan: Plan) -> Iterable[tuple[Card | Goal, str, str]]:
    yield from ((goal, "parent", goal.parent) for goal in plan.every(Goal) if goal.parent)
    yield from ((card, "goal", card.goal) for card in plan.every(Card))
