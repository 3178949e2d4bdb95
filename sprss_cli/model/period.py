"""Stretches of time in which a plan or an activity runs; both days belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included. It may be reversed: then a rule says so."""

    begins: date
    ends: date

    @classmethod
    def from_data(cls, value: str | Mapping[str, str]) -> Period:
        """Read `2014-2017`, `2015` or a mapping with `from` and `to` as ISO dates, as the schemas allow.

        Raises:
            ValueError: The text has none of these forms, or names a day that no calendar has.
        """
        if isinstance(value, str):
            return _years(value)
        return cls(date.fromisoformat(value["from"]), date.fromisoformat(value["to"]))

    @property
    def reversed(self) -> bool:
        """Whether the period ends before it begins."""
        return self.ends < self.begins

    @property
    def whole_years(self) -> bool:
        """Whether the period begins on 1 January and ends on 31 December."""
        return (self.begins.month, self.begins.day, self.ends.month, self.ends.day) == (1, 1, 12, 31)

    @property
    def years(self) -> int:
        """The number of calendar years the period touches: 2014-01-01 to 2017-12-31 is 4."""
        return self.ends.year - self.begins.year + 1

    def holds(self, other: Period) -> bool:
        """Return whether the other period lies within this one."""
        return self.begins <= other.begins and other.ends <= self.ends

    def overlaps(self, other: Period) -> bool:
        """Return whether a day belongs to both periods."""
        return self.begins <= other.ends and other.begins <= self.ends

    def __str__(self) -> str:
        if not self.whole_years:
            return f"{self.begins.isoformat()}/{self.ends.isoformat()}"
        if self.begins.year == self.ends.year:
            return f"{self.begins.year:04}"
        return f"{self.begins.year:04}-{self.ends.year:04}"


@lru_cache(maxsize=64)  # most records of a plan run from its first to its last year
def _years(text: str) -> Period:
    first, _, last = text.partition("-")
    return Period(date(int(first), 1, 1), date(int(last or first), 12, 31))
