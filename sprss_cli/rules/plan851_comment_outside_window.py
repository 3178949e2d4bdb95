"""PLAN851 comment-outside-window."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN851",
    severity=Severity.WARNING,
    basis="vyhláška č. 505/2006 Sb., § 39b; lhůta vyhlášená krajem",
    since="0.1",
    about=("comments",),
)
def comment_outside_window(plan: Plan) -> Iterator[Fault]:
    """A comment was received before or after the days on which comments were taken.

    Why: a deadline that holds for some and not for others is no deadline. What was said at a public hearing counts,
    be it after the window.

    Mend: correct the day of receipt, or the window of the round. A comment that came late and is settled all the same
    gets an exception with the reason.
    """
    rounds = plan.of(Round)
    for comment in plan.every(Comment):
        found = rounds.get(comment.round)
        if found is None or found.window.begins <= comment.received <= found.window.ends:
            continue
        if any(comment.received == hearing.day for hearing in found.hearings):
            continue
        begins, ends = found.window.begins.isoformat(), found.window.ends.isoformat()
        message = say(
            "received on {day}, but comments were taken from {begins} to {ends}",
            day=comment.received.isoformat(), begins=begins, ends=ends,
        )  # fmt: skip
        hint = say("correct the day, or say in an exception why the comment is settled all the same")
        yield Fault(comment.at("received"), message, hint, ((found.at("window"), say("the window")),))
