"""PARTY404 party-without-identification."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PARTY404", severity=Severity.WARNING, basis="a legal person has one number (IČO)", since="0.1")
def party_without_identification(plan: Plan) -> Iterator[Fault]:
    """A party that is one legal person has no identification number (IČO).

    Why: names change and are written in several ways. Only the number tells which organisation is meant, in registers
    and in other plans. Groups of parties and programmes have no number and need none.

    Mend: add `ico` with the eight digits from the register of economic subjects, in quotes.
    """
    for party in plan.every(Party):
        if party.needs_identification and not party.ico:
            message = say("{title} has no identification number (IČO)", title=party.title)
            hint = say('add “ico: "…"” with its eight digits; the register of economic subjects (ARES) has them')
            yield Fault(party.at("id"), message, hint)
