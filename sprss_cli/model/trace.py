"""From a need to what came of it, and back: only along what records name, never a guess by kind or place.

The way has stages (`Record.stage`): need, card, application, service of the network, money, evaluation. Who names whom
does not matter; a record of a lower stage comes before one of a higher stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from sprss_cli.model.kinds.need import Need
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.reference import references


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that a record states.

    Attributes:
        field: The field it stands in.
        amount: Whole CZK.
        year: The year; None when the record does not divide the amount by years.
        payers: Party ids; empty when it does not say who pays.
        what: What a table of finance calls the figure; empty elsewhere.
    """

    field: str
    amount: int
    year: int | None = None
    payers: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A record on the way, the money it states, and what lies beyond it in the same direction."""

    record: Record
    money: tuple[Money, ...] = ()
    beyond: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The way through a record.

    Attributes:
        record: The record, with its money.
        before: What it comes from, the nearest first.
        after: What comes of it.
        beside: The needs it comes from, with what else comes of them.
    """

    record: Link
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    beside: tuple[Link, ...]


def trace(plan: Plan, record: Record) -> Trace:
    """Return the way through a record of a plan, in both directions."""
    return _Ways(plan).through(record)


def money(record: Record, card: str = "") -> tuple[Money, ...]:
    """Return the amounts that a record states, in the order of the file; of a table only those for one card."""
    listed = ((one.name, item) for one in fields(record) for item in _items(getattr(record, one.name)))
    return tuple(
        Money(field, item.amount, getattr(item, "year", None), _payers(item), getattr(item, "what", ""))
        for field, item in listed
        if isinstance(getattr(item, "amount", None), int) and getattr(item, "card", card) == card
        if card or not hasattr(item, "card")
    )


def _items(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _payers(item: Any) -> tuple[str, ...]:
    payer = getattr(item, "payer", "")
    payers: tuple[str, ...] = getattr(item, "sources", (payer,) if payer else ())
    return payers


class _Ways:
    """Which records of a plan stand beside each other on the way."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def through(self, record: Record) -> Trace:
        before, after = self._follow(record, -1), self._follow(record, 1)
        if not record.stage:
            after = self._named_by(record)
        known = {record.source, *_sources(before), *_sources(after)}
        needs = [link.record for link in _all(before) if isinstance(link.record, Need)]
        beside = [Link(need, (), _without(self._follow(need, 1), known)) for need in _unique(needs)]
        return Trace(Link(record, money(record)), before, after, tuple(link for link in beside if link.beyond))

    def _named_by(self, record: Record) -> tuple[Link, ...]:
        """Return every record that names one which is not on the way itself, such as a goal or a party."""
        near = [other for other in self._neighbours.get(record.source.file, ()) if other.stage]
        direct: set[object] = {other.source for other in near}
        links = (self._link(other, record, 1) for other in near)
        return tuple(replace(link, beyond=_without(link.beyond, direct)) for link in links)

    def _follow(self, record: Record, direction: int) -> tuple[Link, ...]:
        """Return what lies beyond a record, each branch to its end.

        What is also reached by way of another branch is left out here: the longer way tells more.
        """
        near = [
            other
            for other in self._neighbours.get(record.source.file, ())
            if other.stage and (other.stage - record.stage) * direction > 0
        ]
        links = [self._link(other, record, direction) for other in near]
        further = {source for link in links for source in _sources(link.beyond)}
        return tuple(link for link in links if link.record.source not in further)

    def _link(self, record: Record, beside: Record, direction: int) -> Link:
        card = beside.id if beside.folder == "cards" else ""
        return Link(record, money(record, card), self._follow(record, direction))

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[Record, ...]]:
        """The records that name a record or are named by it, by its file; in the order of stages and ids."""
        by_name = {(kind.folder, record.id): record for kind in self._plan.records for record in self._of(kind)}
        found: dict[str, dict[str, Record]] = {}
        for record in by_name.values():
            for one in references(record):
                for folder in one.folders:
                    other = by_name.get((folder, one.id))
                    if other is not None:
                        found.setdefault(record.source.file, {})[other.source.file] = other
                        found.setdefault(other.source.file, {})[record.source.file] = record
        return {
            file: tuple(sorted(others.values(), key=lambda other: (other.stage, other.id)))
            for file, others in found.items()
        }

    def _of(self, kind: type[Record]) -> Iterator[Record]:
        yield from self._plan.of(kind).values()


def _all(links: tuple[Link, ...]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _all(link.beyond)


def _sources(links: tuple[Link, ...]) -> frozenset[object]:
    return frozenset(link.record.source for link in _all(links))


def _without(links: tuple[Link, ...], known: set[object]) -> tuple[Link, ...]:
    kept = (link for link in links if link.record.source not in known)
    return tuple(replace(link, beyond=_without(link.beyond, known)) for link in kept)


def _unique(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple({record.source: record for record in records}.values())
