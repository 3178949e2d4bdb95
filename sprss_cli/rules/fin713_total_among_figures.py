"""FIN713 total-among-figures."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finance import finer
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN713", severity=Severity.WARNING, basis="each amount is counted once", since="0.1", about=("finance",))
def total_among_figures(plan: Plan) -> Iterator[Fault]:
    """A figure is exactly the sum of other figures of its table that say more.

    Why: it is probably their total, which was copied from the last row of a table, so that the money is counted twice.

    Mend: put it under `totals`. When it is money of its own, say with `part` what it is for.
    """
    for table in plan.every(FinanceTable):
        sums = finer(table.figures)
        for index, figure in enumerate(table.figures):
            amount, count = sums.get(index, (0, 0))
            if count > 1 and amount == figure.amount and not figure.part:
                message = say_count(
                    "this is the sum of {count} other figure", "this is the sum of {count} other figures", count
                )
                yield Fault(table.at("figures", index, "amount"), message, say("put it under totals"))
