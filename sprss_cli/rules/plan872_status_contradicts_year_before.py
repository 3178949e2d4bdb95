"""PLAN872 status-contradicts-year-before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import histories
from sprss_cli.model.kinds.evaluation import SETTLED, STATUSES, Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

# What cannot follow a status: what is settled stays so, and what has begun has begun.
_CONTRADICTED = {
    **{status: frozenset(STATUSES) - {status} for status in SETTLED},
    "in-progress": frozenset({"not-started"}),
    "partly": frozenset({"not-started"}),
}


@rule(
    "PLAN872",
    severity=Severity.WARNING,
    basis="a plan agrees with itself",
    since="0.1",
    about=("evaluations",),
)
def status_contradicts_year_before(plan: Plan) -> Iterator[Fault]:
    """The status of a card contradicts that of the year before.

    Why: a card that was fulfilled or cancelled cannot be in progress a year later, and one that was in progress has
    begun. One of the two evaluations is wrong, and the council was told something that does not hold.

    Mend: correct the status that is wrong. If the card was really taken up again, say so in an exception.
    """
    for evaluations in histories(plan).values():
        stated = [one for one in evaluations if one.status]
        for before, one in pairwise(stated):
            if one.status in _CONTRADICTED.get(before.status, ()):
                yield _fault(before, one)


def _fault(before: Evaluation, one: Evaluation) -> Fault:
    message = say(
        "{card} is “{status}” in {year}, but it was “{former}” in {earlier}",
        card=one.card,
        status=one.status,
        year=one.year,
        former=before.status,
        earlier=before.year,
    )
    hint = say("correct one of the two, or say in an exception why both hold")
    return Fault(one.at("status"), message, hint, ((before.at("status"), say("the year before")),))
