"""PLAN850 comment-of-unknown-round."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN850", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("comments",))
def comment_of_unknown_round(plan: Plan) -> Iterator[Fault]:
    """A comment lies in the folder of a round of consultation that the plan does not have.

    Why: without its round nobody can tell whether the comment came in time, or which draft it is about.

    Mend: add the round as consultations/<id>.yaml, or move the comment to the folder of its round.
    """
    rounds = tuple(plan.of(Round))
    for comment in plan.every(Comment):
        if not plan.knows(Round, comment.round):
            hint = did_you_mean(
                comment.round, rounds, say("add the round as {file}", file=Round.file_of(comment.round))
            )
            message = say("there is no round of consultation {round}", round=comment.round)
            yield Fault(comment.at("id"), message, hint)
