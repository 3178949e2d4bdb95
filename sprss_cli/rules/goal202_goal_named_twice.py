"""GOAL202 goal-named-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL202", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def goal_named_twice(plan: Plan) -> Iterator[Fault]:
    """A card names the same goal twice among the other goals it serves.

    Why: the card would be counted and printed twice under that goal, and the second one may stand for a goal that is
    missing now.

    Mend: delete one of the two, or write the goal that was meant.
    """
    for card in plan.every(Card):
        goals = card.also_serves
        if len(set(goals)) == len(goals):
            continue
        for index, goal in enumerate(goals):
            first = goals.index(goal)
            if first < index:
                message = say("the goal {goal} stands here a second time", goal=goal)
                hint = say("delete it, or write the goal that was meant")
                yield Fault(
                    card.at("also_serves", index), message, hint, ((card.at("also_serves", first), say("first here")),)
                )
