"""LAW308 plan-perhaps-longer-than-law."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.lawful import UNSURE, longest_term
from sprss_cli.model.message import say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "LAW308",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 3, ve znění zákona č. 300/2025 Sb.; znění neověřeno",
    since="0.1",
    confidence="L",
)
def plan_perhaps_longer_than_law(plan: Plan) -> Iterator[Fault]:
    """A plan runs longer than the law of its day probably allows.

    Why: the paragraph that says how long a plan may run has been amended from this day on, and the new text could not
    be verified. Until it is, the former length is taken for granted.

    Mend: read the act in the wording of the plan's `law_date`. Then correct the period, or the catalogue of plan terms.
    """
    term = longest_term(plan)
    years = plan.frame.period.years
    if term is None or years <= term[0] or term[1].confidence not in UNSURE:
        return
    message = say_count(
        "the plan runs for {count} year; by the law of {day} it may probably run for {allowed}",
        "the plan runs for {count} years; by the law of {day} it may probably run for {allowed}",
        years,
        day=plan.frame.law_date.isoformat(),
        allowed=term[0],
    )
    related = ((plan.frame.at("law_date"), say("the day of the law")),)
    yield Fault(plan.frame.at("period"), message, say("source: {source}", source=term[1].source), related)
