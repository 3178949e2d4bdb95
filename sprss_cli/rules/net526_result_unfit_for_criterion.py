"""NET526 result-unfit-for-criterion."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import Message, say
from sprss_cli.model.network_frame import SCORED, Criterion
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET526",
    severity=Severity.ERROR,
    basis="pravidla kraje pro zařazení služeb do sítě a vyřazení z ní",
    since="0.1",
    about=("applications",),
)
def result_unfit_for_criterion(plan: Plan) -> Iterator[Fault]:
    """A criterion has more points than it may have, or points where it can only be met or not, or the other way round.

    Why: points above the maximum put one application before others unjustly, and a word in place of points cannot be
    added up.

    Mend: correct the result, or the kind and the points of the criterion in plan.yaml.
    """
    places = {criterion.id: index for index, criterion in enumerate(plan.frame.network.criteria)}
    for one in plan.every(Application):
        for index, item in enumerate(one.assessment):
            place = places.get(item.criterion)
            if place is None:
                continue
            criterion = plan.frame.network.criteria[place]
            fault = _fault(item.result, criterion)
            if fault is not None:
                related = ((plan.frame.at("network", "criteria", place, "id"), say("the criterion")),)
                yield Fault(one.at("assessment", index, "result"), *fault, related)


def _fault(result: str | Decimal, criterion: Criterion) -> tuple[Message, Message] | None:
    if isinstance(result, str):
        if criterion.kind != SCORED:
            return None
        message = say("the criterion {criterion} is scored, and this is no number", criterion=criterion.id)
        return message, say("write the number of points")
    if criterion.kind != SCORED:
        message = say("the criterion {criterion} has no points: it is met or not", criterion=criterion.id)
        return message, say("write met, partly or not-met")
    if result < 0:
        return say("{points} points are less than none", points=result), say("write 0 or more")
    if criterion.points is not None and result > criterion.points:
        message = say(
            "{points} points are more than the {most} that {criterion} can have",
            points=result,
            most=criterion.points,
            criterion=criterion.id,
        )
        return message, say("correct the points, or the maximum in plan.yaml")
    return None
