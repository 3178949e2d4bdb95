"""FIN709 figure-stated-twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import Figure, FinanceTable, Share
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN709", severity=Severity.ERROR, basis="each figure stands in one place", since="0.1", about=("finance",))
def figure_stated_twice(plan: Plan) -> Iterator[Fault]:
    """Two figures of the finance tables are the same in everything but the amount, the source or the note.

    Why: money is counted twice; and when the amounts differ, nobody can tell which one holds.

    Mend: delete one of the two. When both are right, say with `part` what tells them apart, such as a second round of
    grants.
    """
    seen: dict[tuple[str, Figure | Share], tuple[Address, Figure | Share]] = {}
    for table in plan.every(FinanceTable):
        for item, keys in table.items():
            # totals repeat what another table may state too: only those of one table can disagree
            scope = f"totals of {table.source.file}" if keys[0] == "totals" else ""
            at = table.at(*keys)
            first, earlier = seen.setdefault((scope, _bare(item)), (at, item))
            if first is at:
                continue
            message = say("this figure stands here a second time")
            if isinstance(item, Figure) and isinstance(earlier, Figure) and item.amount != earlier.amount:
                message = say("this figure stands here a second time, with {amount}", amount=crowns(item.amount))
            hint = say("delete one of the two, or tell them apart with part")
            yield Fault(at, message, hint, ((first, say("first here")),))


def _bare(item: Figure | Share) -> Figure | Share:
    if isinstance(item, Share):
        return Share(item.payer, item.percent * 0, item.year)
    return replace(item, amount=0, source="", page="", note="")
