"""A form that was filled in: what stands above its table tells of the submitter, each row below is a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sprss_cli.exchange.comments.conventions import FormWords
from sprss_cli.exchange.comments.lines import Line
from sprss_cli.exchange.comments.piece import Piece
from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.message import Message, say

_SAYS_SOMETHING = ("text", "proposal", "reasons", "quote")
_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([12][0-9]{3})")


@dataclass(frozen=True, slots=True)
class Form:
    """The comments of a form, and notes of everything in it that is none."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def read_form(lines: Sequence[Line], words: FormWords) -> Form | None:
    """Return the comments of a form; None when there is no table of comments in the document.

    Args:
        lines: The rows of the document.
        words: How forms say things.
    """
    reading = _Reading(words)
    for line in lines:
        reading.take(line)
    return Form(tuple(reading.pieces), tuple(reading.notes)) if reading.tables else None


def no_comments() -> UnreadableInput:
    """Return what is to be said of a document that is neither a form nor a draft with comments."""
    return UnreadableInput(
        say("there is no comment in this document: no table of a form, no comment of Word, no tracked change"),
        say("`sprss comments form` makes a form; its headings are known, others can be added in import/comments.yaml"),
    )


@dataclass
class _Reading:
    """One way through the rows of a form."""

    words: FormWords
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    tables: int = 0
    _submitter: dict[str, str] = field(default_factory=dict)
    _columns: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    _part: str = ""
    _begun: bool = False  # whether the head of the form, with its title and advice, is over

    def take(self, line: Line) -> None:
        """Take a row: the headings of a table, a comment, a fact of the submitter, or something else."""
        if not line.filled:
            return
        if line.part != self._part:
            self._part, self._columns = line.part, {}
        if headings := self._headings(line):
            self._columns, self.tables, self._begun = headings, self.tables + 1, True
        elif self._columns:
            self._row(line)
        elif len(line.filled) == 2 and (known := self.words.about_submitter(line.filled[0])):
            self._begun = True
            if known == "contact":
                self._contact(line)
            else:
                self._submitter[known] = line.filled[1]
        elif not self._is_furniture(line):
            text = " | ".join(line.filled)
            if self._begun:
                self._note(Outcome.OPEN, line, say("this stands outside the table of comments:"), text)
            else:
                self._note(Outcome.DROPPED, line, say("head of the form: “{text}”", text=text))

    def _headings(self, line: Line) -> Mapping[int, tuple[str, str]]:
        """Return field and heading of each column when a row holds the headings of a table of comments."""
        columns = {
            number: (self.words.field(cell), " ".join(cell.split())) for number, cell in enumerate(line.cells) if cell
        }
        known = [name for name, _ in columns.values() if name]
        return columns if "text" in known and len(known) > 1 else {}

    def _row(self, line: Line) -> None:
        values: dict[str, str] = {}
        for number, cell in enumerate(line.cells):
            if not cell:
                continue
            name, heading = self._columns.get(number, ("", ""))
            if not name:
                self._note(Outcome.OPEN, line, say("the column “{heading}” is unknown; in it:", heading=heading), cell)
            elif name == "contact":
                self._contact(line)
            elif name == "place":
                values[name] = ", ".join(filter(None, (values.get(name, ""), _place(heading, cell))))
            else:
                values[name] = f"{values[name]}\n{cell}" if name in values else cell
        if not any(values.get(name) for name in _SAYS_SOMETHING):
            if rest := [value for name, value in values.items() if name != "number"]:
                self._note(Outcome.OPEN, line, say("there is no comment in this row, only:"), " | ".join(rest))
            return
        self.pieces.append(self._piece(line, self._submitter | values))

    def _piece(self, line: Line, values: Mapping[str, str]) -> Piece:
        received = values.get("received", "")
        day = _day(received)
        if received and day is None:
            self._note(Outcome.OPEN, line, say("“{text}” is not a day", text=received))
        return Piece(
            where=line.where,
            text=values.get("text", ""),
            proposal=values.get("proposal", ""),
            reasons=values.get("reasons", ""),
            quote=values.get("quote", ""),
            place=values.get("place", ""),
            record=values.get("record", ""),
            field=values.get("field", ""),
            context=values.get("quote", ""),
            name=values.get("name", ""),
            organisation=values.get("organisation", ""),
            kind=values.get("kind", ""),
            nature=values.get("nature", ""),
            received=day,
            reference=values.get("reference", ""),
        )

    def _is_furniture(self, line: Line) -> bool:
        """Return whether a row belongs to the form: its title, its advice, a label that nobody filled in."""
        known = {*self.words.furniture, *self.words.labels}
        return all(folded(cell) in known for cell in line.filled)

    def _contact(self, line: Line) -> None:
        self._note(Outcome.DROPPED, line, say("a contact was left in the form: it does not belong into a plan"))

    def _note(self, outcome: Outcome, line: Line, message: Message, piece: str = "") -> None:
        self.notes.append(Note(outcome, "", "", say("{where}: {reason}", where=line.where, reason=message), piece))


def _place(heading: str, cell: str) -> str:
    """Return a place with what its column is called, unless it says so itself."""
    line = " ".join(cell.split())
    return line if not line[:1].isdigit() else f"{heading.lower()} {line}"


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text.strip()[:10]
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
