"""PLAN873 ended-card-without-final-status."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import evaluated_years, histories
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import OPEN, Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN873",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 95 písm. e): kraj vyhodnocuje plnění plánu",
    since="0.1",
    about=("evaluations",),
)
def ended_card_without_final_status(plan: Plan) -> Iterator[Fault]:
    """A card has ended, and no evaluation says how.

    Why: the summary evaluation of the period has to say of each card whether it was fulfilled. Only years of which the
    plan has evaluations are looked at, never the calendar.

    Mend: state in the evaluation of the card's last year whether it was fulfilled, fulfilled in part, not fulfilled,
    cancelled or carried over.
    """
    if plan.unreadable.get(Evaluation):
        return  # the one that cannot be read may say it
    years = evaluated_years(plan)
    found = histories(plan)
    for card in plan.every(Card):
        if not years or card.period.ends.year > years[-1]:
            continue
        evaluations = found.get(card.id, ())
        last = evaluations[-1] if evaluations else None
        if last is None or last.year < card.period.ends.year:
            message = say("no evaluation says how the card {card} ended", card=card.id)
            hint = say("`sprss evaluate --year {year}` makes the file for it", year=card.period.ends.year)
            yield Fault(card.at("period"), message, hint)
        elif last.status in OPEN:
            message = say("the card {card} has ended, but it is “{status}”", card=card.id, status=last.status)
            hint = say("say how it ended: fulfilled, partly, not-fulfilled, cancelled or carried-over")
            related = ((card.at("period"), say("period of the card")),)
            yield Fault(last.at("status"), message, hint, related)
