"""PLAN870 evaluation-without-status."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.evaluation import STATUSES, Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN870",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 95 písm. e): kraj vyhodnocuje plnění plánu",
    since="0.1",
    about=("evaluations",),
)
def evaluation_without_status(plan: Plan) -> Iterator[Fault]:
    """An evaluation does not say how far the card is.

    Why: the file was begun and not filled in. The card is missing from every count of the year, and the evaluation
    looks more complete than it is.

    Mend: write the status, and what was done.
    """
    for one in plan.every(Evaluation):
        if not one.status:
            message = say("the evaluation of {card} in {year} has no status", card=one.card, year=one.year)
            yield Fault(one.at("card"), message, say("statuses: {known}", known=tuple(STATUSES)))
