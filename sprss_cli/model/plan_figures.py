"""What a plan amounts to in figures, the same for every region, so that plans can be set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sprss_cli.model.checklist import State, checklist
from sprss_cli.model.finance import balance, grants
from sprss_cli.model.fulfilment import GoalCount, by_goal, evaluated_years, last, of_year, running
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.need_coverage import coverage
from sprss_cli.model.network import network_on
from sprss_cli.model.network_tables import total
from sprss_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class YearMoney:
    """The money of a year, whole CZK; None for what the finance tables do not say. Of variants the first one by key."""

    year: int
    cost: int | None
    funding: int | None
    requested: int | None
    granted: int | None


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """A plan in figures.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        day: The day of the network.
        goals: How many goals there are.
        cards: How many cards.
        needs: How many needs.
        needs_met: How many of them a card is to meet.
        kinds: The kinds of services that cards name.
        services: How many services are in the network on the day.
        network_kinds: Of how many kinds they are.
        capacity: Their capacity by unit.
        amount: What the cards say that goes to them, whole CZK.
        years: The money of the network, by year.
        requirements: How many requirements are in which state, by the law of the plan.
        fulfilment: Status of the cards by goal, for each year that is evaluated.
        final: The last status of each card, by goal; empty when nothing is evaluated.
        unread: Files that could not be read, so that what is in them is missing here.
    """

    label: str
    plan: Plan
    day: date
    goals: int
    cards: int
    needs: int
    needs_met: int
    kinds: tuple[str, ...]
    services: int
    network_kinds: int
    capacity: Mapping[str, Decimal]
    amount: int
    years: tuple[YearMoney, ...]
    requirements: Mapping[State, int]
    fulfilment: Mapping[int, tuple[GoalCount, ...]]
    final: tuple[GoalCount, ...]
    unread: tuple[str, ...] = ()


def figures_of(plan: Plan, label: str, day: date, unread: tuple[str, ...] = ()) -> PlanFigures:
    """Return a plan in figures.

    Args:
        plan: The plan.
        label: What a reader calls it.
        day: The day of the network; moved into the plan's period when it lies outside.
        unread: Files of the plan that could not be read.
    """
    period = plan.frame.period
    day = max(period.begins, min(day, period.ends))
    cards = tuple(plan.of(Card).values())
    needs = coverage(plan)
    network = network_on(plan.of(NetworkEntry).values(), day)
    states = Counter(item.state for item in checklist(plan, plan.frame.law_date))
    years = evaluated_years(plan)
    return PlanFigures(
        label,
        plan,
        day,
        goals=len(plan.of(Goal)),
        cards=len(cards),
        needs=len(needs),
        needs_met=sum(bool(one.measures) for one in needs),
        kinds=tuple(sorted({kind for card in cards for kind in card.services.ids})),
        services=len(network),
        network_kinds=len({state.entry.kind for state in network}),
        capacity=total(network),
        amount=sum(item.amount or 0 for card in cards for item in card.funding),
        years=_money(plan),
        requirements={state: states[state] for state in State},
        fulfilment={year: by_goal(running(plan, year), of_year(plan, year)) for year in years},
        final=by_goal(cards, last(plan)) if years else (),
        unread=unread,
    )


def _money(plan: Plan) -> tuple[YearMoney, ...]:
    planned = {row.year: row for row in reversed(balance(plan))}  # of several variants the first stays
    asked: Counter[int] = Counter()
    given: Counter[int] = Counter()
    for grant in grants(plan):
        asked[grant.year] += grant.requested or 0
        given[grant.year] += grant.granted or 0
    return tuple(
        YearMoney(
            year,
            planned[year].cost or None if year in planned else None,
            planned[year].funding or None if year in planned else None,
            asked.get(year) or None,
            given.get(year) or None,
        )
        for year in sorted({*planned, *asked})
    )
