"""GOAL204 goal-without-card."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL204", severity=Severity.WARNING, basis="goals are reached by activities", since="0.1")
def goal_without_card(plan: Plan) -> Iterator[Fault]:
    """No card belongs to a goal; in a plan with more levels, nothing of the level below does.

    Why: the plan promises something that nobody is going to do, and the chapter of the goal stays empty. Cards that
    only serve the goal besides their own do not count. As long as a record that may belong to the goal cannot be read,
    nothing is reported.

    Mend: add a card for the goal, or delete the goal.
    """
    served = {card.goal for card in plan.every(Card)} | {goal.parent for goal in plan.every(Goal)}
    for goal in plan.every(Goal):
        if goal.id not in served and not _may_have_unreadable_card(plan, goal):
            message = say("no card belongs to the goal {goal}", goal=goal.id)
            hint = say("add a card with “goal: {goal}”, or delete the goal", goal=goal.id)
            level = plan.frame.level_of(goal.level)
            if plan.frame.has_own_levels and level is not None:
                below = plan.frame.levels[plan.frame.levels.index(level) + 1]
                message = say("nothing belongs to {level} {id}", level=level.title, id=goal.id)
                key = "goal" if below == plan.frame.levels[-1] else "parent"
                hint = say("add {level} with “{key}: {id}”, or delete it", level=below.title, key=key, id=goal.id)
            yield Fault(goal.at("id"), message, hint)


def _may_have_unreadable_card(plan: Plan, goal: Goal) -> bool:
    """Whether a card that cannot be read may be the goal's, as far as its file's name tells."""
    if plan.frame.has_own_levels:
        return bool(plan.unreadable.get(Card) or plan.unreadable.get(Goal))
    pattern = plan.frame.ids.get("goal")
    number = (pattern.read(goal.id) or {}).get("goal") if pattern else None
    return any(
        number is None or plan.card_numbers.get(card, {}).get("goal", number) == number
        for card in plan.unreadable.get(Card, ())
    )
