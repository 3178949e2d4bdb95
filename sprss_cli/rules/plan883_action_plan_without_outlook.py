"""PLAN883 action-plan-without-outlook."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.action_money import figures_of, years_of
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN883",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 101a: žádost o dotaci na rok s předpokladem na dva další",
    since="0.1",
    about=("action-plans",),
    confidence="M",
)
def action_plan_without_outlook(plan: Plan) -> Iterator[Fault]:
    """The finance tables of an action plan lack the costs or the request for its year or one of the two after it.

    Why: the region asks the ministry for money for the year and states what it expects to need in the next two; the
    assembly approves both with the action plan.

    Mend: name the finance tables that hold costs and requests, and add what is missing to them.
    """
    if plan.unreadable.get(FinanceTable):
        return
    for one in plan.every(ActionPlan):
        if not one.finance:
            message = say("the action plan names no finance tables")
            yield Fault(one.at("id"), message, say("add the key finance with ids from the folder finance"))
            continue
        figures = figures_of(one, plan)
        held = {(figure.what, figure.year) for figure in figures}
        for what, message in (("cost", say("costs")), ("requested", say("the request"))):
            lacking = tuple(year for year in years_of(one) if (what, year) not in held)
            if lacking and figures:
                problem = say("its finance tables lack {what} for {years}", what=message, years=lacking)
                yield Fault(one.at("finance"), problem, say("add the figures, or name the table that holds them"))
