"""Drawings of the money of a plan; each number stands beside its bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from sprss_cli.model.amounts import figure
from sprss_cli.model.finance import Balance, Grant
from sprss_cli.model.finance_view import Section
from sprss_cli.render.charts import Bars, Chart, Measure, bars
from sprss_cli.render.czech import HARD_SPACE

_SAID = "náklady", "zajištěné zdroje", "očekávané zdroje"
_MILLION = Decimal(1_000_000)


def development(name: str, title: str, rows: Sequence[Balance]) -> Chart:
    """Draw cost and cover, year by year on one scale."""
    measures = []
    for row in rows:
        for label, crowns in (
            ("náklady", row.cost),
            ("zajištěné zdroje", row.secured),
            ("očekávané zdroje", row.expected),
        ):
            measures.append(_measure(f"{row.year} {label}", crowns))
    return bars(name, title, [Bars("", tuple(measures))])


def sources(name: str, title: str, section: Section | None, called: Callable[[str], str]) -> Chart | None:
    """Draw the money of each payer in the first and in the last year; None when nobody is named."""
    if section is None or not section.total:
        return None
    years = sorted(section.total)
    shown = dict.fromkeys((years[0], years[-1]))
    panels = [
        Bars(
            str(year),
            tuple(_measure(called(key), by_year[year]) for key, by_year in section.rows.items() if year in by_year),
        )
        for year in shown
    ]
    return bars(name, title, panels)


def asked_and_given(grants: Sequence[Grant], called: Callable[[str], str]) -> Chart | None:
    """Draw what was asked for against what came, payer by payer; None when nothing of the kind is known."""
    panels = []
    for payer in dict.fromkeys(grant.payer for grant in grants):
        measures = []
        for grant in grants:
            if grant.payer != payer:
                continue
            if grant.requested is not None:
                measures.append(_measure(f"{grant.year} požadováno", grant.requested))
            if grant.granted is not None:
                measures.append(_measure(f"{grant.year} přiznáno", grant.granted))
        panels.append(Bars(called(payer), tuple(measures)))
    return bars("dotace-graf", "Požadované a přiznané dotace", panels) if panels else None


def percent(grant: Grant) -> str:
    """Return how much of what was asked for came, in words; empty when one of the two is not known."""
    return "" if grant.percent is None else f"{figure(grant.percent)}{HARD_SPACE}%"


def _measure(label: str, crowns: int) -> Measure:
    millions = (Decimal(crowns) / _MILLION).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Measure(label, Decimal(max(crowns, 0)), f"{figure(millions)}{HARD_SPACE}mil.{HARD_SPACE}Kč")
