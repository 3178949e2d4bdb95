"""The finance chapter as somebody asked for it: sums by year, by payer or by kind of service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sprss_cli.model.finance import Grant, figures, variants
from sprss_cli.model.grouping import MoneyBy
from sprss_cli.model.kinds.finance_table import Figure, Share
from sprss_cli.model.plan import Plan

PLANNED = ("cost", "funding", "missing")
PAST = ("requested", "granted", "spent")


@dataclass(frozen=True, slots=True)
class Section:
    """Amounts of one meaning, by key and year.

    Attributes:
        what: Key of the catalogue `finance-figures`.
        rows: Whole CZK by key (party id, kind of service, `secured` or `expected`; empty for what names none) and year.
        total: Whole CZK by year.
    """

    what: str
    rows: Mapping[str, Mapping[int, int]]
    total: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class FinanceView:
    """The finance chapter of a plan.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        by: By what the sums are made.
        variants: What is planned in each variant, by its key; one empty key when the plan has no variants.
        past: What was asked for, granted and spent, which has no variants.
        grants: What was asked for and what came.
        shares: The region's shares of money divided among regions.
        unread: Files of tables that could not be read, so that they are missing here.
    """

    label: str
    plan: Plan
    by: MoneyBy
    variants: Mapping[str, tuple[Section, ...]]
    past: tuple[Section, ...]
    grants: tuple[Grant, ...]
    shares: tuple[Share, ...]
    unread: tuple[str, ...] = ()


def sections(found: Iterable[Figure], meanings: Iterable[str], by: MoneyBy) -> tuple[Section, ...]:
    """Return the sums of figures of some meanings by meaning, then by key, then by year; by payer only if one is named.

    Args:
        found: The figures, of one variant at most.
        meanings: Keys of the catalogue `finance-figures`.
        by: By what the sums are made.
    """
    held = [figure for figure in found if figure.payer or by is not MoneyBy.PAYER]
    made = (_section(what, [figure for figure in held if figure.what == what], by) for what in meanings)
    return tuple(section for section in made if section.total)


def _section(what: str, found: list[Figure], by: MoneyBy) -> Section:
    rows: dict[str, list[Figure]] = {}
    for figure in found:
        rows.setdefault(_key(figure, by), []).append(figure)
    in_order = sorted(rows, key=lambda key: (key == "expected", key))  # secured money first
    by_year = {key: _by_year(rows[key]) for key in in_order}
    return Section(what, by_year, _by_year(found))


def _by_year(found: Iterable[Figure]) -> Mapping[int, int]:
    made: dict[int, int] = {}
    for figure in found:
        made[figure.year] = made.get(figure.year, 0) + figure.amount
    return dict(sorted(made.items()))


def _key(figure: Figure, by: MoneyBy) -> str:
    match by:
        case MoneyBy.PAYER:
            return figure.payer
        case MoneyBy.SERVICE:
            return figure.service
        case _:
            return ("secured" if figure.secured else "expected") if figure.what == "funding" else ""


def by_variant(plan: Plan, by: MoneyBy, variant: str = "") -> Mapping[str, tuple[Section, ...]]:
    """Return what is planned in each variant of the plan, or in one; one empty key when the plan has no variants."""
    found = tuple(figures(plan))
    asked = (variant,) if variant else variants(found)
    return {one: sections((figure for figure in found if figure.holds_in(one)), PLANNED, by) for one in asked}
