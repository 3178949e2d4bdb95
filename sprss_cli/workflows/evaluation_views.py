"""What documents of fulfilment are made from: evaluations of a year, a period and the plan before, action plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sprss_cli.compare.network import network_changes
from sprss_cli.model.fulfilment import evaluated_years
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.render.action_view import ActionView
from sprss_cli.render.documents import Document, View
from sprss_cli.render.evaluation_view import YearEvaluation
from sprss_cli.render.network_view import NetworkView
from sprss_cli.render.period_evaluation import PeriodEvaluation
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.load import load

PREVIOUS_EVALUATION = "previous-evaluation"
"""The block of a chapter for which the previous plan is read."""

_EVALUATION, _PERIOD, _ACTION = "evaluation", "summary", "action"  # what such documents are about


class NotOfThatYear(Trouble):
    """A document of a year was asked for without one, or of a year of which there is nothing."""


def fulfilment_views(
    document: Document, plan: Plan, folder: PlanFolder, year: int | None, *, in_chapters: bool
) -> Mapping[str, View]:
    """Return what a document prints of fulfilment; nothing for a document that prints nothing of it.

    Args:
        document: The document.
        plan: The plan.
        folder: Its folder, beside which the previous plan lies.
        year: The year that was asked for.
        in_chapters: Whether a chapter of the plan puts in the evaluation of the previous plan.

    Raises:
        NotOfThatYear: A document of one year was asked for without a year, another one with a year, or there is nothing
            of the year.
    """
    _check_year(year, document)
    views: dict[str, View] = {}
    if document.about == _PERIOD:
        views[_PERIOD] = PeriodEvaluation(plan)
    if in_chapters:
        views["previous"] = _previous_evaluation(plan, folder)
    if year is not None and document.about == _EVALUATION:
        views[_EVALUATION] = _year_evaluation(plan, year)
        views["network"] = NetworkView(plan, date(year, 12, 31), network_changes)
    elif year is not None:
        action = _action_plan(plan, year)
        views[_ACTION] = _action_view(plan, action, folder)
        views["network"] = NetworkView(plan, action.network_on or date(year, 1, 1), network_changes)
    return views


def _check_year(year: int | None, document: Document) -> None:
    of_a_year = document.about in (_EVALUATION, _ACTION)
    if of_a_year and year is None:
        message = say("the document {name} is of one year", name=document.name)
        raise NotOfThatYear(message, say("say which one, e.g. --year 2024"))
    if year is not None and not of_a_year:
        raise NotOfThatYear(say("the document {name} is not of one year", name=document.name), say("leave out --year"))


def _year_evaluation(plan: Plan, year: int) -> YearEvaluation:
    known = evaluated_years(plan)
    if year not in known:
        hint = say("`sprss evaluate --year {year}` makes the files", year=year)
        if known:
            hint = say("years with evaluations: {known}", known=known)
        raise NotOfThatYear(say("nothing is evaluated in {year}", year=year), hint)
    return YearEvaluation(plan, year)


def _action_plan(plan: Plan, year: int) -> ActionPlan:
    known = plan.of(ActionPlan)
    found = known.get(str(year))
    if found is None:
        if str(year) in plan.unreadable.get(ActionPlan, ()):
            raise NotOfThatYear(
                say("the file of {id} is broken", id=f"{ActionPlan.folder}/{year}"),
                say("`sprss validate` says what is wrong with it"),
            )
        hint = say("add it in the folder {folder}", folder=ActionPlan.folder)
        if known:
            hint = say("action plans: {known}", known=tuple(known))
        raise NotOfThatYear(say("there is no action plan for {year}", year=year), hint)
    return found


def _action_view(plan: Plan, action: ActionPlan, folder: PlanFolder) -> ActionView:
    """Return an action plan as templates see it, with the year that it evaluates, of this plan or of the one before."""
    year = action.evaluates
    if year is None:
        return ActionView(plan, action, None)
    before = year < plan.frame.period.begins.year
    of = _previous(plan, folder) if before else plan
    found = YearEvaluation(of, year) if of is not None and year in evaluated_years(of) else None
    return ActionView(plan, action, found)


def _previous(plan: Plan, folder: PlanFolder) -> Plan | None:
    """Return the plan that lies beside this one under the name that it calls the previous one; None without such."""
    if plan.followed.get(plan.frame.previous) is None:
        return None
    beside = folder.beside(plan.frame.previous)
    return load(beside).plan if beside is not None else None


def _previous_evaluation(plan: Plan, folder: PlanFolder) -> PeriodEvaluation:
    """Return the evaluation of the previous plan; one without years when there is no such plan."""
    before = _previous(plan, folder)
    if before is None:
        return PeriodEvaluation(Plan(plan.frame, {}))
    return PeriodEvaluation(before, plan, plan.frame.previous)
