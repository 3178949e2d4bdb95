"""PLAN860 status-without-decision."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import missing_decisions
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN860",
    severity=Severity.ERROR,
    basis="the flow of a plan's status",
    since="0.1",
)
def status_without_decision(plan: Plan) -> Iterator[Fault]:
    """The plan has a status for which a body of the region has to decide, and there is no such decision.

    Why: a plan is submitted, approved, amended or superseded only because somebody decided so. Without the decision
    nobody can show that the status is true, and documents print it on the title page.

    Mend: add the decision to `decisions` in plan.yaml with its effect: `submission`, `approval`, `amendment` or
    `replacement`. A decision whose number and day are not known may stand there without them. Or set the status back.
    """
    for effect in missing_decisions(plan.frame):
        message = say(
            "the status is {status}, but no decision has the effect {effect}", status=plan.frame.status, effect=effect
        )
        hint = say(
            "add the decision with “effect: {effect}” to decisions in plan.yaml, or set the status back", effect=effect
        )
        yield Fault(plan.frame.at("status"), message, hint)
