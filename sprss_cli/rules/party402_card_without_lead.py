"""PARTY402 card-without-lead."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PARTY402", severity=Severity.WARNING, basis="somebody answers for each activity", since="0.1")
def card_without_lead(plan: Plan) -> Iterator[Fault]:
    """Nobody answers for a card.

    Why: what nobody answers for is not done, and nobody can be asked how far it has come.

    Mend: name the party that answers for the card under `responsible`, as `lead`.
    """
    for card in plan.every(Card):
        if not card.responsible.lead:
            at = card.at("responsible") if card.responsible.cooperation else card.at("id")
            message = say("nobody answers for the card {id}", id=card.id)
            yield Fault(at, message, say("add “lead: […]” under “responsible”, with the id of a party"))
