"""What a workbook says of itself before it is opened: its kind and size, and what the reading library leaves out.

The library lays a sheet out as one block of memory, from its first to its last cell, and gives cells with an error or
with a formula that was never calculated as empty ones. So the packed XML is looked over first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.message import Message, say

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

LIMIT_BYTES = 20 * 1024 * 1024
LIMIT_CELLS = 4_000_000  # from the first to the last: a hundred columns in 40,000 rows
_LIMIT_UNPACKED = 200 * 1024 * 1024
_LIMIT_PART = 60 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TAG = re.compile(rb"<(?:\w+:)?(row|c|f|v|is)\b([^<>]*?)(/?)>(</)?")
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?![\w-])([^<>]*?)(/?)>")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]*)(\d+)")

Position = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What is known of a sheet beside its cells.

    Attributes:
        doubts: Cells whose content the file does not hold, with the reason.
        merged: First and last cell of merged ranges that the reading library does not tell.
    """

    doubts: tuple[tuple[Position, Message], ...] = ()
    merged: tuple[tuple[Position, Position], ...] = ()


@contextmanager
def opened(content: bytes) -> Iterator[CalamineWorkbook]:
    """Open a workbook whose parts were looked over, and close it again.

    Raises:
        UnreadableInput: It is locked, or turns out to be broken while it is read.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        yield CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as problem:
        raise UnreadableInput(
            say("the workbook is locked with a password"), say("save it without a password")
        ) from problem
    except (CalamineError, OSError, ValueError) as problem:
        raise UnreadableInput(
            say("the workbook is broken: its sheets cannot be read"),
            say("open it in the program that made it and save it again as XLSX"),
        ) from problem


def parts_of(content: bytes) -> Mapping[str, SheetParts]:
    """Look a workbook over without opening it, and return what is to be known of its sheets by name.

    Raises:
        UnreadableInput: The file is no workbook, encrypted, broken, or would take too much memory.
    """
    if len(content) > LIMIT_BYTES:
        raise UnreadableInput(
            say("the workbook has more than {limit} bytes", limit=LIMIT_BYTES),
            say("take pictures out of it, or copy the table into a new workbook"),
        )
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _locked()
        return {}
    if not content.startswith(b"PK"):
        raise UnreadableInput(
            say("this is no workbook: neither XLSX nor XLS nor ODS"),
            say("open it in a spreadsheet program and save it as XLSX"),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _packed(packed)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, KeyError, EOFError, RuntimeError) as problem:
        raise UnreadableInput(
            say("the workbook is broken: its packing cannot be read"),
            say("open it in the program that made it and save it again as XLSX"),
        ) from problem
    except ElementTree.ParseError as problem:
        raise UnreadableInput(
            say("the workbook is broken: its sheets cannot be read"),
            say("open it in the program that made it and save it again as XLSX"),
        ) from problem


def _packed(packed: zipfile.ZipFile) -> Mapping[str, SheetParts]:
    sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
    if sum(sizes.values()) > _LIMIT_UNPACKED or max(sizes.values(), default=0) > _LIMIT_PART:
        raise UnreadableInput(
            say("unpacked, the workbook would have {size} bytes", size=sum(sizes.values())),
            say("no table of a network is that large; ask where the file comes from"),
        )
    if broken := packed.testzip():  # reads no more than each part is said to have, and compares its checksum
        raise zipfile.BadZipFile(broken)
    if "xl/workbook.xml" in sizes:
        return {name: _xlsx_parts(name, packed.read(part)) for name, part in _xlsx_sheets(packed) if part in sizes}
    if "content.xml" in sizes:
        if b"encryption-data" in (packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in sizes else b""):
            raise _locked()
        return dict(_ods_parts(packed.read("content.xml")))
    raise UnreadableInput(
        say("this is a packed file, but no workbook in XLSX or ODS"),
        say("open it in a spreadsheet program and save it as XLSX"),
    )


def _locked() -> UnreadableInput:
    return UnreadableInput(say("the workbook is locked with a password"), say("save it without a password"))


def _xlsx_sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part that holds it."""
    targets = {
        node.get("Id", ""): node.get("Target", "") for node in _tree(packed, "xl/_rels/workbook.xml.rels").iter()
    }
    for node in _tree(packed, "xl/workbook.xml").iter():
        if node.tag.endswith("}sheet"):
            relation = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
            target = targets.get(relation, "")
            yield node.get("name", ""), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _tree(packed: zipfile.ZipFile, name: str) -> ElementTree.Element:
    text = packed.read(name)
    if b"<!DOCTYPE" in text:  # no workbook has one; entities that grow are made with it
        raise zipfile.BadZipFile(name)
    return ElementTree.fromstring(text)


