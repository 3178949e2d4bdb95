"""Markdown with a front matter, read as YAML: the prose below it becomes the value of the key `text`.

The second `---` is taken for `text: |` and the prose is indented below it. So a chapter goes the same strict way as
every other record, and every line keeps its number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sprss_cli.model.finding import Fault
from sprss_cli.model.message import say
from sprss_cli.model.place import Address, Place
from sprss_cli.sources.yaml_text import Parsed, Text, lines, parse

SUFFIX = ".md"
KEY = "text"

_BOM = b"\xef\xbb\xbf"
_OPENING = re.compile(rb"---[ \t]*(?:\r\n|[\r\n])")
_CLOSING = re.compile(rb"(?<=[\r\n])---[ \t]*(?:\r\n|[\r\n]|\Z)")
_LINE_BREAK = re.compile(rb"\r\n|[\n\r]|\xc2\x85|\xe2\x80[\xa8\xa9]")  # what libyaml counts as one, in UTF-8
_INDENT = b"  "
_HEAD = b"text: |2\n"


def parse_markdown(content: bytes, file: str) -> Parsed:
    """Read a Markdown file with a front matter: its keys, and the prose under `text`.

    Args:
        content: The bytes of the file, UTF-8.
        file: The name that the faults bear.
    """
    unfolded, first = _unfolded(content)
    if not first:
        message = say("the file does not begin with its data between two lines of ---")
        hint = say("write ---, then the keys as in any record, then --- again; the text follows below")
        return Parsed(None, (Fault(Place(file), message, hint, code="YML015"),))
    parsed = parse(unfolded, file)
    return Parsed(parsed.data, tuple(_placed(fault, first) for fault in parsed.faults))


class MarkdownText(Text):
    """The text of a Markdown file with a front matter, to find out where an address stands.

    Args:
        file: The name that places bear.
        content: The bytes of the file.
    """

    def __init__(self, file: str, content: bytes) -> None:
        unfolded, self._first = _unfolded(content)
        super().__init__(file, unfolded)
        self.lines = tuple(lines(content))

    def place(self, address: Address | Place) -> Place:
        """Return the stretch of text an address means; of an address that is not there, the nearest above it."""
        if isinstance(address, Place):
            return address
        return _back(super().place(address), self._first)


def _unfolded(content: bytes) -> tuple[bytes, int]:
    """Return the YAML that a file amounts to, and the number of the first line of its prose; 0 without front matter."""
    content = content.removeprefix(_BOM)
    opening = _OPENING.match(content)
    closing = _CLOSING.search(content, opening.end()) if opening else None
    if closing is None:
        return content, 0
    head, prose = content[: closing.start()], content[closing.end() :]
    first = len(_LINE_BREAK.findall(content[: closing.end()])) + 1
    return head + _HEAD + _INDENT + _LINE_BREAK.sub(rb"\g<0>" + _INDENT, prose), first


def _placed(fault: Fault, first: int) -> Fault:
    return replace(fault, at=_back(fault.at, first)) if isinstance(fault.at, Place) else fault


def _back(place: Place, first: int) -> Place:
    """Return a place in the unfolded text as one in the file."""
    if not first or place.line < first:
        return place
    wide = len(_INDENT)
    return replace(place, column=max(1, place.column - wide), end_column=max(1, place.end_column - wide))
