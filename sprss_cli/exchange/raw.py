"""Rows into raw cards: fields told by their labels, page furniture put aside, everything else reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sprss_cli.exchange.conventions import Conventions, folded
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.sheet import Block, Row, Sheet, UnreadableInput, joined
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import nearest

# Far more than a record may hold; what is longer is no field of a card, and some patterns would be slow on it.
LONGEST = 100_000


@dataclass(slots=True)
class RawField:
    """A field as the document has it: its name in the schema (empty when no label fits), label and text."""

    name: str
    label: str
    blocks: list[Block]
    place: Message

    @property
    def text(self) -> str:
        """The text of the field on one line, otherwise word for word."""
        return joined(self.blocks)


@dataclass
class RawCard:
    """A card as the document has it, fields in its order."""

    fields: list[RawField] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The text of the field that numbers the card."""
        return self.text("id")

    def text(self, name: str) -> str:
        """Return the text of a field; empty when the card has no such field."""
        found = self.get(name)
        return found.text if found else ""

    def get(self, name: str) -> RawField | None:
        """Return the first field of a name."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True)
class RawCards:
    """The cards of a document, and what was done with all that is no card."""

    cards: tuple[RawCard, ...]
    notes: tuple[Note, ...]


def raw_cards(sheet: Sheet, conventions: Conventions) -> RawCards:
    """Find the cards in a document: each begins at the label of its number.

    Raises:
        UnreadableInput: There is no such label in the document.
    """
    gathering = _Gathering(conventions, frozenset(_tables_of_cards(sheet, conventions)))
    for row in sheet.rows:
        gathering.take(row)
    gathering.finish()
    doubts = (Note(Outcome.OPEN, "", "", _at(place, message)) for place, message in sheet.doubts)
    if not gathering.cards:
        wanted = tuple(sorted(label for label, name in conventions.labels.items() if name == "id"))
        raise UnreadableInput(
            say("there is no card in the document: none of its labels is {labels}", labels=wanted),
            say("if cards are numbered under another label, add it to “labels” in import/cards.yaml of the plan"),
        )
    repeated = {f"{card.id} {card.text('title')}" for card in gathering.cards}
    notes = (_as_repetition(note) if note.piece in repeated else note for note in gathering.notes)
    return RawCards(tuple(gathering.cards), (*doubts, *notes))


def _tables_of_cards(sheet: Sheet, conventions: Conventions) -> Iterator[int]:
    """Yield the tables that have a known label; the others are overviews and indexes, not parts of cards."""
    yield 0
    for row in sheet.rows:
        if len(row.cells) > 1 and folded(joined(row.cells[0])) in conventions.labels:
            yield row.table


def _as_repetition(note: Note) -> Note:
    """Published plans print a card's number and title above its table too."""
    message = say("repeats the number and the title of a card")
    return Note(Outcome.DROPPED, note.record, "title", message, note.piece)


def _at(place: Message, message: Message) -> Message:
    return say("{place}: {message}", place=place, message=message)


class _Gathering:
    def __init__(self, conventions: Conventions, tables: frozenset[int]) -> None:
        self.conventions = conventions
        self.tables = tables
        self.cards: list[RawCard] = []
        self.notes: list[Note] = []

    def take(self, row: Row) -> None:
        if not row.text or self._is_of_the_page(row):
            return
        if row.table not in self.tables:
            self._stray(row)
            return
        for label, blocks in self._pairs(row):
            name = self.conventions.labels.get(folded(label), "")
            if name == "id":
                self.cards.append(RawCard())
            if not self.cards or (not label and not self._continues(row)):
                self._stray(row)
            elif not label:
                self._continue(blocks)
            else:
                self._add(name, label, blocks, row)

    def _is_of_the_page(self, row: Row) -> bool:
        if self.conventions.is_rule(row.text):
            message = say("a rule of a table")
        elif self.conventions.is_furniture(row.text):
            message = say("a line of the page: {text}", text=row.text)
        else:
            return False
        self.notes.append(Note(Outcome.DROPPED, "", "", message, row.text))
        return True

    def _pairs(self, row: Row) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Yield label and value; a row without a label has an empty one."""
        if len(row.cells) > 1:
            yield joined(row.cells[0]), tuple(block for cell in row.cells[1:] for block in cell)
            return
        label, colon, value = row.text.partition(":")
        if colon and folded(label) in self.conventions.labels:
            yield f"{label}:", (Block(value.strip()),)
        else:
            yield "", row.cells[0]

    def _continues(self, row: Row) -> bool:
        return bool(self.cards[-1].fields) and (row.attached or len(row.cells) > 1)

    def _continue(self, blocks: tuple[Block, ...]) -> None:
        self.cards[-1].fields[-1].blocks.extend(blocks)

    def finish(self) -> None:
        """Put aside the text of fields that cannot be fields."""
        for card in self.cards:
            for one in card.fields:
                if (size := len(one.text)) > LONGEST:
                    message = say(
                        "“{label}” has {size} characters; no record can hold that:", label=one.label, size=size
                    )
                    self.notes.append(Note(Outcome.OPEN, card.id, one.name, _at(one.place, message), one.text))
                    one.blocks.clear()

    def _add(self, name: str, label: str, blocks: tuple[Block, ...], row: Row) -> None:
        card = self.cards[-1]
        repeated = bool(name) and card.get(name) is not None
        card.fields.append(RawField("" if repeated else name, label, list(blocks), row.place))
        if repeated:
            message = say("the label “{label}” stands a second time in this card; its text:", label=label)
            self.notes.append(Note(Outcome.OPEN, card.id, "", _at(row.place, message), joined(blocks)))
        elif not name:
            self._unknown_label(label, joined(blocks), row)
        elif folded(label) in self.conventions.faults:
            message = say("“{label}” is a label that the extraction spoiled", label=label)
            self.notes.append(Note(Outcome.DROPPED, card.id, name, message, label))

    def _unknown_label(self, label: str, text: str, row: Row) -> None:
        near = nearest(folded(label), self.conventions.labels, cutoff=0.75)
        hint = say("did you mean “{near}”?", near=near) if near else say("if it names a field, add it to “labels”")
        message = say("the label “{label}” is unknown ({hint}); its text:", label=label, hint=hint)
        self.notes.append(Note(Outcome.OPEN, self.cards[-1].id, "", _at(row.place, message), text))

    def _stray(self, row: Row) -> None:
        message = say("this text belongs to no field:")
        self.notes.append(Note(Outcome.OPEN, "", "", _at(row.place, message), row.text))
