"""PLAN856 settlement-without-reason."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN856",
    severity=Severity.ERROR,
    basis="vyhláška č. 505/2006 Sb., § 39b; úplnost vypořádání",
    since="0.1",
    about=("comments",),
)
def settlement_without_reason(plan: Plan) -> Iterator[Fault]:
    """A comment was not accepted, accepted in part only, or explained, and no reason stands there.

    Why: a refusal without a reason is no settlement, and an explanation without words explains nothing.

    Mend: write the reason; it is printed in the table of settlements.
    """
    for comment in plan.every(Comment):
        settlement = comment.settlement
        if settlement and settlement.result != "accepted" and not settlement.reason:
            message = say("the comment is {result}, but no reason is given", result=settlement.result)
            yield Fault(comment.at("settlement", "result"), message, say("add “reason”"))
