"""FIN705 figure-without-source."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN705", severity=Severity.WARNING, basis="provenance of records", since="0.1", about=("finance",))
def figure_without_source(plan: Plan) -> Iterator[Fault]:
    """Figures of a finance table do not say from which document they come.

    Why: an amount that nobody can look up cannot be checked, and the next plan cannot go on from it. A figure has its
    own `source`, or that of its table, or that of the plan. One finding stands for all figures of a table, at the
    first of them.

    Mend: give the table a `provenance` with a source, or the figure a `source`: the id of a document in plan.yaml.
    """
    default = plan.frame.provenance
    if default is not None and default.source:
        return
    for table in plan.every(FinanceTable):
        if table.provenance is not None and table.provenance.source:
            continue
        bare = [keys for item, keys in table.items() if not item.source]
        if bare:
            message = say_count(
                "{count} figure of this table comes from no document",
                "{count} figures of this table come from no document",
                len(bare),
            )
            hint = say("give the table a provenance with a source, or each figure a source")
            yield Fault(table.at(*bare[0]), message, hint)
