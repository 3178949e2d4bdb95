"""PLAN801 period-outside-plan."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN801", severity=Severity.ERROR, basis="the plan's own period", since="0.1")
def period_outside_plan(plan: Plan) -> Iterator[Fault]:
    """A card runs outside the period of its plan.

    Why: the plan is approved for its period only; what lies outside it has neither a mandate nor money.

    Mend: shorten the card's period, or correct the plan's.
    """
    whole = plan.frame.period
    if whole.reversed:
        return
    related = ((plan.frame.at("period"), say("period of the plan")),)
    for card in plan.every(Card):
        if not whole.holds(card.period) and not card.period.reversed:
            message = say("the card runs {period}, the plan {whole}", period=card.period, whole=whole)
            hint = say("the card's period must lie within the plan's")
            yield Fault(card.at("period"), message, hint, related)
