"""PLAN884 action-plan-without-its-evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import evaluated_years
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN884",
    severity=Severity.WARNING,
    basis="practice of regions: an action plan holds the evaluation of a year before",
    since="0.1",
    about=("action-plans",),
    confidence="M",
)
def action_plan_without_its_evaluation(plan: Plan) -> Iterator[Fault]:
    """The year whose evaluation belongs to an action plan is not evaluated.

    Why: councillors decide on the next year by what came of the last one; the document would have an empty chapter.
    A year before the plan's period is looked for in the previous plan, which is not checked here.

    Mend: evaluate the year (`sprss evaluate`), or name the year that is evaluated.
    """
    if plan.unreadable.get(Evaluation):
        return
    years = evaluated_years(plan)
    for one in plan.every(ActionPlan):
        year = one.evaluates
        if year is None or year < plan.frame.period.begins.year or (year in years and year < one.year):
            continue
        if year >= one.year:
            message = say("the action plan for {year} cannot hold the evaluation of {other}", year=one.year, other=year)
            yield Fault(one.at("evaluates"), message, say("name a year before it"))
            continue
        hint = say("`sprss evaluate --year {year}` makes the files", year=year)
        yield Fault(one.at("evaluates"), say("nothing is evaluated in {year}", year=year), hint)
