"""Only what concerns one record: a card, a goal, a party, a kind of service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sprss_cli.model.change import ChangeSet, Weight
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.record import Record
from sprss_cli.model.reference import references

if TYPE_CHECKING:
    from sprss_cli.model.network_change import NetworkChanges


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
    def asked(self) -> tuple[str, ...]:
        """What is asked for, word by word; empty when nothing in particular is."""
        return tuple(word for word in (self.record, self.goal, self.party, self.service) if word)

    def holds(self, record: Record) -> bool:
        """Return whether a record concerns everything that is asked for."""
        return all(wanted in found for wanted, found in self._names(record) if wanted)

    def _names(self, record: Record) -> Iterator[tuple[str, frozenset[str]]]:
        own = frozenset({record.id, *getattr(record, "formerly", ())})
        card = record if isinstance(record, Card) else None
        yield self.record, own
        yield self.goal, own | (frozenset({card.goal, *card.also_serves}) if card else frozenset())
        named = frozenset(found.id for found in references(record) if "parties" in found.folders)
        yield self.party, own | named
        yield self.service, frozenset(_services(record))


def _services(record: Record) -> tuple[str, ...]:
    if isinstance(record, (Card, Need)):
        return record.services.ids
    if isinstance(record, FinanceTable):
        return tuple(figure.service for figure in record.figures)
    return (record.kind,) if isinstance(record, (NetworkEntry, Application)) else ()


def concerning(changes: ChangeSet, concern: Concern) -> ChangeSet:
    """Return the change set with only the pairs and services of which one side concerns what is asked for."""
    pairs = tuple(pair for pair in changes.pairs if _concerns(concern, pair.old, pair.new))
    network = changes.network and _of_the_network(changes.network, concern)
    return replace(changes, pairs=pairs, network=network, selected=concern.asked)


def _of_the_network(changes: NetworkChanges, concern: Concern) -> NetworkChanges:
    """Return the services and decisions that concern what is asked for; sums over all services are left out."""
    services = tuple(
        change
        for change in changes.services
        if _concerns(concern, *(state.entry if state else None for state in (change.old, change.new)))
    )
    pages = [
        replace(page, steps=tuple(step for step in page.steps if concern.holds(step[0]))) for page in changes.decisions
    ]
    return replace(changes, services=services, totals=(), decisions=tuple(page for page in pages if page.steps))


def weighing(changes: ChangeSet, least: Weight) -> ChangeSet:
    """Return the change set without changes of less weight."""
    pairs = (
        replace(pair, changes=tuple(change for change in pair.changes if change.weight >= least))
        for pair in changes.pairs
    )
    return replace(changes, pairs=tuple(pairs))


def _concerns(concern: Concern, *records: Record | None) -> bool:
    return any(record is not None and concern.holds(record) for record in records)
