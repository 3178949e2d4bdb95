"""The money of a plan, read off its finance tables: sums, outlook, what was asked for and what came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sprss_cli.model.kinds.finance_table import Figure, FinanceTable, Share
from sprss_cli.model.plan import Plan

OUTLOOK_YEARS = 3  # n, n+1, n+2: Act 108/2006 Sb., § 101a, as regions apply for the state grant (confidence M)


@dataclass(frozen=True, slots=True)
class Balance:
    """The money of one year in one variant, whole CZK.

    Attributes:
        year: The year.
        variant: The variant; empty when the plan has none.
        cost: What the services cost.
        secured: Money of payers that a decision or a contract secures.
        expected: Money of payers that is counted on.
        missing: What the tables themselves say is missing.
    """

    year: int
    variant: str
    cost: int
    secured: int
    expected: int
    missing: int

    @property
    def funding(self) -> int:
        """All money of payers that is counted on."""
        return self.secured + self.expected

    @property
    def gap(self) -> int:
        """What no payer covers: the cost less all money that is counted on; below zero when there is more than that."""
        return self.cost - self.funding


@dataclass(frozen=True, slots=True)
class Grant:
    """What a payer was asked for in a year and what it gave; None for what the tables do not say."""

    year: int
    payer: str
    requested: int | None
    granted: int | None


def figures(plan: Plan) -> Iterator[Figure]:
    """Yield the figures that sums are made of, table by table: those of cards are parts of others and left out."""
    for table in plan.of(FinanceTable).values():
        for figure in table.figures:
            if not figure.card:
                yield figure


def variants(found: Iterable[Figure]) -> tuple[str, ...]:
    """Return the variants that figures name, in the order of keys; one empty word when none does."""
    return tuple(sorted({figure.variant for figure in found if figure.variant})) or ("",)


def sums(found: Iterable[Figure], key: Callable[[Figure], str]) -> Mapping[str, int]:
    """Return the sums of amounts by what `key` makes of a figure, in the order of keys."""
    made: dict[str, int] = {}
    for figure in found:
        made[key(figure)] = made.get(key(figure), 0) + figure.amount
    return dict(sorted(made.items()))


def balance(plan: Plan) -> tuple[Balance, ...]:
    """Return cost and cover of each year in each variant of its figures, in the order of years.

    A year is named when there is a cost, money of a payer or missing money in it. Nothing is set against each other
    that the tables do not say: a year with money and without a cost has a cost of 0.
    """
    by_year: dict[int, list[Figure]] = {}
    for figure in figures(plan):
        if figure.what in ("cost", "funding", "missing"):
            by_year.setdefault(figure.year, []).append(figure)
    return tuple(
        _balance(year, variant, by_year[year]) for year in sorted(by_year) for variant in variants(by_year[year])
    )


def _balance(year: int, variant: str, found: Iterable[Figure]) -> Balance:
    made = dict.fromkeys(("cost", "secured", "expected", "missing"), 0)
    for figure in found:
        if figure.holds_in(variant):
            what = figure.what if figure.what != "funding" else "secured" if figure.secured else "expected"
            made[what] += figure.amount
    return Balance(year, variant, made["cost"], made["secured"], made["expected"], made["missing"])


def grants(plan: Plan) -> tuple[Grant, ...]:
    """Return what was asked for and what came, by year and payer."""
    asked: dict[tuple[int, str], int] = {}
    given: dict[tuple[int, str], int] = {}
    for figure in figures(plan):
        into = asked if figure.what == "requested" else given if figure.what == "granted" else None
        if into is not None:
            key = (figure.year, figure.payer)
            into[key] = into.get(key, 0) + figure.amount
    return tuple(Grant(*key, asked.get(key), given.get(key)) for key in sorted({*asked, *given}))


def shares(plan: Plan) -> tuple[Share, ...]:
    """Return the region's shares of money that a payer divides among regions, table by table."""
    return tuple(share for table in plan.of(FinanceTable).values() for share in table.shares)


def outlook(table: FinanceTable) -> range:
    """Return the years that a table's outlook has to have; none when it is no outlook."""
    return range(table.base_year, table.base_year + OUTLOOK_YEARS) if table.base_year is not None else range(0)
