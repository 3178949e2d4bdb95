"""What a reader takes out of a document: rows of cells, in order, with the place where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sprss_cli.model.message import Message, say
from sprss_cli.model.trouble import Trouble


class UnreadableInput(Trouble):
    """A document from which no cards can be taken: wrong kind of file, broken, too large, or without a card."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a cell, or an item of a list in it; the text is on one line."""

    text: str
    item: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, or one line of running text (then it has a single cell).

    Attributes:
        place: Where it stands, for people.
        cells: The blocks of each cell.
        attached: Whether the row follows the one before without a gap, so that it may continue it.
        table: Which table it belongs to; 0 in running text.
    """

    place: Message
    cells: tuple[tuple[Block, ...], ...]
    attached: bool = False
    table: int = 0

    @property
    def text(self) -> str:
        """All that stands in the row, on one line."""
        return " ".join(filter(None, map(joined, self.cells)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as rows.

    Attributes:
        rows: In the order of the document.
        doubts: What a person has to look at before the text can be trusted: tracked changes, merged cells, pictures.
    """

    rows: tuple[Row, ...]
    doubts: tuple[tuple[Message, Message], ...] = ()


# What no record may hold: control characters and halves of pairs; white space is dealt with as white space.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return a text without characters that are no text, and a doubt for each kind of them."""
    found = sorted(set(_NO_TEXT.findall(text)))
    doubts = (say("the character U+{number} is no text and was left out", number=f"{ord(one):04X}") for one in found)
    return (_NO_TEXT.sub("", text) if found else text), tuple(doubts)


def one_line(text: str) -> str:
    """Return a text with every run of white space, hard spaces among them, as one space."""
    return " ".join(text.split())


def joined(blocks: Iterable[Block]) -> str:
    """Return the text of some blocks on one line."""
    return one_line(" ".join(block.text for block in blocks))
