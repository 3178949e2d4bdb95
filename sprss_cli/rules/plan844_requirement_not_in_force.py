"""PLAN844 requirement-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.checklist import coverings, requirements
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN844",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb. a vyhláška č. 505/2006 Sb., znění podle dne",
    since="0.1",
    confidence="M",
)
def requirement_not_in_force(plan: Plan) -> Iterator[Fault]:
    """A chapter or a document covers a requirement that the law of the plan's day does not have.

    Why: the checklist of the plan does not list it, so what was written for it counts for nothing. Mostly the plan's
    `law_date` is wrong, or the key was meant otherwise.

    Mend: correct the key or the `law_date`, or leave the key out.
    """
    for key, at, _ in coverings(plan):
        rows = requirements(plan).by_key.get(key, ())
        if rows and not any(row.holds_on(plan.frame.law_date) for row in rows):
            day = plan.frame.law_date.isoformat()
            message = say("{key} is no requirement of the law of {day}", key=key, day=day)
            hint = say("“{name}” holds from {day}", name=rows[0].name, day=rows[0].valid_from)
            yield Fault(at, message, hint, ((plan.frame.at("law_date"), say("the day of the law")),))
