"""GOAL210 one-sided-relation."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL210", severity=Severity.INFO, basis="a relation has two sides", since="0.1")
def one_sided_relation(plan: Plan) -> Iterator[Fault]:
    """A card is related to another card that does not name it in return.

    Why: whoever works on the other card does not learn that this one depends on it. When the text of the other card
    names this one, only the missing line there is reported (GOAL209).

    Mend: add this card to the related records of the other one, if the relation matters to both.
    """
    cards = plan.of(Card)
    for card in plan.every(Card):
        for index, named in enumerate(card.related):
            other = cards.get(named)
            if other is None or card.id in other.related:
                continue
            if card.id not in plan.mentions.get(other.source.file, ()):
                message = say("{other} is related to this card, but does not name it in return", other=named)
                hint = say("add {id} to “related” of {other}, if it matters there", id=card.id, other=named)
                related = ((other.at("related" if other.related else "id"), say("the other card")),)
                yield Fault(card.at("related", index), message, hint, related)
