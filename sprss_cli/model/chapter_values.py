"""Values that chapters print instead of typing them: `[](value:cards)`, `[](value:granted-2026)`.

A value is a function here with `@value`; being here is enough to be offered. One with a pattern stands for several: a
year, or a unit of capacity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sprss_cli.model.amounts import crowns, figure
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan

if TYPE_CHECKING:  # what makes a value is loaded when the value is asked for
    from sprss_cli.model.finance import Balance
    from sprss_cli.model.network import State

Values = Callable[[Plan, date], Mapping[str, str]]
"""Returns values by what their names end with; by an empty word when there is only one."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value, or several of one meaning: what it is called, what it says, and what makes it."""

    name: str
    what: str
    make: Values


_VALUES: dict[str, Value] = {}


def value(make: Values) -> Values:
    """Make a function into a value that bears its name; its docstring says what the value is."""
    name = make.__name__.replace("_", "-")
    _VALUES[name] = Value(name, (make.__doc__ or "").strip(), make)
    return make


def offered() -> Iterable[Value]:
    """Return what values there are, in the order of this module."""
    return _VALUES.values()


def values(plan: Plan, day: date) -> Mapping[str, str]:
    """Return the values of a plan as documents print them, by name.

    Args:
        plan: The plan.
        day: The day of the network.
    """
    return {
        f"{one.name}-{end}" if end else one.name: said
        for one in _VALUES.values()
        for end, said in one.make(plan, day).items()
    }


def has(plan: Plan, name: str) -> bool:
    """Return whether a plan has a value of a name; only what may make it is asked."""
    makers = (one for one in _VALUES.values() if name == one.name or name.startswith(f"{one.name}-"))
    day = plan.frame.period.begins
    return any(name[len(one.name) + 1 :] in one.make(plan, day) for one in makers)


def names(plan: Plan) -> tuple[str, ...]:
    """Return the names of all values of a plan."""
    return tuple(values(plan, plan.frame.period.begins))


def _count(number: int) -> Mapping[str, str]:
    return {"": figure(Decimal(number))}


@value
def goals(plan: Plan, day: date) -> Mapping[str, str]:
    """The number of goals."""
    return _count(len(plan.of(Goal)))


@value
def cards(plan: Plan, day: date) -> Mapping[str, str]:
    """The number of activity cards."""
    return _count(len(plan.of(Card)))


@value
def needs(plan: Plan, day: date) -> Mapping[str, str]:
    """The number of needs."""
    from sprss_cli.model.kinds.need import Need  # a kind that many plans do without

    return _count(len(plan.of(Need)))


@value
def needs_met(plan: Plan, day: date) -> Mapping[str, str]:
    """The number of needs that a card is to meet."""
    from sprss_cli.model.need_coverage import coverage

    return _count(sum(bool(one.measures) for one in coverage(plan)))


@value
def services(plan: Plan, day: date) -> Mapping[str, str]:
    """The number of services in the network on the day."""
    return _count(len(_network(plan, day)))


@value
def providers(plan: Plan, day: date) -> Mapping[str, str]:
    """The number of providers in the network on the day."""
    return _count(len({state.entry.provider for state in _network(plan, day)}))


@value
def capacity(plan: Plan, day: date) -> Mapping[str, str]:
    """The capacity of the network on the day; the unit follows, a key of the catalogue capacity-units."""
    from sprss_cli.model.network_tables import total

    units = plan.catalogues["capacity-units"].by_key if "capacity-units" in plan.catalogues else {}
    found = total(_network(plan, day))
    return {unit: figure(found.get(unit, Decimal(0))) for unit in {**units, **found}}


@value
def cost(plan: Plan, day: date) -> Mapping[str, str]:
    """What the services cost in a year; the year follows, after it the variant where the plan has some."""
    return {_of_year(row.year, row.variant): crowns(row.cost) for row in _balance(plan)}


@value
def funding(plan: Plan, day: date) -> Mapping[str, str]:
    """The money of all payers in a year; the year follows, after it the variant where the plan has some."""
    return {_of_year(row.year, row.variant): crowns(row.funding) for row in _balance(plan)}


@value
def gap(plan: Plan, day: date) -> Mapping[str, str]:
    """What no payer covers in a year; the year follows, after it the variant where the plan has some."""
    return {_of_year(row.year, row.variant): crowns(row.gap) for row in _balance(plan)}


@value
def requested(plan: Plan, day: date) -> Mapping[str, str]:
    """What payers were asked for in a year; the year follows."""
    return dict(_granted(plan, "requested"))


@value
def granted(plan: Plan, day: date) -> Mapping[str, str]:
    """What payers granted in a year; the year follows."""
    return dict(_granted(plan, "granted"))


def _network(plan: Plan, day: date) -> tuple[State, ...]:
    from sprss_cli.model.kinds.network_entry import NetworkEntry
    from sprss_cli.model.network import network_on

    return network_on(plan.of(NetworkEntry).values(), day)


def _of_year(year: int, variant: str) -> str:
    return f"{year}-{variant}" if variant else str(year)


def _balance(plan: Plan) -> tuple[Balance, ...]:
    from sprss_cli.model.finance import balance

    return balance(plan)


def _granted(plan: Plan, what: str) -> Iterator[tuple[str, str]]:
    from sprss_cli.model.finance import grants

    sums: dict[int, int] = {}
    for grant in grants(plan):
        if (amount := getattr(grant, what)) is not None:
            sums[grant.year] = sums.get(grant.year, 0) + amount
    for year, amount in sums.items():
        yield str(year), crowns(amount)
