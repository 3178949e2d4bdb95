"""The network on two days: which services came, went or changed, by how much, and who decided so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NETWORK, NetworkEntry
from sprss_cli.model.network import State, state_on
from sprss_cli.model.network_change import CapacityShift, FieldShift, NetworkChanges, ServiceChange
from sprss_cli.model.network_tables import Page, log, totals
from sprss_cli.model.plan import Plan

_DAY = timedelta(days=1)


def network_changes(old: Plan, old_day: date, new: Plan, new_day: date) -> NetworkChanges:
    """Compare the network of a plan on one day with that of the same or another plan on another day.

    Args:
        old: The plan of the older side.
        old_day: Its day.
        new: The plan of the newer side.
        new_day: Its day; it may lie before the other one.
    """
    before, after = _states(old, old_day), _states(new, new_day)
    pairs = [(before.get(key), after.get(key)) for key in sorted({*before, *after})]
    changed = tuple(change for pair in pairs if (change := _change(*pair)))
    return NetworkChanges(
        old_day,
        new_day,
        changed,
        len(pairs) - len(changed),
        tuple(_totals(before.values(), after.values())),
        _between(old, new, *sorted((old_day, new_day))),
    )


def _states(plan: Plan, day: date) -> dict[str, State]:
    entries = plan.of(NetworkEntry).values()
    return {entry.id: state for entry in entries if (state := state_on(entry, day))}


def _change(old: State | None, new: State | None) -> ServiceChange | None:
    capacity = tuple(_shifts(_capacity(old), _capacity(new)))
    if old is None or new is None:
        return ServiceChange(old, new, capacity)
    fields = tuple(_fields(old, new))
    return ServiceChange(old, new, capacity, fields) if capacity or fields else None


def _fields(old: State, new: State) -> Iterator[FieldShift]:
    said = (_said(old), _said(new))
    for field, before in said[0].items():
        if before != said[1][field]:
            yield FieldShift(field, before, said[1][field])


def _said(state: State) -> dict[str, str]:
    entry, reservation = state.entry, state.reservation
    until = f" ({reservation.until.isoformat()})" if reservation and reservation.until else ""
    return {
        "register": state.register,
        "level": state.level,
        "reservation": f"{reservation.what}{until}" if reservation else "",
        "provider": entry.provider,
        "kind": entry.kind,
        "name": entry.name,
    }


def _capacity(state: State | None) -> dict[tuple[str, str], Decimal]:
    return {(form.form, item.unit): item.value for form in (state.forms if state else ()) for item in form.capacity}


def _shifts(before: dict[tuple[str, str], Decimal], after: dict[tuple[str, str], Decimal]) -> Iterator[CapacityShift]:
    for key in sorted({*before, *after}):
        one, other = before.get(key, Decimal()), after.get(key, Decimal())
        if one != other:
            yield CapacityShift(*key, one, other)


def _totals(old: Iterable[State], new: Iterable[State]) -> Iterator[CapacityShift]:
    yield from _shifts(_by_kind(old), _by_kind(new))


def _by_kind(states: Iterable[State]) -> dict[tuple[str, str], Decimal]:
    rows = totals((state for state in states if state.register == NETWORK), By.KIND)
    return {(row.key, unit): value for row in rows for unit, value in row.capacity.items()}


def _between(old: Plan, new: Plan, begins: date, ends: date) -> tuple[Page, ...]:
    """Return the decisions between two days as the newer plan has them, before them those that only the older has."""
    if begins == ends:
        return ()
    pages = log(new, begins + _DAY, ends)
    known = {page.number for page in pages}
    return (*(page for page in log(old, begins + _DAY, ends) if page.number not in known), *pages)
