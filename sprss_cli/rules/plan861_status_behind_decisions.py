"""PLAN861 status-behind-decisions."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import STATUSES, decided_status
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN861", severity=Severity.WARNING, basis="the flow of a plan's status", since="0.1")
def status_behind_decisions(plan: Plan) -> Iterator[Fault]:
    """A decision has brought the plan further than its status says.

    Why: an approved plan that calls itself a draft is not checked for completeness, its wording is not protected, and
    its documents say the wrong thing on the title page.

    Mend: set `status` to what the decision made of the plan, or correct the decision's `effect`.
    """
    frame = plan.frame
    decided = decided_status(frame)
    if decided is None:
        return
    status, index = decided
    if STATUSES.index(frame.status) < STATUSES.index(status):
        message = say(
            "the status is {status}, but by a decision the plan is {decided}", status=frame.status, decided=status
        )
        related = ((frame.at("decisions", index), say("this decision")),)
        yield Fault(frame.at("status"), message, say("set the status to {decided}", decided=status), related)
