"""What is read off the ledger: sums, what is due, the log of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from sprss_cli.model.frame import Decision
from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NETWORK, NetworkEntry, Step
from sprss_cli.model.network import State, decisions, state_on
from sprss_cli.model.network_frame import Deadline
from sprss_cli.model.plan import Plan

SEVERAL = "several"  # areas: a capacity that serves several cannot be divided among them


@dataclass(frozen=True, slots=True)
class Row:
    """Services and capacity under one key; capacity by unit, units side by side."""

    key: str
    services: int
    capacity: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that ends or begins on a day.

    Attributes:
        day: The day.
        what: `mandate` ends, `reservation` has to be met, `step` takes effect.
        entry: The service.
        words: The reservation, or the step's action; empty for a mandate.
        over: Whether the day has passed.
    """

    day: date
    what: str
    entry: NetworkEntry
    words: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """The network of a plan on a day, as somebody asked for it.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        day: The day.
        register: `network`, `intent` or `temporary`.
        services: The services that are in the register on the day.
        by: By what sums were asked for; None when the services themselves were.
        due: What ends or begins; None when it was not asked for.
        deadlines: Deadlines of the plan in the days that `due` was asked for.
        unread: Files of services that could not be read, so that they are missing here.
    """

    label: str
    plan: Plan
    day: date
    register: str
    services: tuple[State, ...]
    by: By | None = None
    due: tuple[Due, ...] | None = None
    deadlines: tuple[Deadline, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One decision in the log: its number, what the plan says of it, and the steps that it made, by service."""

    number: str
    decision: Decision | None
    steps: tuple[tuple[NetworkEntry, Step], ...]


def totals(found: Iterable[State], by: By) -> tuple[Row, ...]:
    """Return services and capacity by something, in the order of keys.

    By form a service counts in each of its forms. By area (`orp`) it counts where it is alone; one that serves several
    areas stands under `several`, one for the whole region under `regional` or `supra-regional`.
    """
    services: dict[str, set[str]] = {}
    sums: dict[str, dict[str, Decimal]] = {}
    for state in found:
        for form in state.forms:
            key = form.form if by is By.FORM else _key(state, by)
            services.setdefault(key, set()).add(state.entry.id)
            of_key = sums.setdefault(key, {})
            for item in form.capacity:
                of_key[item.unit] = of_key.get(item.unit, Decimal()) + item.value
        if not state.forms and by is not By.FORM:
            services.setdefault(_key(state, by), set()).add(state.entry.id)
    return tuple(Row(key, len(services[key]), dict(sorted(sums.get(key, {}).items()))) for key in sorted(services))


def total(found: Iterable[State]) -> Mapping[str, Decimal]:
    """Return the capacity of all services, by unit."""
    sums: dict[str, Decimal] = {}
    for state in found:
        for form in state.forms:
            for item in form.capacity:
                sums[item.unit] = sums.get(item.unit, Decimal()) + item.value
    return dict(sorted(sums.items()))


def _key(state: State, by: By) -> str:
    match by:
        case By.KIND:
            return state.entry.kind
        case By.PROVIDER:
            return state.entry.provider
        case By.LEVEL:
            return state.level
        case _:
            territory = state.entry.territory
            return territory.word or (territory.ids[0] if len(territory.ids) == 1 else SEVERAL)


def due(entries: Iterable[NetworkEntry], day: date, days: int) -> tuple[Due, ...]:
    """Return what ends or begins from a day on within so many days, and what is over and still open, by day.

    Mandates and reservations are those of services that are in a register on the day; steps are decided already.
    """
    last = day + timedelta(days=min(days, (date.max - day).days))
    found = [item for entry in entries for item in _due(entry, day) if item.day <= last]
    return tuple(sorted(found, key=lambda item: (item.day, item.entry.id, item.what)))


def deadlines(plan: Plan, day: date, days: int) -> tuple[Deadline, ...]:
    """Return the deadlines that the plan states for the network, from a day on within so many days, by day."""
    last = day + timedelta(days=min(days, (date.max - day).days))
    return tuple(
        sorted((one for one in plan.frame.network.deadlines if day <= one.day <= last), key=lambda one: one.day)
    )


def _due(entry: NetworkEntry, day: date) -> Iterator[Due]:
    for step in entry.history:
        if step.effective > day:
            yield Due(step.effective, "step", entry, step.action)
    state = state_on(entry, day)
    if state is None:
        return
    if state.register == NETWORK and entry.mandates:
        ends = mandated_until(entry, day)
        yield Due(ends, "mandate", entry, over=ends < day)
    if state.reservation is not None and state.reservation.until is not None:
        until = state.reservation.until
        yield Due(until, "reservation", entry, state.reservation.what, until < day)


def mandated_until(entry: NetworkEntry, day: date) -> date:
    """Return the last day on which a service has a mandate without a break since a day.

    When there is none on that day, it is the end of the last one before, or the day before the first one.
    """
    ends = day - timedelta(days=1)
    begun = [mandate.period for mandate in entry.mandates if mandate.period.begins <= day]
    if begun and max(period.ends for period in begun) < day:
        return max(period.ends for period in begun)
    for period in sorted((mandate.period for mandate in entry.mandates), key=lambda period: period.begins):
        if ends < date.max and period.begins <= ends + timedelta(days=1):
            ends = max(ends, period.ends)
    return ends


def log(plan: Plan, begins: date = date.min, ends: date = date.max) -> tuple[Page, ...]:
    """Return the ledger by decision, in the order of days, for steps that take effect within some days.

    A decision without a day, or one that the plan does not have, stands where its first step takes effect.
    """
    known = decisions(plan)
    steps: dict[str, list[tuple[NetworkEntry, Step]]] = {}
    for entry in plan.of(NetworkEntry).values():
        for step in entry.history:
            if begins <= step.effective <= ends:
                steps.setdefault(step.decision, []).append((entry, step))
    pages = [Page(number, known.get(number), tuple(made)) for number, made in steps.items()]
    return tuple(sorted(pages, key=lambda page: (_day(page), page.number)))


def _day(page: Page) -> date:
    if page.decision is not None and page.decision.day is not None:
        return page.decision.day
    return min(step.effective for _, step in page.steps)
