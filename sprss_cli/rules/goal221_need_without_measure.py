"""GOAL221 need-without-measure."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.message import Message, say
from sprss_cli.model.need_coverage import Coverage, coverage, may_be_incomplete
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "GOAL221",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 3 písm. h) ve znění od 1. 1. 2015: strategie vychází ze zjištěných potřeb",
    since="0.1",
    about=("needs",),
    confidence="M",
)
def need_without_measure(plan: Plan) -> Iterator[Fault]:
    """No card names a need.

    Why: the plan found out that people lack something and does not say what will be done about it. A service or an
    application that names the need is not enough: the plan has to say who is to act and by when. As long as a record
    that may name the need cannot be read, nothing is reported.

    Mend: name the need in the card that is to meet it, or add such a card. If the region decided not to meet the need,
    say why in an exception.
    """
    if not plan.every(Need) or may_be_incomplete(plan):
        return
    for found in coverage(plan):
        if not found.measures:
            message = say("no card is to meet the need {need} (“{title}”)", need=found.need.id, title=found.need.title)
            yield Fault(found.need.at("id"), message, _hint(found))


def _hint(found: Coverage) -> Message:
    others = tuple(record.id for records in found.by.values() for record in records)
    if others:
        return say("only {others} name it: add it to needs of the card that stands behind them", others=others)
    return say("add it to needs of the card that is to meet it")
