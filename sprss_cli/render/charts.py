"""Drawn charts as SVG, by hand: text stays text, no script, no style sheet, the same bytes every time.

Colours keep a contrast of at least 4.5 : 1 against what they stand on (WCAG 2.1, criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from xml.sax.saxutils import escape

from sprss_cli.model.period import Period
from sprss_cli.render import czech
from sprss_cli.render.prose import speakable

# Inner quotes, because a reader drops the whole list for one bare name with a digit; the first family travels with the
# templates.
FONT = "'Sprss Sans', 'Source Sans 3', 'Segoe UI', Arial, sans-serif"
INK, _BAR, _PART, _RULE, _BAND = "#1a1a1a", "#1f4e79", "#b35900", "#c9d1da", "#f2f5f9"

_WIDTH, _GOAL, _LABEL, _ROW, _TOP = 720, 46, 404, 19, 30
_NAME, _FIGURE = 320, 76  # of a chart of bars: where they begin, and what stays free behind them
_ROWS_ON_A_PAGE = 48
_LABEL_LETTERS = 60  # fits also in a wider font, where a page is read without ours


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a timeline: the group it stands in, its id, its title and when it runs."""

    group: str
    id: str
    title: str
    period: Period


@dataclass(frozen=True, slots=True)
class Measure:
    """A bar of a chart: what it is called, how long it is, and its number in words."""

    label: str
    value: Decimal
    said: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one scale under a title, which may be empty."""

    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title and with what it says in words, for those who do not see it.

    Attributes:
        caption: What stands below it; empty where the text around it says what it is.
        anchor: What references lead to; empty without any.
    """

    name: str
    title: str
    description: str
    svg: str
    caption: str = ""
    anchor: str = ""


def renamed(chart: Chart, name: str) -> Chart:
    """Return a drawing under another name, which its inner references bear as well."""
    svg = chart.svg.replace(f'"{chart.name}-t {chart.name}-d"', f'"{name}-t {name}-d"', 1)
    for part in "td":
        svg = svg.replace(f'id="{chart.name}-{part}"', f'id="{name}-{part}"', 1)
    return replace(chart, name=name, svg=svg)


def timelines(bars: Sequence[Bar], period: Period) -> tuple[Chart, ...]:
    """Draw when activities run, as many rows on a drawing as fit a page; no drawing for no activities.

    Args:
        bars: The activities, those of one group together.
        period: The plan's period: its years are the columns; a bar is cut off at its ends.
    """
    if period.reversed:
        return ()
    pages = [bars[start : start + _ROWS_ON_A_PAGE] for start in range(0, len(bars), _ROWS_ON_A_PAGE)]
    return tuple(
        _timeline(f"timeline-{count}", page, period, f" ({count} z {len(pages)})" if len(pages) > 1 else "")
        for count, page in enumerate(pages, start=1)
    )


def _timeline(name: str, bars: Sequence[Bar], period: Period, which: str) -> Chart:
    title = f"Harmonogram aktivit {str(period).replace('-', '–')}{which}"
    height = _TOP + _ROW * len(bars) + 6
    body = "".join((*_bands(bars), *_columns(period, height), *_rows(bars, period)))
    return framed(name, title, _in_words(bars, period), height, body)


def framed(name: str, title: str, description: str, height: float, body: str) -> Chart:
    """Return a drawing over the whole width of a page.

    Args:
        name: Name of the drawing, its own in the document.
        title: What it shows.
        description: What it says, in words.
        height: How high it is; it is 720 wide.
        body: What is drawn.
    """
    high = number(height)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {high}" width="{_WIDTH}" height="{high}"'
        f' role="img" aria-labelledby="{name}-t {name}-d" font-family="{FONT}" font-size="12">'
        f'<title id="{name}-t">{escape(speakable(title))}</title>'
        f'<desc id="{name}-d">{escape(speakable(description))}</desc>'
        f'<rect width="{_WIDTH}" height="{high}" fill="#ffffff"/>{body}</svg>\n'
    )
    return Chart(name, title, description, svg)


def bars(name: str, title: str, panels: Sequence[Bars]) -> Chart:
    """Draw bars with their numbers beside them; each panel has a scale of its own.

    Args:
        name: Name of the drawing, its own in the document.
        title: What it shows.
        panels: What is drawn, from top to bottom.
    """
    drawn: list[str] = []
    y = 4.0
    for panel in panels:
        if panel.title:
            drawn.append(
                f'<text x="6" y="{number(y + 15)}" font-weight="bold" fill="{_BAR}">{cut(panel.title, 60)}</text>'
            )
            y += _ROW + 3
        most = max((measure.value for measure in panel.measures), default=Decimal(1)) or Decimal(1)
        for measure in panel.measures:
            drawn += _bar(measure, y, float(measure.value / most))
            y += _ROW
        y += 8
    said = (f"{panel.title}: {_listed(panel)}" if panel.title else _listed(panel) for panel in panels)
    return framed(name, title, f"Sloupcový graf. {'. '.join(said)}.", y, "".join(drawn))


