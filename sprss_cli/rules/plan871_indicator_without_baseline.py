"""PLAN871 indicator-without-baseline."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN871",
    severity=Severity.WARNING,
    basis="evaluation of plans: a change is measured from where it began",
    since="0.1",
    about=("evaluations",),
)
def indicator_without_baseline(plan: Plan) -> Iterator[Fault]:
    """An indicator does not say where it began.

    Why: without a baseline nobody can tell whether anything improved, and how much of the way to the target is done.

    Mend: add `baseline` with its value and day. If nobody measured it then, say so in an exception.
    """
    for one in plan.every(Evaluation):
        for index, indicator in enumerate(one.indicators):
            if indicator.baseline is None:
                message = say("the indicator “{name}” has no baseline", name=indicator.name)
                yield Fault(one.at("indicators", index, "name"), message, say("add baseline: its value and its day"))
