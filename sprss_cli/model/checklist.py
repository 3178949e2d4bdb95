"""The law as a checklist: which requirements hold on a day, what meets them, and what only a person can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from sprss_cli.model.catalogue import Catalogue, Entry
from sprss_cli.model.lawful import UNSURE
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

if TYPE_CHECKING:  # looked up by folder: a plan without chapters needs no chapters
    from sprss_cli.model.kinds.chapter import Chapter

REQUIREMENTS = "requirements"


class State(StrEnum):
    """How far a requirement is met."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"
    PERSON = "person"  # whatever a machine can tell is there; the rest a person has to judge


@dataclass(frozen=True, slots=True)
class Way:
    """One thing by which a requirement is met, as the catalogue says it.

    Attributes:
        by: `chapter`, `records`, `frame`, `decision`, `event` or `person`.
        what: The folder of records, the key of `plan.yaml`, the effect, the kind of event, or what a person is asked.
        having: What at least one of the records must have; empty when any will do.
    """

    by: str
    what: str = ""
    having: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What meets a requirement.

    Attributes:
        by: As in `Way`, or `document` for a published document that covers the requirement.
        at: Where it stands; of several records the first.
        what: What it is called: a title, a folder, the number of a decision.
        count: How many records there are.
        day: The day of a decision or an event.
        having: What the records have, as in `Way`.
        note: How it is known that a document covers the requirement.
    """

    by: str
    at: Address
    what: str
    count: int = 1
    day: date | None = None
    having: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement with what was found for each of its ways, in the order of the catalogue."""

    row: Entry
    found: tuple[tuple[Way, tuple[Evidence, ...]], ...]

    @property
    def state(self) -> State:
        """How far it is met."""
        told = [bool(evidence) for way, evidence in self.found if way.by != "person"]
        if all(told):
            return State.PERSON if self.asked else State.MET
        return State.PARTLY if any(told) else State.MISSING

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything that meets it, each thing once."""
        return tuple(dict.fromkeys(one for _, found in self.found for one in found))

    @property
    def missing(self) -> tuple[Way, ...]:
        """What was looked for and not found."""
        return tuple(way for way, found in self.found if not found and way.by != "person")

    @property
    def asked(self) -> tuple[str, ...]:
        """What a person has to judge."""
        return tuple(way.what for way, _ in self.found if way.by == "person")


def checklist(plan: Plan, day: date) -> tuple[Item, ...]:
    """Return the requirements of the law of a day, in the order of the catalogue, with what of the plan meets them."""
    covering = _covering(plan)
    return tuple(
        Item(row, tuple((way, _found(way, row.key, plan, covering)) for way in _ways(row)))
        for row in requirements(plan)
        if row.holds_on(day)
    )


def requirements(plan: Plan) -> Catalogue:
    """Return the catalogue of requirements; empty when it was not given."""
    return plan.catalogues.get(REQUIREMENTS, Catalogue(REQUIREMENTS, "", ()))


def coverings(plan: Plan) -> Iterator[tuple[str, Address, Evidence]]:
    """Yield each requirement that a chapter or a document of the plan covers, where it says so, and what covers it."""
    for chapter in _proving(plan, "chapters"):
        for index, key in enumerate(cast("Chapter", chapter).covers):
            yield key, chapter.at("covers", index), Evidence("chapter", chapter.at("title"), _title(chapter))
    for index, document in enumerate(plan.frame.documents):
        for place, one in enumerate(document.covers):
            at = plan.frame.at("documents", index, "covers", place, "requirement")
            yield one.requirement, at, Evidence("document", at, document.title, note=one.note)


def _covering(plan: Plan) -> Mapping[str, tuple[Evidence, ...]]:
    found: dict[str, list[Evidence]] = {}
    for key, _, evidence in coverings(plan):
        found.setdefault(key, []).append(evidence)
    return {key: tuple(evidence) for key, evidence in found.items()}


def _ways(row: Entry) -> Iterator[Way]:
    listed = row.facts.get("met_by", ())
    for one in listed if isinstance(listed, (list, tuple)) else ():
        named = (one[key] for key in ("of", "key", "effect", "kind", "asks") if key in one)
        yield Way(one["by"], next(named, ""), one.get("having", ""))


def _found(way: Way, key: str, plan: Plan, covering: Mapping[str, tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    match way.by:
        case "records":
            return tuple(_of_records(way, plan)) or covering.get(key, ())
        case "frame":
            return tuple(_of_frame(way.what, plan)) or covering.get(key, ())
        case "chapter":
            return covering.get(key, ())
        case "decision":
            return tuple(_decisions(way.what, plan))
        case "event":
            return tuple(_events(way.what, plan))
        case _:
            return ()


def _of_records(way: Way, plan: Plan) -> Iterator[Evidence]:
    has = _HAVING.get(way.having)
    found = [record for record in _proving(plan, way.what) if has is None or has(record)]
    if found:
        yield Evidence("records", found[0].at("id"), way.what, len(found), having=way.having)


def _records(plan: Plan, folder: str) -> tuple[Record, ...]:
    return next((records for kind, records in plan.records.items() if kind.folder == folder), ())


def _proving(plan: Plan, folder: str) -> Iterator[Record]:
    """Yield the records of a folder that prove something: what was reconstructed is not what the plan says."""
    for record in _records(plan, folder):
        origin = record.provenance or plan.frame.provenance
        if origin is None or origin.kind != "reconstructed":
            yield record


def _title(record: Record) -> str:
    return str(getattr(record, "title", record.id))


def _of_frame(key: str, plan: Plan) -> Iterator[Evidence]:
    outer = ("network", key) if key == "criteria" else (key,)
    value = getattr(plan.frame.network if key == "criteria" else plan.frame, key, None)
    if value:
        yield Evidence("frame", plan.frame.at(*outer), ".".join(outer), 1 if isinstance(value, str) else len(value))


def _decisions(effect: str, plan: Plan) -> Iterator[Evidence]:
    for index, one in enumerate(plan.frame.decisions):
        if one.effect == effect:
            name = f"{one.number} {one.body}".strip()
            yield Evidence("decision", plan.frame.at("decisions", index), name, day=one.day)


def _events(kind: str, plan: Plan) -> Iterator[Evidence]:
    for index, one in enumerate(plan.frame.events):
        if one.kind == kind:
            yield Evidence("event", plan.frame.at("events", index), one.what, day=one.begins)


def _reported(record: Record) -> bool:
    return any(origin.kind == "municipality" for origin in getattr(record, "origins", ()))


def _states(record: Record, what: str) -> bool:
    return any(figure.what == what for figure in getattr(record, "figures", ()))


_HAVING: Mapping[str, Callable[[Record], bool]] = {
    "lead": lambda record: bool(record.responsible.lead),  # type: ignore[attr-defined]  # of cards alone
    "municipality": _reported,
    "cost": lambda record: _states(record, "cost"),
    "funding": lambda record: _states(record, "funding"),
    "outlook": lambda record: getattr(record, "base_year", None) is not None,
    "municipal-capacity": lambda record: _reported(record) and bool(getattr(record, "demanded", ())),
}
"""What the catalogue can ask of records, by the word it uses."""


_COMPLETE = frozenset({"submitted", "approved", "amended", "superseded"})


def unmet(plan: Plan, of: str, *, sure: bool = True) -> Iterator[Item]:
    """Yield the requirements that a plan whose status says it is complete does not meet, or meets only in part.

    As long as a record cannot be read, nothing is said: it may be the one that meets a requirement.

    Args:
        plan: The plan; the law is that of its `law_date`.
        of: What the requirements are of: `plan` or `process`.
        sure: Whether those are wanted that rest on a source which was read, or those of general knowledge.
    """
    if plan.frame.status not in _COMPLETE or any(plan.unreadable.values()):
        return
    yield from lacking(plan, of, sure=sure)


def lacking(plan: Plan, of: str, *, sure: bool = True) -> Iterator[Item]:
    """Yield the requirements that a plan does not meet, or meets only in part, whatever its status; see `unmet`."""
    for item in checklist(plan, plan.frame.law_date):
        wanted = item.row.fact("of") == of and (item.row.confidence not in UNSURE) is sure
        if wanted and item.state in (State.MISSING, State.PARTLY):
            yield item


def said_of(item: Item) -> Message:
    """Return what a finding says of a requirement that is not met."""
    row = item.row
    values = {"key": row.key, "name": row.name, "basis": row.fact("basis")}
    if item.state is State.PARTLY:
        return say("only a part of {key} is found: {name} ({basis})", **values)
    return say("nothing is found that meets {key}: {name} ({basis})", **values)
