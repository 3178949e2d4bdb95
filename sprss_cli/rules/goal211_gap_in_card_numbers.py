"""GOAL211 gap-in-card-numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.ids import IdPattern
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import Message, say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL211", severity=Severity.INFO, basis="the plan's own numbering", since="0.1")
def gap_in_card_numbers(plan: Plan) -> Iterator[Fault]:
    """A number is left out in the row of a goal's cards.

    Why: a card may have been lost on the way. A gap is right when a card was given up after the plan had been
    published: its number is not used again. Therefore this is only an information.

    Mend: look for the missing card, or number the cards anew as long as the plan is a draft.
    """
    pattern = plan.frame.levels[-1].number
    rows: dict[tuple[str, str], dict[int, str]] = {}
    for identifier, numbers in plan.card_numbers.items() if pattern else ():
        if pattern and (of_row := pattern.row(identifier)):
            rows.setdefault(of_row, {})[numbers["order"]] = identifier
    for row in rows.values():
        for before, order in pairwise((0, *sorted(row))):
            card = plan.of(Card).get(row.get(order, ""))
            if pattern and order > before + 1 and card is not None:
                hint = say("look for the missing card; a number given up for good needs nothing")
                yield Fault(card.at("id"), _missing(pattern, card.id, before + 1, order - 1), hint)


def _missing(pattern: IdPattern, identifier: str, first: int, last: int) -> Message:
    if first == last:
        return say("no card has the number {id}", id=pattern.beside(identifier, first))
    return say(
        "no card has the numbers {first} to {last}",
        first=pattern.beside(identifier, first),
        last=pattern.beside(identifier, last),
    )
