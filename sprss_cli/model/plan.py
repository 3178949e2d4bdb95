"""A whole plan: its frame, its records by kind, and the catalogues it is measured by."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from sprss_cli.model.catalogue import Catalogue
from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record
from sprss_cli.model.service_wording import ServiceItem, service_items

if TYPE_CHECKING:  # most runs ask no register, reckon no payment and put in no block
    from sprss_cli.model.blocks import Block
    from sprss_cli.model.payment import Reckoning
    from sprss_cli.model.register import Register

_APART = "\n\n"  # between the descriptions of two cards
_JOINING = ("-", "_")  # what makes one word of two

R = TypeVar("R", bound=Record)


class NamesParties(Protocol):
    """A record of a kind that names parties."""

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that it names, with the keys that lead there."""
        ...

    def at(self, *keys: str | int) -> Address:
        """Return the address of a key of it."""
        ...


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """What a plan needs to know of another one that its records follow.

    Attributes:
        period: The other plan's period; None when its `plan.yaml` cannot be read.
        ids: Ids of its records by kind, from the names of their files.
        carried_over: Cards that its last evaluation of them carries over into the next plan.
    """

    period: Period | None
    ids: Mapping[type[Record], frozenset[str]]
    carried_over: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """One region's plan for one period.

    Attributes:
        frame: What stands in `plan.yaml`.
        records: Records by kind, in the order of their files; two may bear the same id.
        catalogues: Dated code lists by name.
        unreadable: Ids by kind whose file is broken: such a record is not missing, it cannot be read.
        followed: The plans that records name in `continues`, by folder name; None for one that is not there.
        fingerprints: What its adopted records say, by name (`cards/A-1-03`, `plan`); empty when nothing is sealed.
        register: What the national register says of the plan's services; None when it is not asked.
        blocks: The generated pieces that chapters can put in, by name.
    """

    frame: PlanFrame
    records: Mapping[type[Record], tuple[Record, ...]]
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    unreadable: Mapping[type[Record], frozenset[str]] = field(default_factory=dict)
    followed: Mapping[str, OtherPlan | None] = field(default_factory=dict)
    register: Register | None = None
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind, also those that share an id with another."""
        return cast("tuple[R, ...]", self.records.get(kind, ()))

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """Return the records of a kind by id, in the order of ids; of two with one id the first."""
        return cast("Mapping[str, R]", self._by_id.get(kind, {}))

    def naming(self, name: str) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """Yield every record of a kind that has a field of this name, with the ids in it, whatever the kind.

        Args:
            name: A field that holds ids or a selection of them: `target_groups`, `territory`, `needs`.
        """
        for kind, records in self.records.items():
            if records and name in {one.name for one in fields(kind)}:
                for record in records:
                    value = getattr(record, name)
                    yield record, value if isinstance(value, tuple) else value.ids

    @property
    def naming_parties(self) -> Iterator[NamesParties]:
        """Every record of a kind that names parties."""
        for kind, records in self.records.items():
            if hasattr(kind, "parties"):
                yield from cast("tuple[NamesParties, ...]", records)

    def origin(self, record: Record) -> str:
        """Return of what kind a record's provenance is, its own or the plan's; empty when neither is stated."""
        found = record.provenance or self.frame.provenance
        return found.kind if found else ""

    @property
    def continuing(self) -> tuple[Card | Goal, ...]:
        """Every record of a kind that may follow one of an older plan."""
        return (*self.every(Card), *self.every(Goal))

    def knows(self, kind: type[Record], identifier: str) -> bool:
        """Return whether a record of this kind exists, be it readable or not."""
        return identifier in self._by_id.get(kind, {}) or identifier in self.unreadable.get(kind, ())

    @cached_property
    def _by_id(self) -> Mapping[type[Record], Mapping[str, Record]]:
        found: dict[type[Record], dict[str, Record]] = {}
        for kind, records in self.records.items():
            of_kind: dict[str, Record] = {}
            for record in sorted(records, key=lambda record: record.id):
                of_kind.setdefault(record.id, record)
            found[kind] = of_kind
        return found

    @cached_property
    def namesakes(self) -> Mapping[Address, Record]:
        """The record that an id belongs to, by the source of each other record that bears the same id.

        Upper and lower case do not count: such files have one name on Windows. Cards and goals share one stock of
        ids, because a card's `related` names both. An id belongs to the record whose file is called by it, else to
        the first.
        """
        by_id: dict[tuple[str, str], list[Record]] = {}
        for kind, records in self.records.items():
            stock = "" if kind in (Card, Goal) else kind.folder
            for record in records:
                by_id.setdefault((stock, record.id.lower()), []).append(record)
        found: dict[Address, Record] = {}
        for same in by_id.values():
            if len(same) > 1:
                owner = next((record for record in same if record.id == record.file_stem), same[0])
                found.update({record.source: owner for record in same if record is not owner})
        return found

    @cached_property
    def card_numbers(self) -> Mapping[str, Mapping[str, int]]:
        """The numbers (`goal`, `order`) in the ids of cards, unreadable ones too, that follow the numbering."""
        pattern = self.frame.levels[-1].number
        if pattern is None:
            return {}
        ids = (*(card.id for card in self.every(Card)), *sorted(self.unreadable.get(Card, ())))
        return {identifier: numbers for identifier in ids if (numbers := pattern.read(identifier))}

    @cached_property
    def named_parties(self) -> frozenset[str]:
        """The parties that readable records name, be there such records or not."""
        found: set[str] = set()
        for card in self.every(Card):  # without the keys, which take most of the time
            found.update(card.responsible.lead, card.responsible.cooperation)
            for item in card.funding:
                found.update(item.sources)
                if item.programme:
                    found.add(item.programme)
        for record in self.naming_parties:
            if not isinstance(record, Card):
                found.update(party for party, _ in record.parties())
        return frozenset(found)

    @cached_property
    def catalogue_of_services(self) -> Catalogue:
        """The kinds of social services; empty when the catalogue was not given."""
        return self.catalogues.get("service-kinds", Catalogue("service-kinds", "", ()))

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """The names of the areas that services may be for, by key.

        They are the areas of the plan, and the districts (ORP) of its region in the catalogue, at whatever time; of all
        regions when the plan does not say which one is its own.
        """
        rows = self.catalogues.get("orps", ())
        code = self.frame.region.code
        known = {row.key: row.name for row in rows if not code or row.fact("region") == code}
        return {**known, **self.frame.network.areas}

    @cached_property
    def payments(self) -> Reckoning:
        """What the plan's methods give for its services, reckoned when first asked for."""
        from sprss_cli.model.payment import Reckoning

        return Reckoning(self)

    @cached_property
    def cited_services(self) -> tuple[tuple[Card, tuple[ServiceItem, ...]], ...]:
        """The cards with an adopted wording of their services, each with the items of that wording."""
        wordings = ((card, card.as_adopted.get("services")) for card in self.every(Card))
        return tuple((card, service_items(wording)) for card, wording in wordings if wording)

    @cached_property
    def prose(self) -> str:
        """The descriptions of all cards as one text: what stands nowhere in it need not be looked for card by card."""
        return _APART.join([card.description for card in self.every(Card)])

    @cached_property
    def prose_begins(self) -> tuple[int, ...]:
        """Where in `prose` the description of each card begins, and last where that of one more would."""
        return tuple(accumulate((len(card.description) + len(_APART) for card in self.every(Card)), initial=0))

    @cached_property
    def mentions(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of cards and goals named in the prose of each card, by the file of the card, each once.

        Only what follows the plan's own numbering counts as an id, and only where that tells ids from other numbers of
        a text; a plan without a numbering has no mentions.
        """
        # one search for each pattern: it begins with fixed letters, which is several times faster than alternatives
        telling = (pattern for pattern in self.frame.ids.values() if pattern.telling)
        looks = [re.compile(pattern.expression, re.ASCII) for pattern in telling]
        # and in the prose of all cards at once: a search for each card would take half as long again
        spots = ((match.start(), match[0]) for look in looks for match in look.finditer(self.prose) if _alone(match))
        cards, found = self.every(Card), dict[str, dict[str, None]]()
        for spot, identifier in sorted(spots):
            found.setdefault(cards[bisect(self.prose_begins, spot) - 1].source.file, {})[identifier] = None
        return {file: tuple(ids) for file, ids in found.items()}


def _alone(found: re.Match[str]) -> bool:
    """Whether an id stands by itself: K01-01 is not meant in PK01-01 or K01-012, 2.1.8.1 not in 2.1.8.1.3."""
    text, begins, ends = found.string, found.start(), found.end()
    before, after = text[begins - 1 : begins], text[ends : ends + 1]
    if before.isalnum() or after.isalnum() or before in _JOINING or after in _JOINING:
        return False
    goes_on = after == "." and text[ends + 1 : ends + 2].isdecimal()
    return not goes_on and not (before == "." and text[begins - 2 : begins - 1].isdecimal())
