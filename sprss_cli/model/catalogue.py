"""Dated code lists: what the law and the registers name, and on which days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sprss_cli.model.period import Period


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a catalogue in one of its wordings.

    Attributes:
        key: What plans write, e.g. `§ 44`.
        name: The official name while the row is valid.
        valid_from: First day, or None when the row is known but not (yet) in force.
        valid_to: Last day, or None when the row still holds.
        source: Where the row was read.
        confidence: H, M, L or MEM (see the catalogue's description).
        facts: The other columns of the row, as plain data.
    """

    key: str
    name: str
    valid_from: date | None
    valid_to: date | None
    source: str
    confidence: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def holds_on(self, day: date) -> bool:
        """Return whether the row is in force on the day; both ends count."""
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day <= self.valid_to

    def holds_during(self, period: Period) -> bool:
        """Return whether the row is in force on at least one day of the period."""
        if self.valid_from is None or period.ends < self.valid_from:
            return False
        return self.valid_to is None or period.begins <= self.valid_to

    def strings(self, column: str) -> tuple[str, ...]:
        """Return a column that holds a list of words; empty when the row has none."""
        value = self.facts.get(column, ())
        return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else ()

    def fact(self, column: str) -> str:
        """Return a column that holds one word; empty when the row has none."""
        value = self.facts.get(column)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Catalogue:
    """A code list with its history: the same key may stand in several rows, one after the other in time."""

    name: str
    title: str
    rows: tuple[Entry, ...]

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Entry, ...]]:
        """The rows of each key, in the order of the file."""
        found: dict[str, list[Entry]] = {}
        for row in self.rows:
            found.setdefault(row.key, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def on(self, day: date) -> Mapping[str, Entry]:
        """Return the rows in force on a day, by key."""
        return {row.key: row for row in self.rows if row.holds_on(day)}

    def during(self, period: Period) -> Mapping[str, Entry]:
        """Return the rows in force on at least one day of a period, by key; of two wordings the later one."""
        return {row.key: row for row in self.rows if row.holds_during(period)}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.rows)
