"""FIN707 figure-of-distant-year."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finance import outlook
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN707", severity=Severity.WARNING, basis="a plan's own period", since="0.1", about=("finance",))
def figure_of_distant_year(plan: Plan) -> Iterator[Fault]:
    """A figure is for a year that neither the plan nor the outlook of its table reaches.

    Why: the year was probably mistyped, and the figure is missing in the sums of the right one. Planned money belongs
    to a year of the plan or of the outlook; what was asked for, granted or spent may be older, but not later.

    Mend: correct the year, or give the table the `base_year` of its outlook. What a past year cost is `what: spent`.
    """
    rows = plan.catalogues["finance-figures"].by_key if "finance-figures" in plan.catalogues else {}
    planned = {key for key, found in rows.items() if found[-1].facts.get("planned") is True}
    first, last = plan.frame.period.begins.year, plan.frame.period.ends.year
    for table in plan.every(FinanceTable):
        if table.base_year is not None and not first - 1 <= table.base_year <= last:
            message = say(
                "the outlook begins in {year}, the plan holds {period}", year=table.base_year, period=plan.frame.period
            )
            yield Fault(table.at("base_year"), message, say("write the year for which the outlook was made"))
        years = {*range(first, last + 1), *outlook(table)}
        for index, figure in enumerate(table.figures):
            if figure.year > max(years, default=last) or (figure.what in planned and figure.year not in years):
                message = say("{year} is no year of the plan or of the outlook", year=figure.year)
                hint = say("years that are planned: {years}", years=tuple(sorted(years)))
                yield Fault(table.at("figures", index, "year"), message, hint)
