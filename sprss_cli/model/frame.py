"""The frame of a plan: what stands in `plan.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sprss_cli.model.further import FurtherField, further_fields
from sprss_cli.model.ids import IdPattern
from sprss_cli.model.levels import USUAL, Level, levels_of
from sprss_cli.model.network_frame import NetworkFrame
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.record import Provenance, RuleException, exceptions


@dataclass(frozen=True, slots=True)
class Region:
    """The region that makes the plan; `code` is its key in the catalogue of regions."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A resolution of a body (usnesení). `day` is None when the source gives no exact day."""

    what: str
    body: str
    number: str = ""
    day: date | None = None
    effect: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on the way; one day or a stretch of days.

    Attributes:
        kind: `publication` of the draft, `consultation` in writing, `hearing` in public, `settlement` of comments, or
            `other`; empty when it is not said.
    """

    what: str
    begins: date | None
    ends: date | None
    source: str = ""
    note: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Covering:
    """A legal requirement (key of the catalogue `requirements`) that a document meets, and what says that it does."""

    requirement: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that facts of the plan are taken from or that belongs to the plan.

    Attributes:
        covers: Requirements that the document meets, where the plan as published does it in other words than records.
    """

    id: str
    title: str
    dated: str = ""
    file: str = ""
    url: str = ""
    note: str = ""
    covers: tuple[Covering, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the planning process: a group, a council, an assembly."""

    id: str
    title: str
    description: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that the plan uses, and what it stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFrame:
    """Everything that is said of the plan as a whole.

    Attributes:
        status: `draft`, `consultation`, `submitted`, `approved`, `amended` or `superseded`.
        law_date: The day whose law the plan is measured by.
        levels: The hierarchy, the highest level first: cards are on the last one, goals on those above.
        ids: Numbering of records, by level; the usual levels are `goal` and `card`.
        labels: What documents call the fields of a card, by field.
        required: Fields that no card may leave out, beside those of the schema.
        fields: Further fields of cards, in the order in which documents print them.
        words: What documents print for `all` and `none`, by field and word.
        iri: The address of the region under which the plan is published as open data; empty when it has none.
    """

    source: Address
    title: str
    region: Region
    period: Period
    status: str
    law_date: date
    levels: tuple[Level, ...] = USUAL
    ids: Mapping[str, IdPattern] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    fields: tuple[FurtherField, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    vision: str = ""
    previous: str = ""
    network: NetworkFrame = field(default_factory=NetworkFrame)
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    bodies: tuple[Body, ...] = ()
    legal_basis: tuple[str, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    iri: str = ""
    provenance: Provenance | None = None
    exceptions: tuple[RuleException, ...] = ()

    @property
    def adopted(self) -> bool:
        """Whether the assembly has approved the plan, so that its wording is history."""
        return self.status in {"approved", "amended", "superseded"}

    @property
    def has_own_levels(self) -> bool:
        """Whether the plan states its levels, so that it has its own words for them."""
        return bool(self.levels[0].title)

    @property
    def shape(self) -> frozenset[str]:
        """What of the shape of records the plan states itself: `levels`, `required`, `fields`."""
        stated = {"levels": self.has_own_levels, "required": bool(self.required), "fields": bool(self.fields)}
        return frozenset(key for key, there in stated.items() if there)

    def level_of(self, name: str) -> Level | None:
        """Return the level that a goal names; with one level above the cards it need not. None for an unknown name."""
        above = self.levels[:-1]
        return above[0] if not name and len(above) == 1 else next((one for one in above if one.id == name), None)

    def at(self, *keys: str | int) -> Address:
        """Return the address of a key of `plan.yaml`."""
        return self.source.at(*keys)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> PlanFrame:
        """Make the frame from data that has passed the plan's schema."""
        provenance = data.get("provenance")
        levels = levels_of(data)
        return cls(
            source=source,
            title=data["title"],
            region=Region(data["region"]["name"], data["region"].get("code", "")),
            period=Period.from_data(data["period"]),
            status=data["status"],
            law_date=date.fromisoformat(data["law_date"]),
            levels=levels,
            ids={name: IdPattern(text) for name, text in data.get("ids", {}).items()}
            | {level.id: level.number for level in levels if level.number},
            labels=data.get("labels", {}),
            required=tuple(data.get("required", ())),
            fields=further_fields(data),
            words=data.get("words", {}),
            vision=data.get("vision", ""),
            previous=data.get("previous", ""),
            network=NetworkFrame.from_data(data.get("network", {})),
            decisions=tuple(_decision(item) for item in data.get("decisions", ())),
            events=tuple(_event(item) for item in data.get("events", ())),
            documents=tuple(map(_document, data.get("documents", ()))),
            bodies=tuple(Body(**item) for item in data.get("bodies", ())),
            legal_basis=tuple(data.get("legal_basis", ())),
            abbreviations=tuple(Abbreviation(**item) for item in data.get("abbreviations", ())),
            iri=data.get("iri", ""),
            provenance=Provenance.from_data(provenance) if provenance else None,
            exceptions=exceptions(data),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decision(item: Mapping[str, str]) -> Decision:
    rest = {name: item[name] for name in ("what", "body", "number", "effect", "source", "note") if name in item}
    return Decision(day=_day(item.get("date")), **rest)


def _document(item: Mapping[str, Any]) -> Document:
    return Document(**{**item, "covers": tuple(Covering(**one) for one in item.get("covers", ()))})


def _event(item: Mapping[str, str]) -> Event:
    begins = _day(item.get("date") or item.get("from"))
    ends = _day(item.get("to")) or begins
    return Event(item["what"], begins, ends, item.get("source", ""), item.get("note", ""), item.get("kind", ""))
