"""NET528 decided-before-assessed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import say
from sprss_cli.model.network import decisions
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET528",
    severity=Severity.ERROR,
    basis="first received, then assessed, then decided",
    since="0.1",
    about=("applications",),
)
def decided_before_assessed(plan: Plan) -> Iterator[Fault]:
    """An application was assessed before it was received, or decided before it was assessed or received.

    Why: a decision can only rest on an assessment that there was. One of the days is wrong, or the assessment was
    written afterwards.

    Mend: correct the day, or the number of the decision.
    """
    known = decisions(plan)
    for one in plan.every(Application):
        received = ((one.at("received"), say("the day of receipt")),)
        if one.assessed_on is not None and one.assessed_on < one.received:
            message = say("assessed before it was received on {day}", day=one.received.isoformat())
            yield Fault(one.at("assessed_on"), message, say("correct one of the two days"), received)
        found = known.get(one.outcome.decision) if one.outcome is not None else None
        if found is None or found.day is None:
            continue
        before, day = found.day.isoformat(), one.assessed_on or one.received
        if found.day < day:
            related = ((one.at("assessed_on"), say("the day of assessment")),) if one.assessed_on else received
            message = say(
                "{number} was decided on {before}, the application was received on {day}",
                number=found.number,
                before=before,
                day=day.isoformat(),
            )
            if one.assessed_on is not None:
                message = say(
                    "{number} was decided on {before}, the application was assessed on {day}",
                    number=found.number,
                    before=before,
                    day=day.isoformat(),
                )
            yield Fault(
                one.at("outcome", "decision"), message, say("correct the day, or the number of the decision"), related
            )
