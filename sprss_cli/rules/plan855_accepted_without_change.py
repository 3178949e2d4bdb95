"""PLAN855 accepted-without-change."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN855",
    severity=Severity.WARNING,
    basis="vyhláška č. 505/2006 Sb., § 39b; úplnost vypořádání",
    since="0.1",
    about=("comments",),
)
def accepted_without_change(plan: Plan) -> Iterator[Fault]:
    """A comment was accepted, wholly or partly, but nothing says what changed because of it.

    Why: the submitter is told that the plan was changed and has a right to see where. Accepted comments that were
    never worked in are the usual fault of a settlement.

    Mend: name the records, or the git revision, under `changed`. A comment that only needed an answer is `explained`.
    """
    for comment in plan.every(Comment):
        settlement = comment.settlement
        if settlement and settlement.accepted and not settlement.changed:
            message = say("the comment is {result}, but nothing says what changed", result=settlement.result)
            hint = say("add “changed” with the records that changed, or settle it as explained")
            yield Fault(comment.at("settlement", "result"), message, hint)
