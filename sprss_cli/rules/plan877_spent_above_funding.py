"""PLAN877 spent-above-funding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import funding_of, histories
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN877", severity=Severity.WARNING, basis="a plan agrees with itself", since="0.1", about=("evaluations",))
def spent_above_funding(plan: Plan) -> Iterator[Fault]:
    """More of a payer's money was spent on a card than the plan holds for it.

    Why: either an amount is wrong, or the council never heard of the money. What is compared is the sum over all years
    that are evaluated with what the card gives for the payer; where the card gives no amount, with what the finance
    tables hold for the card. Payers of which neither says anything are not looked at.

    Mend: correct the amount; if more was really spent, say in `note` who decided on it, and except the finding.
    """
    cards = plan.of(Card)
    held = funding_of(plan)
    for identifier, evaluations in histories(plan).items():
        spent: Counter[str] = Counter()
        over = {payer for payer in held.get(identifier, {}) if identifier in cards}
        for one in evaluations:
            for index, item in enumerate(one.spent):
                spent[item.payer] += item.amount
                limit = held.get(identifier, {}).get(item.payer, 0)
                if item.payer in over and spent[item.payer] > limit:
                    over.discard(item.payer)  # said once, where the sum first goes above
                    message = say(
                        "{payer} has spent {spent} on {card}, the plan holds {held}",
                        payer=item.payer,
                        spent=crowns(spent[item.payer]),
                        card=identifier,
                        held=crowns(limit),
                    )
                    hint = say("the difference is {difference}", difference=crowns(spent[item.payer] - limit))
                    related = ((cards[identifier].at("funding"), say("the money of the card")),)
                    yield Fault(one.at("spent", index, "amount"), message, hint, related)
