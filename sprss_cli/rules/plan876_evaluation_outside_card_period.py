"""PLAN876 evaluation-outside-card-period."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import runs_in
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN876", severity=Severity.WARNING, basis="the card's own period", since="0.1", about=("evaluations",))
def evaluation_outside_card_period(plan: Plan) -> Iterator[Fault]:
    """An evaluation is of a year in which the card does not run.

    Why: either the year is wrong, or the card ran longer than the plan says. The tables of that year leave it out.

    Mend: move the file to the folder of the right year, or correct the period of the card. What only became known later
    belongs to the last year of the card.
    """
    cards = plan.of(Card)
    for one in plan.every(Evaluation):
        card = cards.get(one.card)
        if card is not None and not card.period.reversed and not runs_in(card, one.year):
            message = say("{card} runs {period}, not in {year}", card=card.id, period=card.period, year=one.year)
            hint = say("move the file to the folder of a year in which the card runs")
            yield Fault(one.at("id"), message, hint, ((card.at("period"), say("period of the card")),))
