"""The money of an action plan: costs, sources and request for its year and the two after it, from finance tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sprss_cli.model.finance import OUTLOOK_YEARS, variants
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.kinds.finance_table import Figure, FinanceTable
from sprss_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Outlook:
    """Amounts of one meaning in one variant, whole CZK by year; a year that the tables do not name is missing."""

    what: str
    variant: str
    payer: str
    by_year: dict[int, int]


def years_of(one: ActionPlan) -> range:
    """Return the year of an action plan and the two after it."""
    return range(one.year, one.year + OUTLOOK_YEARS)


def figures_of(one: ActionPlan, plan: Plan) -> tuple[Figure, ...]:
    """Return the figures of the finance tables that an action plan names, without those of single cards."""
    known = plan.of(FinanceTable)
    tables = (known[name] for name in one.finance if name in known)
    return tuple(figure for table in tables for figure in table.figures if not figure.card)


def outlook_of(one: ActionPlan, plan: Plan) -> tuple[Outlook, ...]:
    """Return costs, sources and what is missing in each variant, then the request of each payer."""
    found = [figure for figure in figures_of(one, plan) if figure.year in years_of(one)]
    planned = [figure for figure in found if figure.what in ("cost", "funding", "missing")]
    rows = []
    for variant in variants(planned):
        for what in ("cost", "funding", "missing"):
            sums = _sums(figure for figure in planned if figure.what == what and figure.holds_in(variant))
            if sums:
                rows.append(Outlook(what, variant, "", sums))
    asked = [figure for figure in found if figure.what == "requested"]
    for payer in dict.fromkeys(figure.payer for figure in asked):
        rows.append(Outlook("requested", "", payer, _sums(figure for figure in asked if figure.payer == payer)))
    return tuple(rows)


def _sums(found: Iterable[Figure]) -> dict[int, int]:
    sums: Counter[int] = Counter()
    for figure in found:
        sums[figure.year] += figure.amount
    return dict(sums)
