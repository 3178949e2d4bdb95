"""PLAN862 process-out-of-order."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import AMENDMENT, reversed_steps
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN862", severity=Severity.WARNING, basis="vyhláška č. 505/2006 Sb., § 39b", since="0.1")
def process_out_of_order(plan: Plan) -> Iterator[Fault]:
    """A step that prepares the plan comes after its approval, or a step that follows the approval before it.

    Why: what is approved has been launched, published and discussed before; only what is approved can be amended or
    replaced. A day out of order is mostly a slip of the pen, sometimes a reason to attack the plan.

    Mend: correct the day. If it really happened so, say why in an exception.
    """
    for step, approval in reversed_steps(plan.frame):
        days = {"day": step.day.isoformat(), "approval": approval.day.isoformat()}
        if step.what in (AMENDMENT, "replacement"):
            message = say("{step} on {day} comes before the approval on {approval}", step=step.what, **days)
        else:
            message = say("{step} on {day} comes after the approval on {approval}", step=step.what, **days)
        related = ((approval.at, say("the approval")),)
        yield Fault(step.at, message, say("correct the day, or say in an exception why it was so"), related)
