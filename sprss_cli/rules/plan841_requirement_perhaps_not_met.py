"""PLAN841 requirement-perhaps-not-met."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.checklist import said_of, unmet
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN841",
    severity=Severity.INFO,
    basis="zákon č. 108/2006 Sb., § 3; znění neověřeno",
    since="0.1",
    confidence="MEM",
)
def requirement_perhaps_not_met(plan: Plan) -> Iterator[Fault]:
    """A plan that should be complete lacks something that the law probably asks for.

    Why: the wording of this requirement could not be read; the catalogue has it from general knowledge or a weak
    source. Whoever has the act at hand can tell whether it holds.

    Mend: read the act in the wording of the plan's `law_date`. Then add what is missing, or correct the catalogue of
    requirements.
    """
    for item in unmet(plan, "plan", sure=False):
        hint = say("the catalogue has it with confidence {confidence}: verify it", confidence=item.row.confidence)
        yield Fault(plan.frame.at("status"), said_of(item), hint)
