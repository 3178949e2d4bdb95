"""GOAL201 unknown-goal."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL201", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_goal(plan: Plan) -> Iterator[Fault]:
    """A card names a goal that the plan does not have.

    Why: the card drops out of every table by goal, and its link in the document leads nowhere.

    Mend: write the id of a file in goals/, or add the goal there.
    """
    named = {goal for card in plan.every(Card) for goal in (card.goal, *card.also_serves)}
    unknown = {goal for goal in named if not plan.knows(Goal, goal)}
    for card in plan.every(Card) if unknown else ():
        if card.goal in unknown:
            yield _unknown(plan, card.at("goal"), card.goal)
        for index, goal in enumerate(card.also_serves):
            if goal in unknown:
                yield _unknown(plan, card.at("also_serves", index), goal)


def _unknown(plan: Plan, at: Address, goal: str) -> Fault:
    known = tuple(plan.of(Goal))
    message = say("the plan has no goal {goal}", goal=goal)
    if plan.frame.has_own_levels:
        message = say("{level} {id} is not in the plan", level=plan.frame.levels[-2].title, id=goal)
    return Fault(at, message, did_you_mean(goal, known, say("goals of the plan: {known}", known=known)))
