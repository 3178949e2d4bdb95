"""Raw cards into records of the plan: pure, no file is read or written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sprss_cli.exchange.card_reader import CardReader
from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.decisions import Decisions
from sprss_cli.exchange.known import Known
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.raw import RawCard, RawCards
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.wording import PRINTED_FIELDS


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a document says, as records.

    Attributes:
        records: Kind and data of each record, keys in the order of its schema.
        notes: What was done with each piece of the document.
        cards: How many cards the document has.
    """

    records: tuple[tuple[type[Record], dict[str, Any]], ...]
    notes: tuple[Note, ...]
    cards: int


def interpret(raw: RawCards, plan: Plan, conventions: Conventions, decisions: Decisions) -> Interpretation:
    """Turn the cards of a document into records, with the goals, parties and target groups they meet.

    Args:
        raw: The cards as the document has them.
        plan: The plan that they are imported into; its records are known by their wordings.
        conventions: How the document says things.
        decisions: What people decided; it goes before what is read.
    """
    known = Known(plan, conventions, decisions, tuple(filter(None, (card.text("also_serves") for card in raw.cards))))
    notes = list(raw.notes)
    readers: dict[str, CardReader] = {}
    for card in raw.cards:
        if fault := _numbering_fault(card, readers):
            notes.append(fault)
            continue
        reader = CardReader(card, known)
        if reader.read():
            readers[card.id] = reader
        else:
            notes += reader.notes
    for reader in readers.values():
        reader.finish(_related(reader, known, frozenset(readers)))
    notes += _missing_fields(raw.cards)
    for reader in readers.values():
        notes += reader.notes
    for name in decisions.cards:
        if name not in readers:
            notes.append(Note(Outcome.OPEN, name, "", say("a decision concerns this card, but it was not read")))
    cards: list[tuple[type[Record], dict[str, Any]]] = [(Card, reader.data) for reader in readers.values()]
    met = tuple(_met(readers.values(), known))
    return Interpretation((*met, *sorted(cards, key=lambda pair: str(pair[1]["id"]))), tuple(notes), len(raw.cards))


def _numbering_fault(card: RawCard, known: Mapping[str, CardReader]) -> Note | None:
    """Say why a card cannot become a record: no number, one that cannot name a file, or one that stands twice."""
    text = " · ".join(f"{one.label} {one.text}" for one in card.fields)
    if not card.id:
        return Note(Outcome.OPEN, "", "id", say("a card has no number; its text:"), text)
    if not (card.id.isascii() and card.id.replace("-", "").replace("_", "").isalnum() and card.id[0].isalnum()):
        return Note(Outcome.OPEN, "", "id", say("“{id}” cannot be the name of a record; the card:", id=card.id), text)
    if card.id in known:
        return Note(Outcome.OPEN, card.id, "id", say("a second card has this number; its text:"), text)
    return None


def _related(reader: CardReader, known: Known, cards: frozenset[str]) -> tuple[str, ...]:
    """Return the cards and goals that the prose names, as far as they exist."""
    card = Card.from_data(reader.data, Address(reader.id))
    mentions = Plan(known.plan.frame, {Card: (card,)}).mentions.get(card.source.file, ())
    found = [name for name in mentions if name in cards or name in known.goal_titles or known.plan.knows(Card, name)]
    for name in mentions:
        if name not in found:
            message = say("the text names {name}, which does not exist", name=name)
            reader.notes.append(Note(Outcome.OPEN, reader.id, "description", message))
    return tuple(name for name in found if name != reader.id)


def _missing_fields(cards: Iterable[RawCard]) -> Iterator[Note]:
    """Report a field that a card lacks while others of the document have it: its label may be spoiled."""
    every = tuple(cards)
    usual = [name for name in PRINTED_FIELDS if any(card.text(name) for card in every)]
    for card in every:
        for name in usual:
            if not card.text(name):
                message = say("the card has no text in this field, though others have")
                yield Note(Outcome.OPEN, card.id, name, message)


def _met(readers: Iterable[CardReader], known: Known) -> Iterator[tuple[type[Record], dict[str, Any]]]:
    """Yield the goals, parties and target groups that the cards name; those only the plan knows stay as they are."""
    used = {name for reader in readers for name in _ids(reader.data)}
    prose = " ".join(f"{reader.data['title']} {reader.data['description']}" for reader in readers)
    for goal in sorted(known.goal_titles, key=lambda name: (len(name), name)):
        if goal in used:
            yield Goal, known.goal_data(goal)
    for data in sorted(known.decisions.parties, key=lambda data: str(data["id"])):
        names = known.names_of((known.parties[data["id"]],))
        if data["id"] in used or names.names(prose):
            yield Party, dict(data)
    for data in sorted(known.decisions.target_groups, key=lambda data: str(data["id"])):
        if data["id"] in used:
            yield TargetGroup, dict(data)


def _ids(value: Any) -> Iterator[str]:
    """Yield every text in some data; ids are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from _ids(item)
