"""PLAN802 period-reversed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN802", severity=Severity.ERROR, basis="the calendar", since="0.1")
def period_reversed(plan: Plan) -> Iterator[Fault]:
    """A period ends before it begins: the plan's, a card's, that of an event or of a window for applications.

    Why: no day lies in such a period, so the record drops out of every timeline and of every question about a day.

    Mend: change the two ends over, or correct the one that is wrong.
    """
    periods = [(plan.frame.at("period"), plan.frame.period.begins, plan.frame.period.ends)]
    periods += [
        (plan.frame.at("events", index, "to"), event.begins, event.ends)
        for index, event in enumerate(plan.frame.events)
        if event.begins and event.ends
    ]
    windows = enumerate(plan.frame.network.windows)
    periods += [(plan.frame.at("network", "windows", index, "to"), one.begins, one.ends) for index, one in windows]
    cards = (card for card in plan.every(Card) if card.period.reversed)
    periods += [(card.at("period"), card.period.begins, card.period.ends) for card in cards]
    for at, begins, ends in periods:
        if ends < begins:
            message = say("the period begins on {begins} and ends on {ends}", begins=begins, ends=ends)
            yield Fault(at, message, say("the end must not come before the beginning"))
