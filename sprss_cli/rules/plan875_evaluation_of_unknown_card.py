"""PLAN875 evaluation-of-unknown-card."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN875", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("evaluations",))
def evaluation_of_unknown_card(plan: Plan) -> Iterator[Fault]:
    """An evaluation is of a card that the plan does not have.

    Why: it drops out of every table by goal, and the real card looks as if nobody had evaluated it.

    Mend: write the id of a file in cards/, and name the file of the evaluation by it.
    """
    for one in plan.every(Evaluation):
        if not plan.knows(Card, one.card):
            known = tuple(plan.of(Card))
            hint = did_you_mean(one.card, known, say("cards of the plan: {known}", known=known))
            yield Fault(one.at("card"), say("the plan has no card {card}", card=one.card), hint)