def _bar(measure: Measure, y: float, share: float) -> Iterator[str]:
    width = max(share * (_WIDTH - _NAME - _FIGURE), 1)
    yield f'<text x="6" y="{number(y + 14)}" fill="{INK}">{cut(measure.label, _LABEL_LETTERS - 10)}</text>'
    yield f'<rect x="{_NAME}" y="{number(y + 3)}" width="{number(width)}" height="{_ROW - 6}" rx="2" fill="{_BAR}"/>'
    yield f'<text x="{number(_NAME + width + 5)}" y="{number(y + 14)}" fill="{INK}">{cut(measure.said, 24)}</text>'


def _listed(panel: Bars) -> str:
    return ", ".join(f"{measure.label} {measure.said}" for measure in panel.measures)


def _in_words(bars: Sequence[Bar], period: Period) -> str:
    """Return what the drawing shows: how many activities run all the time, and which do not."""
    whole = sum(bar.period.holds(period) for bar in bars)
    others = [f"{bar.id} {_span(bar.period)}" for bar in bars if not bar.period.holds(period)]
    text = f"Čárový harmonogram: {czech.counted(len(bars), 'aktivita', 'aktivity', 'aktivit')},"
    text += f" z toho {whole} po celé období {_span(period)}."
    return f"{text} Kratší dobu trvají: {', '.join(others)}." if others else text


def _span(period: Period) -> str:
    return str(period).replace("-", "–") if period.whole_years else f"{period.begins} až {period.ends}"


def _bands(bars: Sequence[Bar]) -> Iterator[str]:
    """Yield the tint behind every other group, and the group's name at its first row."""
    row = 0
    for index, (group, members) in enumerate(groupby(bars, key=lambda bar: bar.group)):
        count, y = len(list(members)), _TOP + _ROW * row
        if index % 2 == 0:
            yield f'<rect x="0" y="{y}" width="{_WIDTH}" height="{_ROW * count}" fill="{_BAND}"/>'
        yield f'<text x="6" y="{y + 14}" font-weight="bold" fill="{_BAR}">{cut(group, 6)}</text>'
        row += count


def _columns(period: Period, height: int) -> Iterator[str]:
    """Yield the years and the lines between them."""
    first, count = period.begins.year, period.years
    every = -(-count // 10)  # of many years only some are named, or the names would run into each other
    for index in range(count + 1):
        x = _place(date(first, 1, 1), period) + _year_width(period) * index
        yield f'<path d="M{number(x)} 22V{height - 4}" stroke="{_RULE}"/>'
        if index < count and index % every == 0:
            place = f'x="{number(x + _year_width(period) / 2)}" y="16" text-anchor="middle"'
            yield f'<text {place} font-weight="bold" fill="{INK}">{first + index}</text>'


def _rows(bars: Sequence[Bar], period: Period) -> Iterator[str]:
    for index, bar in enumerate(bars):
        y = _TOP + _ROW * index
        label = f"{bar.id}\N{NO-BREAK SPACE} {bar.title}"
        yield f'<text x="{_GOAL}" y="{y + 14}" fill="{INK}">{cut(label, _LABEL_LETTERS)}</text>'
        begins, ends = max(bar.period.begins, period.begins), min(bar.period.ends, period.ends)
        if begins > ends:
            continue
        x, end = _place(begins, period), _place(ends, period, end_of_day=True)
        colour = _BAR if bar.period.holds(period) else _PART
        width = number(max(end - x - 2, 2))
        yield f'<rect x="{number(x + 1)}" y="{y + 4}" width="{width}" height="{_ROW - 8}" rx="2" fill="{colour}"/>'


def _year_width(period: Period) -> float:
    return (_WIDTH - _GOAL - _LABEL - 8) / period.years


def _place(day: date, period: Period, *, end_of_day: bool = False) -> float:
    """Return where a day begins (or ends) on the drawing; every year is equally wide."""
    length = date(day.year, 12, 31).timetuple().tm_yday
    share = (day.timetuple().tm_yday - 1 + end_of_day) / length
    return _GOAL + _LABEL + _year_width(period) * (day.year - period.begins.year + share)


def number(value: float) -> str:
    """Return a length for SVG with one decimal place, or none."""
    return f"{value:.1f}".removesuffix(".0")


def cut(text: str, letters: int) -> str:
    """Return a text for XML that is not longer than so many letters; what is cut off is shown by an ellipsis."""
    text = speakable(text)
    return escape(text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…")
