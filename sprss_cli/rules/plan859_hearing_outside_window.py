"""PLAN859 hearing-outside-window."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN859",
    severity=Severity.INFO,
    basis="vyhláška č. 505/2006 Sb., § 39b: veřejné projednání",
    since="0.1",
    about=("consultations",),
)
def hearing_outside_window(plan: Plan) -> Iterator[Fault]:
    """A public hearing took place before comments were taken, or after that.

    Why: nothing forbids it and it happens, but whoever learns of a fault only at the hearing can no longer comment in
    writing.

    Mend: correct the day if it is wrong. If it is right, nothing is to be done; an exception can say why it was so.
    """
    for one in plan.every(Round):
        for index, hearing in enumerate(one.hearings):
            if one.window.begins <= hearing.day <= one.window.ends:
                continue
            begins, ends = one.window.begins.isoformat(), one.window.ends.isoformat()
            message = say(
                "the hearing is on {day}, but comments are taken from {begins} to {ends}",
                day=hearing.day.isoformat(), begins=begins, ends=ends,
            )  # fmt: skip
            hint = say("correct the day if it is wrong; if it is right, an exception can say why")
            related = ((one.at("window"), say("the window")),)
            yield Fault(one.at("hearings", index, "date"), message, hint, related)
