"""Drawings of fulfilment: a bar of cards for each goal. Numbers and words stand beside every colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from sprss_cli.model.fulfilment import GoalCount
from sprss_cli.model.kinds.evaluation import STATUSES
from sprss_cli.render import czech
from sprss_cli.render.charts import INK, Chart, cut, framed, number

NOT_EVALUATED = "nevyhodnoceno"
_OPEN = ""  # the key of cards that are not evaluated
_WORDS: Mapping[str, str] = {**STATUSES, _OPEN: NOT_EVALUATED}
_FILLS: Mapping[str, tuple[str, str]] = {  # of a part and of the number in it; at least 4.5 : 1
    "fulfilled": ("#1f4e79", "#ffffff"),
    "partly": ("#9fc0e0", INK),
    "in-progress": ("#d9e6f2", INK),
    "not-started": ("#f2f2f2", INK),
    "carried-over": ("#f6d9a8", INK),
    "not-fulfilled": ("#b35900", "#ffffff"),
    "cancelled": ("#5a5a5a", "#ffffff"),
    _OPEN: ("#ffffff", INK),
}
_LEFT, _WIDE = 6, 708
_BAR, _LINE, _GAP = 18, 17, 9
_NARROWEST = 14  # of a part that still holds its number
_EDGE = "#5a5a5a"


def fulfilment(name: str, title: str, counts: Sequence[GoalCount], titles: Mapping[str, str]) -> Chart | None:
    """Draw how many cards of each goal have which status; None when there are no cards.

    Args:
        name: Name of the drawing, its own in the document.
        title: What it shows.
        counts: The goals.
        titles: Titles of goals, by id.
    """
    most = max((count.cards for count in counts), default=0)
    if not most:
        return None
    drawn: list[str] = []
    y = 4.0
    for count in counts:
        label = f"{count.goal} {titles.get(count.goal, '')}".strip()
        drawn.append(f'<text x="{_LEFT}" y="{number(y + 13)}" font-weight="bold" fill="{INK}">{cut(label, 100)}</text>')
        drawn += _parts(count, y + _LINE, _WIDE / most)
        drawn += _legend(count, y + _LINE + _BAR)
        y += 2 * _LINE + _BAR + _GAP
    said = ". ".join(f"{count.goal}: {in_words(count)}" for count in counts)
    return framed(name, title, f"Pruhový graf. {said}.", y, "".join(drawn))


def in_words(count: GoalCount) -> str:
    """Return how many cards have which status: `splněno 3, plní se 2`, with hard spaces before numbers."""
    return ", ".join(f"{_WORDS[status]}{czech.HARD_SPACE}{cards}" for status, cards in _shown(count))


def _shown(count: GoalCount) -> Iterator[tuple[str, int]]:
    yield from count.statuses.items()
    if count.open:
        yield _OPEN, count.open


def _parts(count: GoalCount, y: float, unit: float) -> Iterator[str]:
    x = float(_LEFT)
    for status, cards in _shown(count):
        fill, ink = _FILLS[status]
        width = cards * unit
        yield (
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{_BAR}" fill="{fill}"'
            f' stroke="{_EDGE}" stroke-width="0.8"/>'
        )
        if width >= _NARROWEST:
            middle = number(x + width / 2)
            yield f'<text x="{middle}" y="{number(y + 13)}" text-anchor="middle" fill="{ink}">{cards}</text>'
        x += width


def _legend(count: GoalCount, y: float) -> Iterator[str]:
    """Yield the statuses in words, each behind a square of its colour, in the order of the parts."""
    x = float(_LEFT)
    for status, cards in _shown(count):
        words = f"{_WORDS[status]}{czech.HARD_SPACE}{cards}"
        yield (
            f'<rect x="{number(x)}" y="{number(y + 5)}" width="9" height="9" fill="{_FILLS[status][0]}"'
            f' stroke="{_EDGE}" stroke-width="0.8"/>'
            f'<text x="{number(x + 13)}" y="{number(y + 13)}" font-size="11" fill="{INK}">{escape(words)}</text>'
        )
        x += 13 + 6.1 * len(words) + 12
