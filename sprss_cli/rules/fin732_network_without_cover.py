"""FIN732 network-without-cover."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.network_balance import cost, covers
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN732",
    severity=Severity.WARNING,
    basis="what is let in has to be paid",
    since="0.1",
    about=("network",),
)
def network_without_cover(plan: Plan) -> Iterator[Fault]:
    """The network costs more in a year than all the money that is counted on.

    Why: a service is let into the network only when it can be paid. The money is that of the parties that the methods
    name as payers, of every payer when they name none; where the year has variants, the one with the most money counts.

    Mend: find more money, lower payments, or leave services out; `sprss finance balance` shows the sums of each year.
    """
    if plan.unreadable.get(FinanceTable) or plan.unreadable.get(PaymentMethod):
        return  # a table that cannot be read may hold the money, and a method may name who pays
    period = plan.frame.period
    for year in range(period.begins.year, period.ends.year + 1):
        at = _money_of(plan, year)
        known = [cover for cover in covers(plan, year) if cover.known]
        if at is None or not known:
            continue
        total = cost(plan, year).total
        left = max(cover.left(total) for cover in known)
        if left < 0:
            message = say(
                "the network costs {cost} in {year}, and the money for it is {money}: {missing} is missing",
                cost=crowns(total),
                year=year,
                money=crowns(total + left),
                missing=crowns(-left),
            )
            yield Fault(at, message, say("`sprss finance balance --year {year}` shows the sums", year=year))


def _money_of(plan: Plan, year: int) -> Address | None:
    for table in plan.every(FinanceTable):
        for index, figure in enumerate(table.figures):
            if figure.year == year and figure.what == "funding" and not figure.card:
                return table.at("figures", index, "amount")
    return None
