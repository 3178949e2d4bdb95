"""PLAN842 process-not-recorded."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import is_due, missing_decisions
from sprss_cli.model.checklist import said_of, unmet
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN842",
    severity=Severity.WARNING,
    basis="vyhláška č. 505/2006 Sb., § 39b; zákon č. 108/2006 Sb., § 3",
    since="0.1",
    confidence="M",
)
def process_not_recorded(plan: Plan) -> Iterator[Fault]:
    """A step on the way to the plan that the law asks for is not recorded.

    Why: without the public discussion, the settlement of comments or the approval by the assembly a plan can be
    attacked. If the step was taken, plan.yaml should say when.

    Mend: add the decision with its effect, or the event with its kind, to plan.yaml. If nothing is known of the step,
    say so in an exception.
    """
    said = missing_decisions(plan.frame)  # PLAN860 speaks of the decisions that the status rests on
    for item in unmet(plan, "process"):
        steps = tuple(
            way.what
            for way in item.missing
            if way.by != "decision" or (way.what not in said and is_due(plan.frame, way.what))
        )
        if not steps:
            continue
        hint = say("not recorded under decisions or events in plan.yaml: {steps}", steps=steps)
        yield Fault(plan.frame.at("status"), said_of(item), hint)
