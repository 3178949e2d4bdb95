"""Drawings of the network: bars of capacity by kind and by form, and a map of tiles by area.

Each unit has a scale of its own, for units are never compared. Numbers and their units stand in the drawing, so nothing
is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil, sqrt

from sprss_cli.model.amounts import figure
from sprss_cli.model.grouping import By
from sprss_cli.model.network_order import alphabetical
from sprss_cli.model.network_tables import Row
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.render import czech
from sprss_cli.render.charts import INK, Bars, Chart, Measure, bars, cut, framed, number
from sprss_cli.render.network_names import AREA_WORDS, group_name

_WIDTH, _GAP, _TILE_HEIGHT = 720, 6, 78
_WIDEST_TILE = 230
_LETTER = 6.6  # an average letter of a tile's name, at 12 points
# From the least to the most, each with the ink that is readable on it (at least 7 : 1).
_TINTS = (("#ffffff", INK), ("#dfe9f4", INK), ("#b7cee6", INK), ("#1f4e79", "#ffffff"))
_EDGE = "#5b6b7c"
_NO_AREA = "."
_THIRDS = ("bez kapacity", "nižší třetina", "střední třetina", "horní třetina")  # of the largest, one for each tint
_BARS_ON_A_PAGE = 44


def by_kind(rows: Sequence[Row], plan: Plan) -> tuple[Chart, ...]:
    """Draw the capacity by kind, unit by unit, on as many drawings as their bars need.

    Args:
        rows: The sums by kind, in their order.
        plan: The plan, for names.
    """
    pages: list[list[Bars]] = []
    room = 0
    for unit in _units(rows):
        panel = Bars(_unit(unit, plan), _measures(rows, unit, By.KIND, plan))
        room -= len(panel.measures) + 2
        if not pages or room < 0:
            pages.append([])
            room = _BARS_ON_A_PAGE - len(panel.measures) - 2
        pages[-1].append(panel)
    title = "Kapacita podle druhů služeb"
    return tuple(
        bars(f"druhy-{count}", f"{title} ({count} z {len(pages)})" if len(pages) > 1 else title, panels)
        for count, panels in enumerate(pages, start=1)
    )


def by_form(rows: Sequence[Row], plan: Plan) -> Chart | None:
    """Draw the capacity by form, unit by unit; None without any."""
    panels = [Bars(_unit(unit, plan), _measures(rows, unit, By.FORM, plan)) for unit in _units(rows)]
    return bars("formy", "Kapacita podle forem poskytování", panels) if panels else None


def _measures(rows: Sequence[Row], unit: str, by: By, plan: Plan) -> tuple[Measure, ...]:
    return tuple(
        Measure(group_name(row.key, by, plan), row.capacity[unit], figure(row.capacity[unit]))
        for row in rows
        if unit in row.capacity
    )


def _units(rows: Sequence[Row]) -> list[str]:
    return sorted({unit for row in rows for unit in row.capacity})


def _unit(unit: str, plan: Plan) -> str:
    return named("capacity-units", unit, plan)


def tile_maps(rows: Sequence[Row], plan: Plan) -> tuple[Chart, ...]:
    """Draw the capacity by area, a map for each unit: tiles lie as the plan says, or in the order of names.

    What serves several areas or the whole region belongs to no tile.

    Args:
        rows: The sums by area.
        plan: The plan, for its areas and their places.
    """
    single = {row.key: row for row in rows if row.key not in AREA_WORDS}
    if not single:
        return ()
    places = _places(single, plan)
    return tuple(_tile_map(unit, single, places, plan) for unit in _units(tuple(single.values())))


def _places(rows: Mapping[str, Row], plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a map: those of the plan, and below them the areas that it has not placed."""
    placed = plan.frame.network.map
    known = plan.areas
    own = known if plan.frame.region.code else plan.frame.network.areas
    missing = sorted(
        {*own, *rows} - {area for row in placed for area in row}, key=lambda key: alphabetical(known.get(key, key))
    )
    columns = max((len(row) for row in placed), default=min(5, ceil(sqrt(len(missing)))))
    return (*placed, *(tuple(missing[start : start + columns]) for start in range(0, len(missing), columns)))


def _tile_map(unit: str, rows: Mapping[str, Row], places: Sequence[Sequence[str]], plan: Plan) -> Chart:
    columns = max(map(len, places))
    width = min(_WIDEST_TILE, (_WIDTH + _GAP) / columns - _GAP)
    most = max(row.capacity.get(unit, Decimal()) for row in rows.values())
    tiles: list[str] = []
    for y, row in enumerate(places):
        for x, area in enumerate(row):
            if area != _NO_AREA:
                corner = x * (width + _GAP), y * (_TILE_HEIGHT + _GAP)
                tiles += _tile(_said(area, unit, rows, most, plan), corner, width)
    said = (_said(area, unit, rows, most, plan) for row in places for area in row if area != _NO_AREA)
    description = "Mapa z dlaždic, kde každá je jedno území: " + "; ".join(", ".join(parts) for parts in said) + "."
    title = f"Kapacita podle území: {_unit(unit, plan)}"
    return framed(f"mapa-{unit}", title, description, len(places) * (_TILE_HEIGHT + _GAP), "".join(tiles))


def _said(area: str, unit: str, rows: Mapping[str, Row], most: Decimal, plan: Plan) -> tuple[str, str, str]:
    """Return what stands in a tile: the area, its capacity, and in which third of the largest that is."""
    value = rows[area].capacity.get(unit, Decimal()) if area in rows else Decimal()
    third = min(3, 1 + int(3 * value / most)) if value else 0
    return group_name(area, By.ORP, plan), f"{_unit(unit, plan)}{czech.HARD_SPACE}{figure(value)}", _THIRDS[third]


def _tile(said: tuple[str, str, str], corner: tuple[float, float], width: float) -> Iterator[str]:
    fill, ink = _TINTS[_THIRDS.index(said[2])]
    x, y = corner
    yield (
        f'<rect x="{number(x + 0.5)}" y="{number(y + 0.5)}" width="{number(width - 1)}" height="{_TILE_HEIGHT - 1}"'
        f' rx="4" fill="{fill}" stroke="{_EDGE}"/>'
    )
    name, capacity, third = said
    letters = int((width - 16) / _LETTER)
    yield f'<text x="{number(x + 8)}" y="{number(y + 21)}" font-weight="bold" fill="{ink}">{cut(name, letters)}</text>'
    yield f'<text x="{number(x + 8)}" y="{number(y + 43)}" font-size="14" fill="{ink}">{cut(capacity, letters)}</text>'
    yield f'<text x="{number(x + 8)}" y="{number(y + 64)}" fill="{ink}">{cut(third, letters)}</text>'
