"""The money of a plan, read off its finance tables: sums, outlook, what was asked for and what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sprss_cli.model.kinds.finance_table import Figure, FinanceTable, Share
from sprss_cli.model.place import Address
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

    @property
    def percent(self) -> Decimal | None:
        """How much of what was asked for came, in per cent to one place; None without both amounts."""
        if not self.requested or self.granted is None:
            return None
        return (Decimal(self.granted) * 100 / self.requested).quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and where it stands."""

    table: FinanceTable
    index: int
    figure: Figure

    def at(self, *keys: str | int) -> Address:
        """Return the address of a key of the figure."""
        return self.table.at("figures", self.index, *keys)


def placed(plan: Plan) -> Iterator[Placed]:
    """Yield every figure of the plan with its place, table by table; those of cards too."""
    for table in plan.every(FinanceTable):
        for index, figure in enumerate(table.figures):
            yield Placed(table, index, figure)


def figures(plan: Plan) -> Iterator[Figure]:
    """Yield the figures that sums are made of, table by table: those of cards are parts of others and left out."""
    for table in plan.of(FinanceTable).values():
        for figure in table.figures:
            if not figure.card:
                yield figure


def variants(found: Iterable[Figure]) -> tuple[str, ...]:
    """Return the variants that figures name, in the order of keys; one empty word when none does."""
    return tuple(sorted({figure.variant for figure in found if figure.variant})) or ("",)


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
        _balance(year, variant, [figure for figure in by_year[year] if figure.holds_in(variant)])
        for year in sorted(by_year)
        for variant in variants(by_year[year])
    )


def _balance(year: int, variant: str, found: Iterable[Figure]) -> Balance:
    made = dict.fromkeys(("cost", "secured", "expected", "missing"), 0)
    for figure in found:
        what = figure.what if figure.what != "funding" else "secured" if figure.secured else "expected"
        made[what] += figure.amount
    return Balance(year, variant, made["cost"], made["secured"], made["expected"], made["missing"])


def balanced(found: Iterable[Figure]) -> Balance | None:
    """Return cost and cover of figures of one year and variant; None without a cost, or without anything to cover it.

    What it says of a variant is empty: whoever chose the figures knows it.
    """
    held = tuple(found)
    if len({figure.what == "cost" for figure in held}) < 2:
        return None
    return _balance(held[0].year, "", held)


_TOTALLED = ("payer", "service", "form", "card")


def added_up(table: FinanceTable, plan: Plan) -> Iterator[tuple[Figure, int, int]]:
    """Yield each stated total of a table with the sum of the figures that it is made of, and how many they are.

    They are of its year, meaning and variant and agree with it in everything else that it names; a kind of service also
    belongs to its category. Figures of cards are left out where there are others, unless the total names a card.
    """
    indexes: dict[frozenset[str], Mapping[tuple[object, ...], tuple[int, int]]] = {}
    for total in table.totals:
        names = frozenset(name for name in _TOTALLED if getattr(total, name))
        if names not in indexes:
            indexes[names] = _indexed(table.figures, names, plan)
        key = tuple(getattr(total, name) if name in names else "" for name in _TOTALLED)
        of_cards = (True,) if total.card else (False, True)
        for with_card in of_cards:
            keys = [(total.year, total.what, variant, with_card, *key) for variant in {"", total.variant}]
            found = [indexes[names].get(one, (0, 0)) for one in keys]
            amount, count = sum(amount for amount, _ in found), sum(count for _, count in found)
            if count:
                break
        yield total, amount, count


def _indexed(
    found: Iterable[Figure], names: frozenset[str], plan: Plan
) -> Mapping[tuple[object, ...], tuple[int, int]]:
    """Return sum and number of figures by what they have under these names; one of a kind stands for its category too.

    So a table with thousands of figures and totals is not gone through once for each total.
    """
    made: dict[tuple[object, ...], tuple[int, int]] = {}
    for figure in found:
        services = {figure.service, category(figure.service, plan)} if "service" in names else {""}
        for service in services:
            values = {"payer": figure.payer, "service": service, "form": figure.form, "card": figure.card}
            key = tuple(values[name] if name in names else "" for name in _TOTALLED)
            full = (figure.year, figure.what, figure.variant, bool(figure.card), *key)
            amount, count = made.get(full, (0, 0))
            made[full] = (amount + figure.amount, count + 1)
    return made


def category(service: str, plan: Plan) -> str:
    """Return the category of a kind of service; empty for one that the catalogue does not have."""
    rows = plan.catalogue_of_services.by_key.get(service, ())
    return rows[-1].fact("category") if rows else ""


_DIVISIONS = ("payer", "service", "form", "certainty", "part")


def finer(found: Sequence[Figure]) -> Mapping[int, tuple[int, int]]:
    """Return, for each figure that others divide, the sum of those others and how many they are, by its index.

    They are of the same year, meaning, variant and card, agree with it in everything it names, and name more.
    """
    named = [frozenset(name for name in _DIVISIONS if getattr(figure, name)) for figure in found]
    sums: dict[frozenset[str], dict[tuple[object, ...], tuple[int, int]]] = {}
    for names in set(named):
        of_names = sums.setdefault(names, {})
        for figure, more in zip(found, named, strict=True):
            if more > names:
                amount, count = of_names.get(_key(figure, names), (0, 0))
                of_names[_key(figure, names)] = (amount + figure.amount, count + 1)
    keyed = ((index, sums[names].get(_key(found[index], names))) for index, names in enumerate(named))
    return {index: made for index, made in keyed if made is not None}


def _key(figure: Figure, names: frozenset[str]) -> tuple[object, ...]:
    divided = (getattr(figure, name) if name in names else "" for name in _DIVISIONS)
    return (figure.year, figure.what, figure.variant, figure.card, *divided)


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
