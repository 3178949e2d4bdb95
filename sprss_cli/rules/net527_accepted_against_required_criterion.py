"""NET527 accepted-against-required-criterion."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.applications import criteria_for
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import say
from sprss_cli.model.network_frame import REQUIRED
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET527",
    severity=Severity.ERROR,
    basis="pravidla kraje pro zařazení služeb do sítě a vyřazení z ní",
    since="0.1",
    about=("applications",),
)
def accepted_against_required_criterion(plan: Plan) -> Iterator[Fault]:
    """An application was accepted though it does not meet a required criterion, and nobody says why.

    Why: what is required holds for all. An assembly may decide otherwise, but those who were refused will ask for the
    reason.

    Mend: give the reason under `outcome.note`, or correct the result or the outcome.
    """
    for one in plan.every(Application):
        if one.outcome is None or not one.outcome.accepted or one.outcome.note:
            continue
        applying = criteria_for(one, plan.frame.network)
        for index, item in enumerate(one.assessment):
            criterion = applying.get(item.criterion)
            if criterion is not None and criterion.kind == REQUIRED and item.result == "not-met":
                message = say(
                    "accepted though {criterion} is not met: {title}", criterion=criterion.id, title=criterion.title
                )
                related = ((one.at("assessment", index, "result"), say("the result")),)
                hint = say("give the reason under outcome, with the key note")
                yield Fault(one.at("outcome", "result"), message, hint, related)
