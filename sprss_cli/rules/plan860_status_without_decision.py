"""PLAN860 status-without-decision."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import asks_for_comments, missing_decisions
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
    """The plan has a status that rests on a decision or an event, and there is no such thing.

    Why: a plan is submitted, approved, amended or superseded only because somebody decided so. Without the decision
    nobody can show that the status is true, and documents print it on the title page.

    Mend: add the decision to `decisions` in plan.yaml with its effect: `submission`, `approval`, `amendment` or
    `replacement`. A decision whose number and day are not known may stand there without them. A plan out for comments
    has an event that says so, or a round in consultations/. Or set the status back.
    """
    for effect in missing_decisions(plan.frame):
        message = say(
            "the status is {status}, but no decision has the effect {effect}", status=plan.frame.status, effect=effect
        )
        hint = say(
            "add the decision with “effect: {effect}” to decisions in plan.yaml, or set the status back", effect=effect
        )
        yield Fault(plan.frame.at("status"), message, hint)
    rounds = any(kind.folder == "consultations" for kind in plan.records)
    if plan.frame.status == "consultation" and not rounds and not asks_for_comments(plan.frame):
        message = say(
            "the status is {status}, but no event publishes the draft or asks for comments", status="consultation"
        )
        hint = say("add the event with “kind: publication” or “kind: consultation”, or a round to consultations/")
        yield Fault(plan.frame.at("status"), message, hint)
