"""NET523 decision-without-assessment."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.applications import does, to_be_assessed
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET523",
    severity=Severity.ERROR,
    basis="pravidla kraje pro zařazení služeb do sítě a vyřazení z ní",
    since="0.1",
    about=("network",),
)
def decision_without_assessment(plan: Plan) -> Iterator[Fault]:
    """A service was let into the basic network, changed or let out of it, and no accepted application is behind it.

    Why: the plan says by what criteria that is decided, and nobody can show how this service met them. Looked at are
    decisions taken on a day on which a criterion for such a step holds; a change counts when it changes the capacity or
    the list in which the service is. Where the application is there but was not assessed, NET524 says so.

    Mend: write down the application with its assessment and its outcome, or correct the number of the decision there.
    """
    steps = tuple(to_be_assessed(plan))
    if not steps or plan.unreadable.get(Application):
        return
    behind = {
        (one.service, one.outcome.decision, one.asks)
        for one in plan.every(Application)
        if one.outcome is not None and one.outcome.accepted
    }
    for entry, index, step, day in steps:
        if not any((entry.id, step.decision, asks) in behind for asks in does(step)):
            message = say(
                "{decision} of {day} decided on this without an application that was assessed and accepted",
                decision=step.decision,
                day=day.isoformat(),
            )
            hint = say("add the application with its assessment and its outcome to applications/")
            yield Fault(entry.at("history", index, "decision"), message, hint)
