"""GOAL211 gap-in-card-numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sprss_cli.model.finding import Fault, Severity
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
    rows: dict[int, dict[int, str]] = {}
    for identifier, numbers in plan.card_numbers.items():
        if "order" in numbers:
            rows.setdefault(numbers.get("goal", 0), {})[numbers["order"]] = identifier
    for goal, row in sorted(rows.items()):
        for before, order in pairwise((0, *sorted(row))):
            card = plan.of(Card).get(row.get(order, ""))
            if order > before + 1 and card is not None:
                hint = say("look for the missing card; a number given up for good needs nothing")
                yield Fault(card.at("id"), _missing(plan, goal, before + 1, order - 1), hint)


def _missing(plan: Plan, goal: int, first: int, last: int) -> Message:
    write = plan.frame.ids["card"].write
    if first == last:
        return say("no card has the number {id}", id=write(goal=goal, order=first))
    return say(
        "no card has the numbers {first} to {last}",
        first=write(goal=goal, order=first),
        last=write(goal=goal, order=last),
    )
