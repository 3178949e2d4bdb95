"""FIN712 negative-amount."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finance import placed
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("FIN712", severity=Severity.ERROR, basis="katalog finance-figures", since="0.1", about=("finance",))
def negative_amount(plan: Plan) -> Iterator[Fault]:
    """A planned amount is below zero.

    Why: a cost or a source below zero makes another one look smaller than it is. Only what was granted or spent can be
    given back, so only there an amount may be negative.

    Mend: write what is planned; what was given back is `what: granted` or `what: spent` with a `part` that says so.
    """
    rows = plan.catalogues["finance-figures"].by_key if "finance-figures" in plan.catalogues else {}
    allowed = tuple(key for key, found in rows.items() if found[-1].facts.get("negative") is True)
    for item in placed(plan):
        if item.figure.amount < 0 and item.figure.what not in allowed:
            message = say("{amount} as {what} is below zero", amount=crowns(item.figure.amount), what=item.figure.what)
            yield Fault(item.at("amount"), message, say("only {allowed} may be below zero", allowed=allowed))
