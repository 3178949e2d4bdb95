"""PLAN854 comment-not-settled."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.consultation import must_be_settled, unsettled
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN854", severity=Severity.ERROR, basis="vyhláška č. 505/2006 Sb., § 39b", since="0.1", about=("comments",))
def comment_not_settled(plan: Plan) -> Iterator[Fault]:
    """A comment has no settlement though the plan was submitted to the assembly.

    Why: the decree asks for every comment to be settled before the plan is approved; one that was passed over can be
    used to attack the approval.

    Mend: settle it with `sprss comments settle`, or set the status of the plan back.
    """
    if not must_be_settled(plan):
        return
    for comment in unsettled(plan):
        message = say("the comment is not settled, but the plan is {status}", status=plan.frame.status)
        hint = say("`sprss comments settle {id} --result … --reason …` settles it", id=comment.id)
        yield Fault(comment.at("id"), message, hint, ((plan.frame.at("status"), say("the status of the plan")),))
