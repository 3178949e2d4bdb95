"""PARTY401 unknown-party."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PARTY401", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_party(plan: Plan) -> Iterator[Fault]:
    """A record names a party that the plan does not have.

    Why: nobody can tell who answers for the card, who pays for it, who provides the service or who reported the need,
    and it drops out of every table by party.

    Mend: write the id of a file in parties/, or add the party there.
    """
    unknown = {party for party in plan.named_parties if not plan.knows(Party, party)}
    if not unknown:
        return
    known = tuple(plan.of(Party))
    near_to = cache(lambda word: nearest(word, known))
    for record in plan.naming_parties:
        for party, keys in record.parties():
            if party in unknown:
                near = near_to(party)
                hint = (
                    say("did you mean {near}?", near=near) if near else say("parties of the plan: {known}", known=known)
                )
                yield Fault(record.at(*keys), say("the plan has no party {party}", party=party), hint)
