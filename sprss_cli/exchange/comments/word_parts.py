"""The parts of a DOCX that hold its text, its comments and their threads, read without ever making a whole tree.

Source of the elements: ISO/IEC 29500-1, 17.13.4 (comments) and 17.13.5 (revisions).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import ParseError, XMLParser

from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.message import say

LIMIT_BYTES = 40 * 1024 * 1024
_LIMIT_PART = 60 * 1024 * 1024
_LIMIT_UNPACKED = 200 * 1024 * 1024
BODY, COMMENTS, THREADS = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_STARTS_OF_CHANGES = (b"<w:ins ", b"<w:del ")


class Handler(Protocol):
    """Gets a part's elements one after the other, as `xml.etree.ElementTree.XMLParser` gives them to its target."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""

    def end(self, tag: str) -> None:
        """End an element."""

    def data(self, text: str) -> None:
        """Give text."""


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a DOCX, unpacked.

    Attributes:
        body: The text.
        comments: The comments; empty without any.
        threads: Which comment answers which; empty when it is not told.
        elsewhere: Parts with tracked changes that are not the text: notes, headers, footers.
    """

    body: bytes
    comments: bytes
    threads: bytes
    elsewhere: tuple[str, ...]


def is_workbook(content: bytes) -> bool:
    """Return whether some bytes are a workbook rather than a text document; anything unknown is none."""
    if content.startswith(_OLE):  # XLS; a workbook that is locked begins so too
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return BODY not in packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def word_parts(content: bytes) -> WordParts:
    """Unpack what is needed of a DOCX.

    Args:
        content: The bytes of the file.

    Raises:
        UnreadableInput: It is no DOCX, broken, or too large.
    """
    if len(content) > LIMIT_BYTES:
        raise UnreadableInput(
            say("the document has more than {limit} bytes", limit=LIMIT_BYTES),
            say("take pictures out of it, or give it in parts"),
        )
    if not content.startswith(b"PK"):
        raise _neither()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _parts(packed)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as problem:
        raise UnreadableInput(
            say("the document is broken: its packing cannot be read"),
            say("open it in the program that made it and save it again as DOCX"),
        ) from problem


def _neither() -> UnreadableInput:
    return UnreadableInput(
        say("this is neither a workbook nor a DOCX"),
        say("comments are taken from the form as XLSX or DOCX, or from the draft as DOCX"),
    )


def _parts(packed: zipfile.ZipFile) -> WordParts:
    sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
    if BODY not in sizes:
        raise _neither()
    if sum(sizes.values()) > _LIMIT_UNPACKED or max(sizes.values()) > _LIMIT_PART:
        raise UnreadableInput(
            say("unpacked, the document would have {size} bytes", size=sum(sizes.values())),
            say("no draft of a plan is that large; take pictures out of it, or ask where the file comes from"),
        )

    def read(name: str) -> bytes:
        return packed.read(name) if name in sizes else b""

    others = (name for name in sorted(sizes) if name.startswith("word/") and name.endswith(".xml"))
    elsewhere = (name for name in others if name not in (BODY, COMMENTS, THREADS))
    changed = tuple(name for name in elsewhere if any(start in read(name) for start in _STARTS_OF_CHANGES))
    return WordParts(read(BODY), read(COMMENTS), read(THREADS), changed)


def walk(part: bytes, handler: Handler) -> None:
    """Give the elements of a part to a handler.

    Raises:
        UnreadableInput: The part is no XML, or declares entities: no program that writes DOCX does.
    """
    broken = say("the document is broken: its text cannot be read")
    hint = say("open it in the program that made it and save it again as DOCX")
    try:
        parser = XMLParser(target=_Guarded(handler))
        parser.feed(part)
        parser.close()
    except (ParseError, ValueError, LookupError) as problem:
        raise UnreadableInput(broken, hint) from problem


class _Guarded:
    """Passes a part on to a handler, and refuses what could grow without end."""

    def __init__(self, handler: Handler) -> None:
        self.start, self.end, self.data = handler.start, handler.end, handler.data

    def doctype(self, name: str, public: str, system: str) -> None:
        raise ValueError(name)


def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace: the two forms of the standard differ in it."""
    return tag.rpartition("}")[2]


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute by its name without namespace; empty when there is none."""
    return next((value for key, value in attributes.items() if local(key) == name), "")
