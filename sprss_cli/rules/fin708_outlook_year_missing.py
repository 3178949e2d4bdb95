"""FIN708 outlook-year-missing."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finance import outlook, variants
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN708",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., § 101a: částka na rok a předpoklad na další dva roky",
    since="0.1",
    confidence="M",
    about=("finance",),
)
def outlook_year_missing(plan: Plan) -> Iterator[Fault]:
    """An outlook lacks one of its three years.

    Why: a region applies for the state grant with the amount for the year and with what it expects for the next two
    years; the outlook of costs and sources is made for the same years. A table with `base_year` n has to hold n, n+1
    and n+2 for each kind of planned figure and each variant that it has at all.

    Mend: add the figures of the missing year, or delete `base_year` when the table is no outlook.
    """
    for table in plan.every(FinanceTable):
        years = outlook(table)
        figures = [figure for figure in table.figures if figure.year in years and not figure.card]
        for what in ("cost", "funding", "missing", "requested"):
            of_kind = [figure for figure in figures if figure.what == what]
            for variant in variants(of_kind) if of_kind and what != "missing" else ():
                have = {figure.year for figure in of_kind if figure.holds_in(variant)}
                lacking = tuple(year for year in years if year not in have)
                if lacking:
                    where = (what, variant) if variant else (what,)
                    message = say(
                        "the outlook of {year} has no {what} for {lacking}",
                        year=table.base_year,
                        what=where,
                        lacking=lacking,
                    )
                    yield Fault(table.at("base_year"), message, say("add the figures of these years"))
