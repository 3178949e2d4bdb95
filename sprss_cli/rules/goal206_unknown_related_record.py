"""GOAL206 unknown-related-record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL206", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_related_record(plan: Plan) -> Iterator[Fault]:
    """A card is related to a record that is neither a card nor a goal of the plan.

    Why: the link in the document leads nowhere, and what depends on the card cannot be found.

    Mend: write the id of a card or a goal, or delete the line.
    """
    near_to = cache(lambda word: nearest(word, (*plan.of(Card), *plan.of(Goal))))
    for card in plan.every(Card):
        for index, other in enumerate(card.related):
            if plan.knows(Card, other) or plan.knows(Goal, other):
                continue
            near = near_to(other)
            message = say("the plan has no card and no goal {id}", id=other)
            hint = say("did you mean {near}?", near=near) if near else say("write the id of a card or a goal")
            yield Fault(card.at("related", index), message, hint)
