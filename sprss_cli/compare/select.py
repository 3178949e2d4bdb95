"""Only what concerns one record: a card, a goal, a party, a kind of service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprss_cli.model.change import ChangeSet, Pair
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.record import Record


@dataclass(frozen=True, slots=True)
class Concern:
    """What a reader wants to know about; an empty word asks for nothing in particular.

    Attributes:
        record: Id of a record, on either side.
        goal: Id of a goal: the goal itself, its cards and those that serve it.
        party: Id of a party that leads, takes part or pays.
        service: A kind of service as plans write it, e.g. `§ 44`.
    """

    record: str = ""
    goal: str = ""
    party: str = ""
    service: str = ""

    @property
    def asked(self) -> bool:
        """Whether anything in particular is asked for."""
        return bool(self.record or self.goal or self.party or self.service)

    def holds(self, record: Record) -> bool:
        """Return whether a record concerns everything that is asked for."""
        return all(wanted in found for wanted, found in self._names(record) if wanted)

    def _names(self, record: Record) -> Iterator[tuple[str, frozenset[str]]]:
        own = frozenset({record.id, *getattr(record, "formerly", ())})
        card = record if isinstance(record, Card) else None
        yield self.record, own
        yield self.goal, own | (frozenset({card.goal, *card.also_serves}) if card else frozenset())
        yield self.party, own | (frozenset(identifier for identifier, _ in card.parties()) if card else frozenset())
        yield self.service, frozenset(card.services.ids) if card else frozenset()


def concerning(changes: ChangeSet, concern: Concern) -> ChangeSet:
    """Return the change set with only the pairs of which one side concerns what is asked for."""
    return replace(changes, pairs=tuple(pair for pair in changes.pairs if _concerns(pair, concern)))


def _concerns(pair: Pair, concern: Concern) -> bool:
    return any(record is not None and concern.holds(record) for record in (pair.old, pair.new))
