"""PARTY403 party-never-used."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PARTY403", severity=Severity.WARNING, basis="a plan's own references", since="0.1")
def party_never_used(plan: Plan) -> Iterator[Fault]:
    """No record names a party.

    Why: the record is left over, or a card that should name it names another one. A card names a party by its id, as
    responsible or as a source of money, or in its title or description by the party's title or one of its wordings; a
    service names its provider and who issued its mandate, a need who reported it. As long as a record that may name
    the party cannot be read, nothing is reported.

    Mend: name the party in a card, a service or a need, or delete its file.
    """
    if any(ids and hasattr(kind, "parties") for kind, ids in plan.unreadable.items()):
        return
    unused = [party for party in plan.every(Party) if party.id not in plan.named_parties]
    if not unused:
        return
    # white space is made plain, because a name may go on in the next line
    texts = [" ".join(f"{card.title} {card.description}".split()) for card in plan.every(Card)]
    for party in unused:
        names = (party.title, *party.wordings)
        if not any(name in text for text in texts for name in names):
            message = say("no record names the party {party}", party=party.id)
            yield Fault(party.at("id"), message, say("name it in a card, or delete the file"))
