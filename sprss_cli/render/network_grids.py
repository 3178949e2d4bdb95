"""The tables of the network: sums, short lists, reservations, mandates. Units stand side by side, never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from sprss_cli.model.amounts import figure
from sprss_cli.model.network import State
from sprss_cli.model.network_order import alphabetical, paragraph
from sprss_cli.model.network_tables import Due, Row, total
from sprss_cli.model.network_words import named, provided
from sprss_cli.model.network_words import sums as units
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party
from sprss_cli.render import czech
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.network_names import REGISTERS, territory

_NAMED = 12  # services that are named where others are only counted
NUMBER = Column("Číslo služby", 12)


def sums(name: str, caption: str, head: str, rows: Iterable[tuple[str, Row]], whole: Row | None, plan: Plan) -> Grid:
    """Return a table of sums: services, and a column for each unit.

    Args:
        name: Name of the table.
        caption: What stands above it.
        head: What stands above its first column.
        rows: Name and sums of each row.
        whole: The sums of all; None when they have none.
        plan: The plan, for the names of units.
    """
    found = list(rows)
    used = sorted({unit for _, row in found for unit in row.capacity})
    columns = (
        Column(head, 40),
        Column("Služeb", 10, number=True),
        *(Column(named("capacity-units", unit, plan).capitalize(), 12, number=True) for unit in used),
    )
    last = _sum_row("Celkem", whole, used) if whole else ()
    return Grid(name, caption, columns, (Group(tuple(_sum_row(label, row, used) for label, row in found), total=last),))


def _sum_row(label: str, row: Row, used: Sequence[str]) -> tuple[str, ...]:
    return (label, str(row.services), *(figure(row.capacity[unit]) if unit in row.capacity else "" for unit in used))


def services(name: str, caption: str, found: Sequence[State], plan: Plan, *, with_register: bool = False) -> Grid:
    """Return a short table of services, in the order of kinds; with the list that each stands in where it matters."""
    columns = (
        NUMBER,
        Column("Název služby", 22),
        Column("Poskytovatel", 20),
        Column("Druh", 9),
        Column("Území", 17),
        Column("Kapacita", 21),
        Column("Od", 13),
        *((Column("Seznam", 13),) if with_register else ()),
    )
    rows = tuple(
        (
            state.entry.id,
            state.entry.name,
            party(state.entry.provider, plan),
            state.entry.kind,
            territory(state.entry, plan),
            provided(state.forms, plan),
            short_day(state.since),
            *((REGISTERS.get(state.register, state.register),) if with_register else ()),
        )
        for state in in_order(found)
    )
    # sums of several lists would add up what is planned with what is there
    whole = ("Celkem", counted(len(rows)), "", "", "", units(total(found), plan), "")
    return Grid(name, caption, columns, (Group(rows, total=whole if len(rows) > 1 and not with_register else ()),))


def reservations(found: Sequence[State], day: date, plan: Plan) -> Grid:
    """Return the conditions that services are in the network under, the first deadline first."""
    columns = (
        NUMBER,
        Column("Služba", 30),
        Column("Poskytovatel", 24),
        Column("Podmínka", 36),
        Column("Splnit do", 14),
    )
    rows = []
    for state in sorted(found, key=lambda state: (_deadline(state), state.entry.id)):
        assert state.reservation is not None  # only services with one are given
        until = state.reservation.until
        late = " (uplynulo)" if until and until < day else ""
        words = f"{short_day(until)}{late}" if until else "bez lhůty"
        entry = state.entry
        rows.append((entry.id, entry.name, party(entry.provider, plan), state.reservation.what, words))
    return Grid("vyhrady", "Služby zařazené s výhradou", columns, (Group(tuple(rows)),))


def _deadline(state: State) -> date:
    return state.reservation.until if state.reservation and state.reservation.until else date.max


def mandates(found: Sequence[Due]) -> Grid:
    """Return the days on which mandates end, each with its services; of many their number is enough."""
    columns = (Column("Pověření do", 18), Column("Služeb", 10, number=True), Column("Které", 72))
    rows = []
    for day, of_day in groupby(found, key=lambda item: item.day):
        ending = list(of_day)
        named = ", ".join(f"{item.entry.id} {item.entry.name}" for item in ending[:_NAMED])
        more = f" a dalších {len(ending) - _NAMED}, viz seznam služeb podle druhů" if len(ending) > _NAMED else ""
        over = " (skončilo)" if ending[0].over else ""
        rows.append((f"{short_day(day)}{over}", str(len(ending)), named + more))
    return Grid("povereni", "Pověření, která skončila nebo do roka skončí", columns, (Group(tuple(rows)),))


def short_day(value: date) -> str:
    """Return a date in figures, as tables have it: 1. 7. 2024, with hard spaces."""
    return czech.HARD_SPACE.join((f"{value.day}.", f"{value.month}.", str(value.year)))


def in_order(found: Iterable[State]) -> list[State]:
    """Return services by kind, and by name within it."""
    return sorted(
        found, key=lambda state: (paragraph(state.entry.kind), alphabetical(state.entry.name), state.entry.id)
    )


def counted(count: int) -> str:
    """Return a number of services in words."""
    return czech.counted(count, "služba", "služby", "služeb")
