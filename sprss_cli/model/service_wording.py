"""What a document says about kinds of services, taken apart into items: „Odlehčovací služby (§ 44), …“."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sprss_cli.model.catalogue import Entry

# „§ 37“, „§37“, „§ 60a“, „§§ 94-96“; a letter belongs to the number only when no word begins with it (§ 37odst. 3).
_LETTER = r"(?:[a-z](?![^\W\d_]))?"
_MARK = re.compile(rf"§{{1,2}}\s*([1-9]\d{{0,2}}{_LETTER})(?!\d)(?:\s*[-–]\s*§?\s*([1-9]\d{{0,2}}{_LETTER})(?!\d))?")
# Items end at a comma, semicolon or colon outside brackets, at a new bullet, and at „a“ after a closing bracket.
_BORDER = re.compile(r"[,;:](?![^()]{0,80}\))|\n[ \t]*[-*•]\s+|(?<=\))\s+(?:a|i)\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a document cites it.

    Attributes:
        key: What plans write, e.g. `§ 44`.
        mark: What stands there, from the sign to the last number.
    """

    key: str
    mark: str

    @property
    def spaced(self) -> bool:
        """Whether a space stands between the sign and the number."""
        return self.mark.lstrip("§")[:1].isspace()


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """One item of a list of services in a document.

    Attributes:
        name: The words before the first paragraph, or all of them; white space runs are one space.
        paragraphs: What the item cites; of a range both ends.
    """

    name: str
    paragraphs: tuple[Paragraph, ...] = ()


@lru_cache(maxsize=4096)
def service_items(wording: str) -> tuple[ServiceItem, ...]:
    """Take a wording of services apart, in its order; what is no list gives one item, empty items are left out."""
    items = (_item(part) for part in _BORDER.split(wording))
    return tuple(item for item in items if item.name or item.paragraphs)


def _item(part: str) -> ServiceItem:
    text = " ".join(part.split())
    marks = list(_MARK.finditer(text))
    name = (text[: marks[0].start()] if marks else text).strip(" ().,;:-–•*")
    found = [Paragraph(f"§ {number}", mark[0]) for mark in marks for number in mark.groups() if number]
    return ServiceItem(name, tuple(found))


def spellings(rows: Iterable[Entry]) -> tuple[str, ...]:
    """Return every name that rows of a catalogue bear or bore, and those that documents use with equal right."""
    return tuple(dict.fromkeys(name for row in rows for name in (row.name, *row.strings("also_named"))))
