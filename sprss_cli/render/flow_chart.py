"""A drawing of what went where: boxes of the old plan on the left, of the new one on the right, bands between them.

Each card is equally high everywhere, so the width of a band is the number of cards in it. Numbers stand beside the
boxes and the whole drawing is told in words, so nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sprss_cli.model.change import Flow
from sprss_cli.render import czech
from sprss_cli.render.charts import INK, Chart, cut, framed, number
from sprss_cli.render.level_words import USUAL, LevelWords

_BOX, _NONE, _BAND, _MOVED = "#1f4e79", "#6b7280", "#b7c9dc", "#e3b27f"
_LEFT, _RIGHT, _BOX_WIDTH = 236, 484, 12
_CARD, _GAP, _TOP = 11, 22, 34  # a band's height for one card; between two boxes; above the first one
_LABEL_LETTERS = 36
_NEW, _ENDED = "nově zařazené", "ukončené"


@dataclass(frozen=True, slots=True)
class _Box:
    """Where the box of a goal stands, how high it is and what is written beside it."""

    y: float
    cards: int
    label: str
    real: bool

    @property
    def height(self) -> float:
        return self.cards * _CARD


def flow_chart(
    flows: Sequence[Flow], old: Mapping[str, str], new: Mapping[str, str], words: LevelWords = USUAL
) -> Chart:
    """Draw how cards went from old goals to new ones.

    Args:
        flows: How many cards went from where to where; an empty source is new, an empty target ended.
        old: Titles of the old goals by id, in the order of the drawing.
        new: Titles of the new goals.
        words: How the new plan speaks of its cards.
    """
    left = _boxes(_sums(flows, lambda flow: flow.source), old, _NEW)
    right = _boxes(_sums(flows, lambda flow: flow.target), new, _ENDED)
    height = max(box.y + box.height for box in (*left.values(), *right.values())) + _GAP
    title, description = words.flow, _in_words(flows, words)
    body = "".join((*_heads(), *_bands(flows, left, right), *_drawn(left, _LEFT, -1), *_drawn(right, _RIGHT, 1)))
    return framed("toky", title, description, height, body)


def _sums(flows: Sequence[Flow], side: Callable[[Flow], str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for flow in flows:
        found[side(flow)] = found.get(side(flow), 0) + flow.cards
    return found


def _boxes(cards: Mapping[str, int], titles: Mapping[str, str], nothing: str) -> Mapping[str, _Box]:
    """Return the boxes of one side from top to bottom: goals in their order, then those without a counterpart."""
    found: dict[str, _Box] = {}
    y = float(_TOP)
    for goal in (*titles, *sorted(cards.keys() - titles.keys() - {""}), ""):
        if goal not in cards:
            continue
        label = f"{goal} {titles.get(goal, '')}".strip() if goal else nothing
        found[goal] = _Box(y, cards[goal], label, bool(goal))
        y += cards[goal] * _CARD + _GAP
    return found


def _heads() -> Iterator[str]:
    yield f'<text x="{_LEFT}" y="16" text-anchor="end" font-weight="bold" fill="{INK}">Původní plán</text>'
    yield f'<text x="{_RIGHT}" y="16" font-weight="bold" fill="{INK}">Nový plán</text>'


def _drawn(boxes: Mapping[str, _Box], x: int, side: int) -> Iterator[str]:
    """Yield the boxes of one side with their labels outside; `side` is -1 on the left and 1 on the right."""
    anchor = ' text-anchor="end"' if side < 0 else ""
    for box in boxes.values():
        colour = _BOX if box.real else _NONE
        left = x - _BOX_WIDTH if side < 0 else x
        yield (
            f'<rect x="{left}" y="{number(box.y)}" width="{_BOX_WIDTH}" height="{number(box.height)}" fill="{colour}"/>'
        )
        middle = box.y + box.height / 2
        where = f'x="{x + side * (_BOX_WIDTH + 6)}"{anchor}'
        yield f'<text {where} y="{number(middle)}" fill="{INK}">{cut(box.label, _LABEL_LETTERS)}</text>'
        yield f'<text {where} y="{number(middle + 14)}" fill="{INK}" font-weight="bold">{_cards(box.cards)}</text>'


def _bands(flows: Sequence[Flow], left: Mapping[str, _Box], right: Mapping[str, _Box]) -> Iterator[str]:
    """Yield the bands, each below the one before it at both of its ends."""
    above = {goal: index for index, goal in enumerate(left)}, {goal: index for index, goal in enumerate(right)}
    below: dict[tuple[str, str], float] = {}
    through: list[str] = []
    beside: list[str] = []  # drawn last, or the wide bands would hide them
    for flow in sorted(flows, key=lambda flow: (above[0][flow.source], above[1][flow.target])):
        start = left[flow.source].y + below.get(("left", flow.source), 0)
        end = right[flow.target].y + below.get(("right", flow.target), 0)
        high = flow.cards * _CARD
        below["left", flow.source] = below.get(("left", flow.source), 0) + high
        below["right", flow.target] = below.get(("right", flow.target), 0) + high
        middle = (_LEFT + _RIGHT) / 2
        group, colour = (through, _BAND) if flow.source and flow.target else (beside, _MOVED)
        group.append(
            f'<path d="M{_LEFT} {number(start)}C{number(middle)} {number(start)} {number(middle)} {number(end)}'
            f" {_RIGHT} {number(end)}V{number(end + high)}C{number(middle)} {number(end + high)}"
            f' {number(middle)} {number(start + high)} {_LEFT} {number(start + high)}Z" fill="{colour}"'
            f' stroke="#ffffff" stroke-width="0.8"/>'
        )
    yield from (*through, *beside)


def _in_words(flows: Sequence[Flow], words: LevelWords) -> str:
    """Return what the drawing shows, flow by flow."""
    counted = _cards if words.usual else str
    parts = []
    for flow in flows:
        if flow.source and flow.target:
            parts.append(f"z {flow.source} do {flow.target} {counted(flow.cards)}")
        elif flow.target:
            parts.append(f"nově v {flow.target} {counted(flow.cards)}")
        else:
            parts.append(f"z {flow.source} ukončeno: {counted(flow.cards)}")
    return f"{words.flow_described}: {'; '.join(parts)}."


def _cards(number: int) -> str:
    return czech.counted(number, "karta", "karty", "karet")
