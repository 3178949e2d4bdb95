"""PLAN840 requirement-not-met."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.checklist import said_of, unmet
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN840",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 3; vyhláška č. 505/2006 Sb., § 39a",
    since="0.1",
    confidence="M",
)
def requirement_not_met(plan: Plan) -> Iterator[Fault]:
    """A plan that should be complete lacks something that the law asks for.

    Why: the ministry and the council ask for every part that the act and the decree name, and the grant application
    carries the plan. The requirements are dated: those of the plan's `law_date` count. Plans are looked at from the
    day they are submitted.

    Mend: `sprss checklist` says what each requirement is met by. Add the chapter or the records. If it stands in a
    published document, let the document in plan.yaml cover it; if it cannot be had, say why in an exception.
    """
    for item in unmet(plan, "plan"):
        hint = say("`sprss checklist` says what is looked for; add it, or say in an exception why it is not here")
        yield Fault(plan.frame.at("status"), said_of(item), hint)
