"""GOAL203 own-goal-among-others."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL203", severity=Severity.WARNING, basis="`also_serves` holds the other goals", since="0.1")
def own_goal_among_others(plan: Plan) -> Iterator[Fault]:
    """A card names its own goal among the other goals it serves.

    Why: the card belongs to that goal already, so tables of goals would count it twice. Often the card was copied from
    another goal.

    Mend: take the goal out of the other goals, or correct the card's own goal.
    """
    for card in plan.every(Card):
        if card.goal in card.also_serves:
            message = say("{goal} is the goal the card belongs to, not another one", goal=card.goal)
            hint = say("delete it here; the card counts for {goal} already", goal=card.goal)
            at = card.at("also_serves", card.also_serves.index(card.goal))
            yield Fault(at, message, hint, ((card.at("goal"), say("its own goal")),))
