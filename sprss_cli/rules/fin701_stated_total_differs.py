"""FIN701 stated-total-differs."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finance import added_up
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN701", severity=Severity.ERROR, basis="sums of a table agree with its rows", since="0.1", about=("finance",))
def stated_total_differs(plan: Plan) -> Iterator[Fault]:
    """The figures of a finance table do not add up to a total that the table states.

    Why: a figure is missing, stands there twice or was copied wrongly, or the total was. Whoever reads the plan finds
    out with a calculator. A total is compared with the figures of its table that agree in everything the total names;
    a kind of service counts to its category. Figures of cards count only where there are no others.

    Mend: correct the figure or the total; the difference is in the finding.
    """
    for table in plan.every(FinanceTable):
        for index, (total, amount, count) in enumerate(added_up(table, plan)):
            if amount == total.amount:
                continue
            message = say(
                "the total is {total}, its figures give {given}", total=crowns(total.amount), given=crowns(amount)
            )
            hint = say("the difference is {difference}", difference=crowns(total.amount - amount, sign=True))
            if not count:
                message = say("no figure of the table belongs to this total")
                hint = say("add the figures, or write it among the figures when it is all that is known")
            yield Fault(table.at("totals", index, "amount"), message, hint)
