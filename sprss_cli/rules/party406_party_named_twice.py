"""PARTY406 party-named-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

Keys = tuple[str | int, ...]


@rule("PARTY406", severity=Severity.WARNING, basis="each party has one part in a card", since="0.1")
def party_named_twice(plan: Plan) -> Iterator[Fault]:
    """A card names the same party twice in one part.

    Why: the party is printed twice, or counted for twice the money, and another one may be missing. Whoever answers
    for a card takes part in it anyway, so the same party does not stand under `cooperation` too. Several items of
    funding with the same source are right as long as something tells them apart: an amount, a programme, a note.

    Mend: delete one of the two, or write the party that was meant.
    """
    for card in plan.every(Card):
        for named in (_responsible(card), _funding(card)):
            if named:
                yield from _repeated(card, named)


def _responsible(card: Card) -> list[tuple[object, Keys]]:
    lead, cooperation = card.responsible.lead, card.responsible.cooperation
    if len({*lead, *cooperation}) == len(lead) + len(cooperation):
        return []
    return [(party, keys) for party, keys in card.parties() if keys[0] == "responsible"]


def _funding(card: Card) -> list[tuple[object, Keys]]:
    sources = [party for item in card.funding for party in item.sources]
    if len(sources) < 2 or len(set(sources)) == len(sources):
        return []
    named: list[tuple[object, Keys]] = []
    for party, keys in card.parties():
        if keys[0] == "funding" and keys[-1] != "programme":
            item = card.funding[int(keys[1])]
            named.append((party if item.bare else (party, item), keys))
    return named


def _repeated(card: Card, named: list[tuple[object, Keys]]) -> Iterator[Fault]:
    first: dict[object, Keys] = {}
    for what, keys in named:
        earlier = first.setdefault(what, keys)
        if earlier is not keys:
            party = what[0] if isinstance(what, tuple) else what
            message = say("the party {party} stands here a second time", party=party)
            hint = say("delete one of the two, or write the party that was meant")
            yield Fault(card.at(*keys), message, hint, ((card.at(*earlier), say("first here")),))
