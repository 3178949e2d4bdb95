"""LAW305 plan-longer-than-law."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.lawful import UNSURE, longest_term
from sprss_cli.model.message import say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "LAW305",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., § 3 písm. h), ve znění zákona č. 254/2014 Sb.",
    since="0.1",
)
def plan_longer_than_law(plan: Plan) -> Iterator[Fault]:
    """A plan runs longer than the law of its day allows.

    Why: since 1 January 2015 a mid-term plan is approved for three years; the grant is applied for on the strength of
    a plan that is valid. Plans approved before that day may be longer.

    Mend: shorten the period. If the plan was approved under another law, correct `law_date`.
    """
    term = longest_term(plan)
    years = plan.frame.period.years
    if term is None or years <= term[0] or term[1].confidence in UNSURE:
        return
    day = plan.frame.law_date.isoformat()
    message = say_count(
        "the plan runs for {count} year; by the law of {day} it may run for {allowed}",
        "the plan runs for {count} years; by the law of {day} it may run for {allowed}",
        years,
        day=day,
        allowed=term[0],
    )
    related = ((plan.frame.at("law_date"), say("the day of the law")),)
    yield Fault(plan.frame.at("period"), message, say("years allowed: {allowed}", allowed=term[0]), related)
