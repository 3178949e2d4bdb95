"""PLAN803 period-not-whole-years."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN803", severity=Severity.INFO, basis="plans and grants run by calendar years", since="0.1")
def period_not_whole_years(plan: Plan) -> Iterator[Fault]:
    """A period does not run from 1 January to 31 December.

    Why: plans, budgets and grants run by calendar years. A part of a year may be meant, but it is often a slip.

    Mend: write the years, e.g. "2024-2026". If the days are meant, write an exception with the reason.
    """
    periods = [(plan.frame.at("period"), plan.frame.period)]
    periods += [(card.at("period"), card.period) for card in plan.every(Card) if not card.period.whole_years]
    for at, period in periods:
        if not period.whole_years and not period.reversed:
            first, last = period.begins.year, period.ends.year
            years = f"{first}-{last}" if first != last else f"{first}"
            message = say("the period {period} is not whole years", period=period)
            yield Fault(at, message, say("if whole years are meant, write “{years}”", years=years))
