"""FIN711 card-money-differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finance import Placed, placed, variants
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN711", severity=Severity.WARNING, basis="a plan agrees with itself", since="0.1", about=("finance",))
def card_money_differs(plan: Plan) -> Iterator[Fault]:
    """The money that a card names is not what the finance tables hold for the card.

    Why: the card and the finance chapter go to the council together, and one of the two is out of date. What is
    compared is the amount of each payer in the card with the sum of its funding for the card over all years, in any
    one variant. Cards of which the tables say nothing are not looked at, nor sources to which the card gives no amount.

    Mend: correct the amount in the card or in the finance table; add the payer where it is missing.
    """
    held: dict[str, list[Placed]] = {}
    for item in placed(plan):
        if item.figure.card and item.figure.what == "funding":
            held.setdefault(item.figure.card, []).append(item)
    cards = plan.of(Card)
    for identifier, items in held.items():
        if identifier in cards:
            yield from _of_card(cards[identifier], items)


def _of_card(card: Card, items: list[Placed]) -> Iterator[Fault]:
    named = {party for item in card.funding for party in (*item.sources, item.programme)}
    for item in items:
        if item.figure.payer not in named:
            message = say("the card {card} does not name the payer {payer}", card=card.id, payer=item.figure.payer)
            hint = say("add the payer under funding of the card, or correct this figure")
            yield Fault(item.at("payer"), message, hint, ((card.at("funding"), say("the money of the card")),))
    for payers, (index, stated) in _stated(card).items():
        of_payers = [item for item in items if item.figure.payer in payers]
        amounts = [_sum(of_payers, variant) for variant in variants(item.figure for item in of_payers)]
        if stated not in amounts:
            message = say(
                "the card says {stated}, the finance tables {held}", stated=crowns(stated), held=crowns(amounts[0])
            )
            hint = say("the difference is {difference}", difference=crowns(stated - amounts[0], sign=True))
            related = ((of_payers[0].at("amount"), say("the finance tables begin here")),) if of_payers else ()
            yield Fault(card.at("funding", index, "amount"), message, hint, related)


def _stated(card: Card) -> Mapping[frozenset[str], tuple[int, int]]:
    """Return the first place and the sum of the amounts by payers; payers with an item without amount are left out."""
    found: dict[frozenset[str], tuple[int, int]] = {}
    open_ended = set()
    for index, item in enumerate(card.funding):
        payers = frozenset((*item.sources, *((item.programme,) if item.programme else ())))
        if item.amount is None:
            open_ended.add(payers)
            continue
        first, amount = found.get(payers, (index, 0))
        found[payers] = (first, amount + item.amount)
    return {payers: stated for payers, stated in found.items() if payers not in open_ended}


def _sum(items: list[Placed], variant: str) -> int:
    return sum(item.figure.amount for item in items if item.figure.holds_in(variant))
