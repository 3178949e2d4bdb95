"""GOAL209 prose-reference-not-related."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL209", severity=Severity.WARNING, basis="prose and data say the same", since="0.1")
def prose_reference_not_related(plan: Plan) -> Iterator[Fault]:
    """The description of a card names a card or a goal that is missing from its related records.

    Why: a reference that stands only in the text is not found by anyone who looks for what depends on a record. The
    card itself and the goal it belongs to need not be listed. A goal that it also serves must be: to serve a goal is
    one thing, to depend on its activities another.

    Mend: add the id to `related`.
    """
    for card in plan.every(Card):
        for named in plan.mentions.get(card.source.file, ()):
            if named in card.related or named in (card.id, card.goal):
                continue
            if plan.knows(Card, named) or plan.knows(Goal, named):
                message = say("the text names {id}, which is not among the related records", id=named)
                hint = say("make it “related: [{ids}]”", ids=(*card.related, named))
                yield Fault(card.at("description").quoting(named), message, hint)
