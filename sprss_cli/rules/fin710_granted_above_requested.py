"""FIN710 granted-above-requested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finance import Placed, placed
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.finance_table import Figure
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN710", severity=Severity.WARNING, basis="a grant is part of what was asked for", since="0.1", about=("finance",)
)
def granted_above_requested(plan: Plan) -> Iterator[Fault]:
    """More was granted than was asked for.

    Why: the two amounts were probably swapped, or a second application is missing. What is compared is all that one
    payer was asked for and gave in a year, for the same service, form and card.

    Mend: correct the amounts, or add the request that is missing.
    """
    asked: dict[Figure, int] = {}
    given: dict[Figure, list[Placed]] = {}
    for item in placed(plan):
        key = replace(item.figure, what="", amount=0, certainty="", part="", source="", page="", note="")
        if item.figure.what == "requested":
            asked[key] = asked.get(key, 0) + item.figure.amount
        elif item.figure.what == "granted":
            given.setdefault(key, []).append(item)
    for key, items in given.items():
        granted = sum(item.figure.amount for item in items)
        if key in asked and granted > asked[key]:
            message = say(
                "{granted} granted, {requested} asked for", granted=crowns(granted), requested=crowns(asked[key])
            )
            hint = say("the difference is {difference}", difference=crowns(granted - asked[key], sign=True))
            yield Fault(items[-1].at("amount"), message, hint)
