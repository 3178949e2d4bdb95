"""FIN706 figure-with-key-out-of-place."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import Figure, FinanceTable
from sprss_cli.model.message import Message, say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

Found = tuple[tuple[str, ...], Message, Message]


@rule("FIN706", severity=Severity.ERROR, basis="katalog finance-figures", since="0.1", about=("finance",))
def figure_with_key_out_of_place(plan: Plan) -> Iterator[Fault]:
    """A figure lacks a payer that it needs, or has a key that means nothing for it.

    Why: money that nobody pays cannot be added to any source, and a cost has no payer: who pays it is said by figures
    of its sources. Only money of a payer is secured or expected, and only planned money comes in variants; what was
    asked for, granted and spent is one amount.

    Mend: add the payer, delete the key, or correct `what`.
    """
    rows = plan.catalogues["finance-figures"].by_key if "finance-figures" in plan.catalogues else {}
    payers = {key: found[-1].fact("payer") for key, found in rows.items()}
    for table in plan.every(FinanceTable):
        for item, keys in table.items():
            if isinstance(item, Figure):
                for inner, message, hint in _faults(item, payers.get(item.what, ""), total=keys[0] == "totals"):
                    yield Fault(table.at(*keys, *inner), message, hint)


def _faults(item: Figure, payer: str, *, total: bool) -> Iterator[Found]:
    if payer == "required" and not item.payer and not total:
        yield ("what",), say("{what} without a payer", what=item.what), say("add payer: the id of a file in parties/")
    if payer == "none" and item.payer:
        hint = say("delete the payer, or write what: funding when it is money of that payer")
        yield ("payer",), say("{what} has no payer", what=item.what), hint
    if item.certainty and item.what != "funding":
        hint = say("delete certainty: only what: funding is secured or expected")
        yield ("certainty",), say("{what} has no certainty", what=item.what), hint
    if item.variant and item.what not in ("cost", "funding", "missing"):
        hint = say("delete the variant: only planned money has variants")
        yield ("variant",), say("{what} has no variants", what=item.what), hint