def _xlsx_parts(sheet: str, text: bytes) -> SheetParts:
    doubts: list[tuple[Position, Message]] = []
    row, column, last_column, last_row = -1, -1, 0, 0
    formula = False
    for tag, attributes, closed, at_once in _TAG.findall(text):
        if tag == b"row":
            found = _REFERENCE.search(attributes)
            row, column = (int(found[2]) - 1 if found else row + 1), -1
        elif tag == b"c":
            found = _REFERENCE.search(attributes)
            column = _column(found[1]) if found and found[1] else column + 1
            row = int(found[2]) - 1 if found and found[1] else row
            formula = False
            if not closed and (b't="e"' in attributes or b"t='e'" in attributes):
                doubts.append(((row, column), say("this cell has an error instead of a value")))
        elif tag == b"f":
            formula = True
            doubts.append(((row, column), say("the value of this formula was never saved")))
        elif not closed and not at_once:
            last_row, last_column = max(last_row, row), max(last_column, column)
            if formula and doubts and doubts[-1][0] == (row, column):
                doubts.pop()
            formula = False
    _check_span(sheet, last_row, last_column)
    return SheetParts(tuple(dict(doubts).items()))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _ods_parts(text: bytes) -> Iterator[tuple[str, SheetParts]]:
    if b"<!DOCTYPE" in text:
        raise zipfile.BadZipFile("content.xml")
    tables = re.split(rb"(?=<table:table[\s>])", text)[1:]
    for table in tables:
        found = re.search(rb'table:name="([^"]*)"', table)
        name = ElementTree.fromstring(b"<a>" + found[1] + b"</a>").text or "" if found else ""
        yield name, _ods_sheet(name, table)


def _ods_sheet(sheet: str, table: bytes) -> SheetParts:
    doubts: list[tuple[Position, Message]] = []
    merged: list[tuple[Position, Position]] = []
    row, column, last_row, last_column, times = -1, 0, 0, 0, 1
    for tag, attributes, _closed in _ODS_TAG.findall(table):
        if tag == b"table-row":
            row, column = row + times, 0
            times = _number(attributes, b"number-rows-repeated")
        elif tag != b"table":
            wide = _number(attributes, b"number-columns-repeated")
            if b"office:value-type" in attributes:
                last_row, last_column = max(last_row, row + times - 1), max(last_column, column + wide - 1)
            if b'value-type="error"' in attributes:
                doubts.append(((row, column), say("this cell has an error instead of a value")))
            elif b"table:formula" in attributes and b"office:value-type" not in attributes:
                doubts.append(((row, column), say("the value of this formula was never saved")))
            down, right = (_number(attributes, name) for name in (b"number-rows-spanned", b"number-columns-spanned"))
            if down > 1 or right > 1:
                merged.append(((row, column), (row + down - 1, column + right - 1)))
            column += wide
    _check_span(sheet, last_row, last_column)
    return SheetParts(tuple(doubts), tuple(merged))


def _number(attributes: bytes, name: bytes) -> int:
    found = re.search(name + rb'="(\d{1,9})"', attributes)
    return int(found[1]) if found else 1


def _check_span(sheet: str, last_row: int, last_column: int) -> None:
    if (last_row + 1) * (last_column + 1) > LIMIT_CELLS:
        raise UnreadableInput(
            say("the sheet {sheet} spans {cells} cells", sheet=sheet, cells=(last_row + 1) * (last_column + 1)),
            say("delete what stands far away from the table, or copy the table into a new workbook"),
        )
