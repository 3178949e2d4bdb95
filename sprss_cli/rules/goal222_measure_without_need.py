"""GOAL222 measure-without-need."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.message import say
from sprss_cli.model.need_coverage import without_need
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "GOAL222",
    severity=Severity.INFO,
    basis="zákon č. 108/2006 Sb., § 3 písm. h) ve znění od 1. 1. 2015: strategie vychází ze zjištěných potřeb",
    since="0.1",
    about=("needs",),
    confidence="M",
)
def measure_without_need(plan: Plan) -> Iterator[Fault]:
    """A card names no need, though the plan has needs.

    Why: nobody can tell why the activity is in the plan. A card without a target group (`target_groups: none`), such as
    one on the work of the office, need not name any.

    Mend: name the need that the card is to meet; if it is missing from needs/, add it there.
    """
    if not plan.every(Need):
        return
    for card in without_need(plan):
        message = say("the card {card} does not say which need it is to meet", card=card.id)
        yield Fault(card.at("id"), message, say("add the key needs with ids from the folder needs"))
