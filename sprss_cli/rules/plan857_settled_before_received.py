"""PLAN857 settled-before-received."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN857", severity=Severity.ERROR, basis="order of days", since="0.1", about=("comments",))
def settled_before_received(plan: Plan) -> Iterator[Fault]:
    """A comment was settled before it was received.

    Why: one of the two days is wrong, and the table of settlements prints both.

    Mend: correct the day of receipt or that of the settlement.
    """
    for comment in plan.every(Comment):
        settlement = comment.settlement
        if settlement and settlement.day and settlement.day < comment.received:
            message = say(
                "settled on {settled}, but received on {received}",
                settled=settlement.day.isoformat(), received=comment.received.isoformat(),
            )  # fmt: skip
            related = ((comment.at("received"), say("received here")),)
            yield Fault(comment.at("settlement", "date"), message, say("correct one of the two days"), related)
