"""Which record became which: by id inside a plan, by what records say of themselves between plans; never a guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sprss_cli.model.change import How
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record


@dataclass(frozen=True, slots=True)
class Match:
    """An old and a new record that belong together; one is None for what was added or removed."""

    how: How
    old: Record | None
    new: Record | None


def within(kind: type[Record], old: Plan, new: Plan) -> Iterator[Match]:
    """Match two states of one plan: by id, then by the ids a record bore before (`formerly`)."""
    left = dict(old.of(kind))
    for identifier, record in new.of(kind).items():
        former = next((name for name in _formerly(record) if name in left and name not in new.of(kind)), None)
        if identifier in left:
            yield Match(How.SAME, left.pop(identifier), record)
        elif former is not None:
            yield Match(How.RENUMBERED, left.pop(former), record)
        elif not old.knows(kind, identifier):
            yield Match(How.ADDED, None, record)
    for identifier, record in left.items():
        if not new.knows(kind, identifier):
            yield Match(How.REMOVED, record, None)


def between(kind: type[Record], old: Plan, new: Plan, old_name: str) -> Iterator[Match]:
    """Match the plans of two periods: by `continues` for kinds that have it, by id for the others.

    Args:
        kind: The record kind.
        old: The older plan.
        new: The newer plan.
        old_name: How `continues` names the older plan: its folder's name.
    """
    if not any(hasattr(record, "continues") for record in (*old.every(kind), *new.every(kind))):
        yield from within(kind, old, new)
        return
    before: Mapping[str, Record] = old.of(kind)
    followed: set[str] = set()
    for record in new.of(kind).values():
        links = [link for link in getattr(record, "continues", ()) if link.plan == old_name]
        found = [link for link in links if link.record in before]
        for link in found:
            followed.add(link.record)
            yield Match(How(link.how), before[link.record], record)
        if not found and not any(old.knows(kind, link.record) for link in links):
            yield Match(How.ADDED, None, record)
    for identifier, record in before.items():
        if identifier not in followed:
            yield Match(How.REMOVED, record, None)


def _formerly(record: Record) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(record, "formerly", ())
    return names
