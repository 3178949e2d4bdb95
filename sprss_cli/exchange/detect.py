"""What kind of document some bytes are: told by what is in them, never by the file's name."""

from __future__ import annotations

import io
import re
import zipfile

from sprss_cli.exchange.pandoc_reader import read_document
from sprss_cli.exchange.sheet import Sheet, UnreadableInput
from sprss_cli.exchange.text_reader import read_text
from sprss_cli.model.message import say

LIMIT_BYTES = 20 * 1024 * 1024
_LIMIT_TEXT = 2 * 1024 * 1024  # thirty times the annex of 2014-2017
_LIMIT_UNPACKED = 100 * 1024 * 1024
_LIMIT_MARKUP = 10 * 1024 * 1024  # pandoc needs about a hundred times as much memory as it reads of HTML or XML
_DOCX_BODY = "word/document.xml"
_COMMENT = rb"<!--(?:[^-]|-(?!->))*-->"
_HTML = re.compile(rb"\s*(?:" + _COMMENT + rb"\s*)*<(?:!doctype html|html|head|body|table|meta|div)\b", re.IGNORECASE)


def read_sheet(content: bytes) -> Sheet:
    """Read a document of any kind that cards come in: DOCX, HTML or text.

    Args:
        content: The bytes of the file.

    Raises:
        UnreadableInput: The document is of another kind, broken, or too large.
    """
    _check_size(content, LIMIT_BYTES)
    if content.startswith(b"PK"):
        _check_docx(content)
        return read_document(content, "docx")
    if content.startswith(b"%PDF"):
        raise UnreadableInput(
            say("this is a PDF; text copied out of its tables loses what belongs together"),
            say("give the DOCX it was made from, or its text: a table's row on one line, a tab between its cells"),
        )
    if b"\0" in content:
        raise UnreadableInput(
            say("this is neither text nor DOCX nor HTML"),
            say("save the document as DOCX, as HTML, or as text in UTF-8"),
        )
    head = content.removeprefix(b"\xef\xbb\xbf")[:4096]
    if _HTML.match(head):
        _check_size(content, _LIMIT_MARKUP)
        read_text(content)  # pandoc would end with a sentence of its own about bytes that are not UTF-8
        return read_document(content, "html")
    _check_size(content, _LIMIT_TEXT)
    return read_text(content)


def _check_size(content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise UnreadableInput(
            say("the document has {size} bytes; an annex of cards may have {limit}", size=len(content), limit=limit),
            say("take pictures out of it, or give it in parts"),
        )


def _check_docx(content: bytes) -> None:
    """Look at the list of packed files only: nothing is unpacked before its size is known."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise UnreadableInput(
            say("the document is broken: its packing cannot be read"),
            say("open it in the program that made it and save it again as DOCX"),
        ) from problem
    if _DOCX_BODY not in sizes:
        raise UnreadableInput(
            say("this is a packed file, but no DOCX: it has no {part}", part=_DOCX_BODY),
            say("open it in the program that made it and save it as DOCX"),
        )
    if sizes[_DOCX_BODY] > _LIMIT_MARKUP or sum(sizes.values()) > _LIMIT_UNPACKED:
        raise UnreadableInput(
            say("unpacked, the document would have {size} bytes", size=sum(sizes.values())),
            say("no annex of cards is that large; take pictures out of it, or ask where the file comes from"),
        )
