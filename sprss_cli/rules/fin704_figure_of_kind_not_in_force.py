"""FIN704 figure-of-kind-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.lawful import rests_on_weak_source
from sprss_cli.model.message import say
from sprss_cli.model.period import Period
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN704",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., část třetí, znění podle dne",
    since="0.1",
    confidence="M",
    about=("finance",),
)
def figure_of_kind_not_in_force(plan: Plan) -> Iterator[Fault]:
    """A figure is for a kind of service that is in force on no day of its year.

    Why: nobody provides services of a kind that has been repealed or that does not exist yet, so there is nothing to
    pay. Kinds of which the days rest on a weak source are not reported.

    Mend: correct the year, or write the kind that took its place.
    """
    kinds = plan.catalogue_of_services.by_key
    for table in plan.every(FinanceTable):
        for index, figure in enumerate(table.figures):
            rows = kinds.get(figure.service, ())
            year = Period(date(figure.year, 1, 1), date(figure.year, 12, 31))
            if not rows or any(row.holds_during(year) for row in rows) or rests_on_weak_source(rows[-1], year):
                continue
            message = say("{key} is not in force in {year}", key=figure.service, year=figure.year)
            hint = say("“{name}” held until {day}", name=rows[-1].name, day=rows[-1].valid_to)
            if rows[-1].valid_to is None or rows[-1].valid_to >= year.begins:
                hint = say("“{name}” holds from {day}", name=rows[-1].name, day=rows[-1].valid_from)
            yield Fault(table.at("figures", index, "service"), message, hint)
