"""GOAL212 card-number-of-another-goal."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL212", severity=Severity.ERROR, basis="the plan's own numbering", since="0.1")
def card_number_of_another_goal(plan: Plan) -> Iterator[Fault]:
    """A card has a number of one goal and belongs to another.

    Why: by the number everybody looks for the card under the one goal, the document prints it under the other.

    Mend: correct the goal, or give the card a number of its goal.
    """
    pattern = plan.frame.ids.get("goal")
    if pattern is None:
        return
    numbers = {goal: read["goal"] for goal in plan.of(Goal) if (read := pattern.read(goal))}
    goals = {number: goal for goal, number in numbers.items()}
    for card in plan.every(Card):
        by_id = plan.card_numbers.get(card.id, {}).get("goal")
        if by_id is None or numbers.get(card.goal, by_id) == by_id:
            continue
        message = say("{id} is not a number of a card of {goal}", id=card.id, goal=card.goal)
        expected = plan.frame.ids["card"].write(goal=numbers[card.goal], order=1)
        numbered = say("cards of {goal} are numbered from {first}", goal=card.goal, first=expected)
        near = goals.get(by_id)
        hint = say("did you mean {near}? {or_else}", near=near, or_else=numbered) if near else numbered
        yield Fault(card.at("goal"), message, hint, ((card.at("id"), say("its number")),))
