"""PLAN882 step-outside-its-year."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import runs_in
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN882", severity=Severity.ERROR, basis="the year of the action plan", since="0.1", about=("action-plans",))
def step_outside_its_year(plan: Plan) -> Iterator[Fault]:
    """A step of an action plan is due in another year, or its card does not run in the year.

    Why: whoever is to carry it out has neither a mandate nor money for it in that year.

    Mend: correct the day or the card, or move the step to the action plan of the right year.
    """
    cards = plan.of(Card)
    for one in plan.every(ActionPlan):
        for index, step in enumerate(one.steps):
            card = cards.get(step.card)
            if card is not None and not card.period.reversed and not runs_in(card, one.year):
                message = say("{card} runs {period}, not in {year}", card=card.id, period=card.period, year=one.year)
                hint = say("choose a card that runs in {year}", year=one.year)
                related = ((card.at("period"), say("period of the card")),)
                yield Fault(one.at("steps", index, "card"), message, hint, related)
            if step.until is not None and step.until.year != one.year:
                message = say("the step is due on {day}, the action plan is for {year}", day=step.until, year=one.year)
                hint = say("correct the day, or move the step to the action plan of that year")
                yield Fault(one.at("steps", index, "until"), message, hint)
