"""The text of a draft that came back: its paragraphs with what was changed in them, and what comments are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sprss_cli.exchange.comments.word_parts import attribute, local
from sprss_cli.model.kinds.comment import Target

_CHANGES = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}
_FORMATTING = frozenset({"rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LONGEST_QUOTE = 2000  # characters, or stretches of them
_HEADING = re.compile(r"(?:Heading|Nadpis|berschrift)\s?([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a paragraph: as they were (`change` empty), put in (`ins`) or taken out (`del`) by an author."""

    text: str
    change: str = ""
    author: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a draft.

    Attributes:
        number: Its number, from 1.
        row: The row of a table it stands in; 0 outside tables.
        stretches: Its words in order.
        ended: Who joined it with the next one, or parted it: change and author of its end; empty when nobody did.
        level: The level of a heading; 0 for other text.
        section: The record under whose heading it stands; empty for none.
        heads: Whether it is that heading.
        target: The field whose anchor surrounds it; None for none.
    """

    number: int
    row: int = 0
    stretches: list[Stretch] = field(default_factory=list)
    ended: tuple[str, str] = ("", "")
    level: int = 0
    section: str = ""
    heads: bool = False
    target: Target | None = None

    @property
    def before(self) -> str:
        """How it read before anybody changed it."""
        return _joined(one.text for one in self.stretches if one.change != "ins")

    def after(self, author: str) -> str:
        """Return how it reads with the changes of one author alone."""
        return _joined(
            one.text for one in self.stretches if not one.change or (one.author == author) == (one.change == "ins")
        )

    def changes(self, author: str) -> Iterator[tuple[str, str]]:
        """Yield what an author took out and put in, in order: `del` or `ins`, and the words."""
        mine = ((one.change if one.author == author else "", one.text) for one in self.stretches)
        for change, stretches in groupby(mine, key=lambda one: one[0]):
            if change and (words := _joined(text for _, text in stretches)):
                yield change, words

    @property
    def authors(self) -> tuple[str, ...]:
        """Who changed it, in the order of the first change."""
        found = [one.author for one in self.stretches if one.change and one.text.strip()]
        return tuple(dict.fromkeys([*found, *([self.ended[1]] if self.ended[0] else [])]))


def _joined(texts: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(texts).split("\n"))
    return "\n".join(filter(None, lines))


class WordText:
    """Takes in the elements of a draft's text and holds what it says.

    `quotes` and `places` hold by comment what it is about; `formatting` counts changes of nothing but the look,
    `disputed` words that one author put in and another took out again.

    Args:
        fields: What each anchor of a field stands for.
        records: The record that each anchor of a heading stands for.
    """

    def __init__(self, fields: Mapping[str, Target], records: Mapping[str, str]) -> None:
        self._fields, self._records = fields, records
        self.paragraphs: list[Paragraph] = []
        self.quotes: dict[str, list[Stretch]] = {}
        self.places: dict[str, Paragraph] = {}
        self.formatting = self.disputed = 0
        self._way: list[str] = []
        self._open: list[Paragraph] = []
        self._changes: list[tuple[str, str]] = []
        self._anchors: dict[str, Target] = {}
        self._commented: dict[str, None] = {}
        self._waiting: list[str] = []  # comments that begin before the next paragraph
        self._headings: dict[int, str] = {}
        self._new_records: list[str] = []
        self._seen: set[str] = set()
        self._rows: list[tuple[int, int]] = []  # number of each open row, and where its paragraphs begin
        self._row_change: tuple[str, str] = ("", "")
        self._row_count = 0
        self._left_out = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        name = local(tag)
        self._way.append(name)
        if name == "Fallback" or self._left_out:  # the same content again, for older programs
            self._left_out += 1
        elif name in _FORMATTING:
            self.formatting += 1
        elif name in _CHANGES:
            self._change(_CHANGES[name], attribute(attributes, "author"))
        elif name == "p":
            self._begin_paragraph()
        elif name == "tr":
            self._row_count += 1
            self._rows.append((self._row_count, len(self.paragraphs)))
        elif name in _BREAKS and "pPr" not in self._way:
            self._add(_BREAKS[name])
        else:
            self._mark(name, attributes)

    def end(self, tag: str) -> None:
        """End an element."""
        name = self._way.pop()
        if self._left_out:
            self._left_out -= 1
        elif name in _CHANGES and not self._in_properties():
            self._changes.pop()
        elif name == "p":
            self._end_paragraph()
        elif name == "tr":
            self._end_row()

    def data(self, text: str) -> None:
        """Give text."""
        if self._way and self._way[-1] in ("t", "delText") and not self._left_out:
            self._add(text)

    def _in_properties(self) -> bool:
        return any(name in ("rPr", "trPr") for name in self._way[-3:])

    def _change(self, change: str, author: str) -> None:
        if not self._in_properties():
            self._changes.append((change, author))
        elif "trPr" in self._way[-3:]:
            self._row_change = (change, author)
        elif "pPr" in self._way and self._open:
            self._open[-1].ended = (change, author)

    def _begin_paragraph(self) -> None:
        paragraph = Paragraph(len(self.paragraphs) + 1, self._rows[-1][0] if self._rows else 0)
        paragraph.target = next(reversed(self._anchors.values()), None)
        self.paragraphs.append(paragraph)
        self._open.append(paragraph)
        for comment in self._waiting:
            self.places.setdefault(comment, paragraph)
        self._waiting.clear()

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if paragraph.level:
            self._headings = {level: one for level, one in self._headings.items() if level < paragraph.level}
            paragraph.heads = bool(self._new_records)
            self._headings[paragraph.level] = self._new_records[-1] if paragraph.heads else ""
            self._new_records.clear()
        here = [one for _, one in sorted(self._headings.items()) if one]
        paragraph.section = here[-1] if here else ""

    def _end_row(self) -> None:
        row, begin = self._rows.pop()
        inside = [one for one in self.paragraphs[begin:] if one.row == row]
        change, author = self._row_change
        if change:
            for paragraph in inside:
                paragraph.stretches = [
                    one if one.change else Stretch(one.text, change, author) for one in paragraph.stretches
                ]
        self._row_change = ("", "")
        targets = {one.target for one in inside if one.target}
        if len(targets) == 1:  # the label of a field belongs to the field
            for paragraph in inside:
                paragraph.target = next(iter(targets))
        if not self._rows:
            self._anchors.clear()  # whatever lost its end

    def _mark(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of the ends of bookmarks and comments, and of the style of a paragraph."""
        number = attribute(attributes, "id")
        if name == "bookmarkStart":
            self._bookmark(number, attribute(attributes, "name"))
        elif name == "bookmarkEnd":
            self._anchors.pop(number, None)
        elif name == "commentRangeStart":
            self._commented[number] = None
            self._comment(number)
        elif name == "commentRangeEnd":
            self._commented.pop(number, None)
        elif name == "commentReference":
            self._comment(number)
        elif name == "pStyle" and self._open and (found := _HEADING.search(attribute(attributes, "val"))):
            self._open[-1].level = int(found[1])

    def _bookmark(self, number: str, name: str) -> None:
        if name in self._fields:
            self._anchors[number] = self._fields[name]
            if self._open and self._open[-1].target is None:
                self._open[-1].target = self._fields[name]
        elif name in self._records and name not in self._seen:
            # LibreOffice lets one that spans tables begin again behind them
            self._seen.add(name)
            self._new_records.append(self._records[name])

    def _comment(self, number: str) -> None:
        if self._open:
            self.places.setdefault(number, self._open[-1])
        elif number not in self.places:
            self._waiting.append(number)

    def _add(self, text: str) -> None:
        if not self._open:
            return
        change, author = self._changes[-1] if self._changes else ("", "")
        put_in = next((by for kind, by in self._changes if kind == "ins"), None)
        if change == "del" and put_in is not None:  # words that were never in the draft
            self.disputed += put_in != author
            change, author = "ins", put_in
            if self._changes[-1][1] == put_in:
                return
        stretch = Stretch(text, change, author)
        self._open[-1].stretches.append(stretch)
        for comment in list(self._commented):
            quote = self.quotes.setdefault(comment, [])
            quote.append(stretch)
            if len(quote) >= _LONGEST_QUOTE:  # whoever marks half a plan does not mean its words
                del self._commented[comment]

    def quote(self, comment: str) -> str:
        """Return the words that a comment is about, as they were; those put in when there are no others.

        Many words are cut: the place is known by the record and the field.
        """
        stretches = self.quotes.get(comment, [])
        words = _joined(one.text for one in stretches if one.change != "ins") or _joined(one.text for one in stretches)
        return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
