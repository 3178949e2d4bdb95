"""What the templates of the finance chapter can name: costs and sources by year, grants, outlook, methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sprss_cli.model.amounts import figure
from sprss_cli.model.finance import Balance, balance, grants, shares
from sprss_cli.model.finance_view import Section, by_variant
from sprss_cli.model.grouping import MoneyBy
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.network_order import paragraph
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import titled
from sprss_cli.render import finance_charts
from sprss_cli.render.charts import Chart
from sprss_cli.render.finance_charts import percent
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.mandate_view import MethodView
from sprss_cli.render.network_names import provider
from sprss_cli.render.view import Origin, years


@dataclass(frozen=True, slots=True)
class Variant:
    """What is planned in one variant; its title is empty when the plan has no variants.

    Attributes:
        key: Key of the catalogue `finance-variants`; empty when the plan has no variants.
        anchor: Anchor of its heading.
        balance: Cost and cover of each year.
        payers: Who pays what, by year; None when nobody is named.
        kinds: What kinds of services cost, by year; None when no kind is named.
        development: A drawing of costs and cover by year.
        sources: A drawing of the money of each payer, year by year; None when nobody is named.
    """

    title: str
    anchor: str
    balance: Grid
    payers: Grid | None
    kinds: Grid | None
    development: Chart
    sources: Chart | None
    key: str = ""


class FinanceChapter:
    """The money of a plan, as templates see it: whole CZK, as the finance tables say it.

    Args:
        plan: The plan.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the finance tables are."""
        return Origin.of(self._plan.every(FinanceTable), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page when tables are no official records; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before the figures: made-up records, and tables that could not be read."""
        unread = sorted(self._plan.unreadable.get(FinanceTable, ()))
        if not unread:
            return self.origin.notices
        return (
            *self.origin.notices,
            f"Tyto finanční tabulky nešlo přečíst, a částky z nich chybí: {', '.join(unread)}.",
        )

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """What is planned, variant by variant; none when the plan has no costs and no sources."""
        payers = by_variant(self._plan, MoneyBy.PAYER)
        kinds = by_variant(self._plan, MoneyBy.SERVICE)
        found = dict.fromkeys(row.variant for row in balance(self._plan))
        return tuple(
            self._variant(index, one, _section(payers.get(one, ()), "funding"), _section(kinds.get(one, ()), "cost"))
            for index, one in enumerate(found, start=1)
        )

    def _variant(self, index: int, key: str, payers: Section | None, kinds: Section | None) -> Variant:
        rows = [row for row in balance(self._plan) if row.variant == key]
        title = named("finance-variants", key, self._plan) if key else ""
        about = f": {title.lower()}" if title else ""
        return Variant(
            title,
            f"varianta-{index}",
            _balance_grid(f"bilance-{index}", f"Náklady a jejich krytí po letech (Kč){about}", rows),
            self._by_year(f"zdroje-{index}", f"Zdroje podle plátců (Kč){about}", "Plátce", payers, self._payer),
            self._by_year(f"druhy-{index}", f"Náklady podle druhů (Kč){about}", "Druh služby", kinds, self._kind),
            finance_charts.development(f"vyvoj-{index}", f"Náklady a jejich krytí{about}", rows),
            finance_charts.sources(f"platci-{index}", f"Zdroje podle plátců{about}", payers, self._payer),
            key,
        )

    def _payer(self, key: str) -> str:
        return provider(key, self._plan)

    def _kind(self, key: str) -> str:
        return titled(key, "services", self._plan) if key else "bez určení druhu"

    def _by_year(
        self, name: str, caption: str, head: str, section: Section | None, called: Callable[[str], str]
    ) -> Grid | None:
        if section is None or not any(section.rows):
            return None
        found = sorted(section.total)
        columns = (Column(head, 40), *(Column(str(year), 14, number=True) for year in found))
        rows = tuple((called(key), *_amounts(section.rows[key], found)) for key in sorted(section.rows, key=_order))
        return Grid(name, caption, columns, (Group(rows, total=("Celkem", *_amounts(section.total, found))),))

    @cached_property
    def grants(self) -> Grid | None:
        """What was asked for and what came; None when no table says it."""
        columns = (
            Column("Rok", 10),
            Column("Plátce", 36),
            Column("Požadováno (Kč)", 20, number=True),
            Column("Přiznáno (Kč)", 20, number=True),
            Column("Podíl", 12, number=True),
        )
        rows = tuple(
            (
                str(grant.year),
                self._payer(grant.payer),
                _amount(grant.requested),
                _amount(grant.granted),
                percent(grant),
            )
            for grant in grants(self._plan)
        )
        return Grid("dotace", "Požadované a přiznané dotace", columns, (Group(rows),)) if rows else None

    @cached_property
    def grants_chart(self) -> Chart | None:
        """A drawing of what was asked for against what came; None when no table says it."""
        return finance_charts.asked_and_given(grants(self._plan), self._payer)

    @cached_property
    def shares(self) -> tuple[str, ...]:
        """The region's shares of money divided among regions, in words."""
        return tuple(
            f"{self._payer(share.payer)}{f' ({share.year})' if share.year else ''}: {figure(share.percent)} %"
            for share in shares(self._plan)
        )

    @cached_property
    def outlooks(self) -> tuple[tuple[str, int], ...]:
        """The tables that look ahead, each with the year it was made for."""
        tables = self._plan.of(FinanceTable).values()
        return tuple((table.title, table.base_year) for table in tables if table.base_year is not None)

    @cached_property
    def methods(self) -> tuple[MethodView, ...]:
        """The methods of the compensation payment."""
        return tuple(
            MethodView(method.title, years(method.years), tuple(step.what for step in method.steps))
            for method in self._plan.of(PaymentMethod).values()
        )


def _section(found: Sequence[Section], what: str) -> Section | None:
    return next((section for section in found if section.what == what), None)


def _order(key: str) -> tuple[bool, tuple[int, str]]:
    return not key, paragraph(key)


def _balance_grid(name: str, caption: str, rows: Sequence[Balance]) -> Grid:
    columns = (
        Column("Rok", 12),
        Column("Náklady", 22, number=True),
        Column("Zajištěné zdroje", 22, number=True),
        Column("Očekávané zdroje", 22, number=True),
        Column("Nepokryto", 22, number=True),
    )
    cells = tuple((str(row.year), *map(_amount, (row.cost, row.secured, row.expected, row.gap))) for row in rows)
    return Grid(name, caption, columns, (Group(cells),))


def _amounts(by_year: Mapping[int, int], found: Sequence[int]) -> tuple[str, ...]:
    return tuple(_amount(by_year.get(year)) for year in found)


def _amount(crowns: int | None) -> str:
    return "" if crowns is None else figure(Decimal(crowns))
