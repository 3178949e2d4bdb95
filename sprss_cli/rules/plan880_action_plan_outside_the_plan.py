"""PLAN880 action-plan-outside-the-plan."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN880", severity=Severity.ERROR, basis="the plan's own period", since="0.1", about=("action-plans",))
def action_plan_outside_the_plan(plan: Plan) -> Iterator[Fault]:
    """An action plan is for a year outside the period of its plan.

    Why: an action plan carries out one year of the plan that the assembly approved; for another year there is nothing
    to carry out.

    Mend: correct the year, or move the action plan to the plan of that year.
    """
    period = plan.frame.period
    for one in plan.every(ActionPlan):
        if not period.reversed and not period.begins.year <= one.year <= period.ends.year:
            message = say("the action plan is for {year}, the plan runs {period}", year=one.year, period=period)
            hint = say("move it to the plan of that year, or correct the year")
            yield Fault(one.at("id"), message, hint, ((plan.frame.at("period"), say("period of the plan")),))
