"""PLAN868 amending-decision-without-amendment."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import AMENDMENT
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN868", severity=Severity.WARNING, basis="the flow of a plan's status", since="0.1", about=("seals",))
def amending_decision_without_amendment(plan: Plan) -> Iterator[Fault]:
    """A decision amends a sealed plan, and no amendment says what it touches.

    Why: the text in force after that day cannot be told from the text that was approved, and nobody can see what the
    assembly changed.

    Mend: write down the amendment in amendments/ with the number of the decision. If its contents are not known, say
    so there under `unknown`.
    """
    if plan.unreadable.get(Amendment):
        return
    known = {one.decision for one in plan.every(Amendment)}
    for index, one in enumerate(plan.frame.decisions):
        if one.effect == AMENDMENT and one.number and one.number not in known:
            message = say("{decision} amends the plan, but no amendment says what it touches", decision=one.number)
            hint = say("add a record to amendments/ with “decision: {decision}”", decision=one.number)
            yield Fault(plan.frame.at("decisions", index, "number"), message, hint)
