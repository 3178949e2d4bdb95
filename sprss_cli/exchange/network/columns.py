"""What a column of a table holds, read from its heading of one or more lines."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sprss_cli.exchange.network.conventions import NetworkConventions, wording
from sprss_cli.model.nearest import nearest

_YEARS = re.compile(r"\b(20\d\d)(?:\s*[-–—]\s*(20\d\d))?\b")
_DAY = re.compile(r"\b(\d{1,2})\.\s*(\d{1,2})\.\s*(20\d\d)\b|\b(20\d\d)-(\d\d)-(\d\d)\b")
_ON = re.compile(r"\b(?:od|ke?)\s*$")  # „k 1. 1. 2024“
_LONGEST = 6  # words of a phrase


@dataclass(frozen=True, slots=True)
class Span:
    """The days for which the figures of a column hold.

    Attributes:
        begins: First day.
        ends: Last day; None when the heading names only the day from which they hold.
    """

    begins: date
    ends: date | None = None

    @property
    def name(self) -> str:
        """What a report calls it."""
        if self.ends is None:
            return self.begins.isoformat()
        whole = self.begins.strftime("%m%d"), self.ends.strftime("%m%d")
        if whole != ("0101", "1231"):
            return f"{self.begins.isoformat()} – {self.ends.isoformat()}"
        return str(self.begins.year) if self.begins.year == self.ends.year else f"{self.begins.year}-{self.ends.year}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        number: Counted from 0.
        heading: What stands above it, its lines in one.
        field: What it holds: a key of `labels`; empty when that is not understood.
        unit: Unit of its capacity; empty when a cell of the row says it.
        form: Form of its capacity; empty when a cell of the row says it.
        span: The days its figures hold for; None when they hold for the whole table.
        times: What its amounts are multiplied by.
        near: The label of a field it is most like, when it is not understood.
    """

    number: int
    heading: str
    field: str = ""
    unit: str = ""
    form: str = ""
    span: Span | None = None
    times: int = 1
    near: str = ""

    @property
    def meaning(self) -> tuple[object, ...]:
        """What no two columns of a table may hold both."""
        return (self.field, self.unit, self.form, self.span)


def read_column(number: int, lines: tuple[str, ...], conventions: NetworkConventions) -> Column:
    """Return what a column holds.

    Every word of the heading has to be understood; a column whose heading has other words in it is not used, because
    „Název sídla služby“ is no name of a service.

    Args:
        number: The column.
        lines: The lines of its heading from the top, each once.
        conventions: What headings mean.
    """
    heading = " / ".join(" ".join(line.split()) for line in lines)
    text, span = span_in("\n".join(lines))
    found: dict[str, set[str]] = {"field": set(), "unit": set(), "form": set(), "times": set(), "unknown": set()}
    for kind, value in _phrases(wording(text).split(), conventions):
        found.setdefault(kind, set()).add(value)
    fields = found["field"] - {"capacity"} or found["field"]
    if found["unknown"] or any(len(found[kind]) > 1 for kind in ("unit", "form", "times")):
        return Column(number, heading, near=nearest(wording(text), conventions.headings, 0.75))
    if len(fields) > 1:  # the upper line only gathers: „Služba“ above „druh“
        inner = read_column(number, lines[1:], conventions) if lines[1:] else Column(number, heading)
        return replace(inner, heading=heading, span=span)
    field, unit, form = (next(iter(sorted(some)), "") for some in (fields, found["unit"], found["form"]))
    if not field and (unit or form or span):
        field = "capacity"
    if (unit and field != "capacity") or (form and field not in ("capacity", "form")):
        return Column(number, heading)
    return Column(number, heading, field, unit, form, span, int(next(iter(found["times"]), "1")))


def understood(text: str, conventions: NetworkConventions) -> bool:
    """Return whether a cell reads as part of a heading: all its words are known, or a span of days."""
    rest, span = span_in(text)
    words = wording(rest).split()
    kinds = [kind for kind, _ in _phrases(words, conventions)]
    return "unknown" not in kinds and (span is not None or any(kind != "filler" for kind in kinds))


def span_in(text: str) -> tuple[str, Span | None]:
    """Return a text without the days it names, and those days; two days in one text are from and to."""
    days = list(days_in(text))
    if days:
        rest = _ON.sub("", _DAY.sub("\0", text).split("\0")[0]) + " ".join(_DAY.sub("\0", text).split("\0")[1:])
        return rest, Span(days[0], days[1] if len(days) == 2 and days[1] >= days[0] else None)
    years = _YEARS.search(text)
    if not years:
        return text, None
    begins, ends = int(years[1]), int(years[2] or years[1])
    rest = text[: years.start()] + text[years.end() :]
    return rest, Span(date(begins, 1, 1), date(max(begins, ends), 12, 31))


def days_in(text: str) -> Iterator[date]:
    """Yield the days that a text names, as `1. 1. 2024` or `2024-01-01`; days that no calendar has are none."""
    for found in _DAY.finditer(text):
        day, month, year = (int(part) for part in (found[1] or found[6], found[2] or found[5], found[3] or found[4]))
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield date(year, month, day)


def _phrases(words: list[str], conventions: NetworkConventions) -> Iterator[tuple[str, str]]:
    """Yield what the words mean, the longest known phrase first; what no phrase has is unknown."""
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            meaning = conventions.headings.get(" ".join(words[position : position + length]))
            if meaning:
                yield meaning
                position += length
                break
        else:
            yield ("unknown", words[position])
            position += 1
