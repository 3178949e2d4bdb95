"""A plan as a workbook: which sheets there are, what stands in them, and what the workbook remembers of the plan."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sprss_cli.exchange.workbook.cells import Plain
from sprss_cli.exchange.workbook.rows import Row, rows
from sprss_cli.exchange.workbook.tables import Table, tables_of
from sprss_cli.model.further import FurtherField
from sprss_cli.model.message import say
from sprss_cli.model.record import Record
from sprss_cli.model.trouble import Trouble

VERSION = 1
READ_ME, LISTS, MEMORY = "Čtěte", "Číselníky", "sprss"
KEY_TITLE = "klíč"
_CHUNK = 32_000  # characters: a cell holds 32,767
_LIMIT_MEMORY = 200 * 1024 * 1024

Records = Mapping[type[Record], Mapping[str, Mapping[str, Any]]]


class NotOurWorkbook(Trouble):
    """A workbook that `sprss export` did not make, or of which a person took away what import needs."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its rows; hidden when its kind has no record in the plan."""

    table: Table
    rows: Sequence[Row]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Known values of a column with their names, and what they are called together."""

    title: str
    values: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook to be written.

    Attributes:
        plan: Title of the plan.
        facts: What the first sheet says of the plan: label and text.
        notices: What the first sheet warns of.
        sheets: The tables.
        choices: Known values by what the columns' `choices` call them.
        identity: By what import knows the plan again.
        created: The day that the file's properties bear.
    """

    plan: str
    facts: Sequence[tuple[str, str]]
    notices: Sequence[str]
    sheets: Sequence[Sheet]
    choices: Mapping[str, Choices]
    identity: str
    created: date


def sheets(records: Records, further: tuple[FurtherField, ...] = ()) -> Iterator[Sheet]:
    """Yield the sheets of the records of a plan, those of kinds without a record last.

    A list of technical matters has a sheet only when something stands in it.

    Args:
        records: The data of the records.
        further: The plan's further fields of cards.
    """
    for empty in (False, True):
        for kind, of_kind in records.items():
            if bool(of_kind) is empty:
                continue
            tables = tables_of(kind, further)
            found = rows(tables, of_kind)
            for table in tables:
                if found[table.slug] or not (table.levels and table.levels[-1].technical):
                    yield Sheet(table, found[table.slug], hidden=empty)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a sheet was when it was written.

    Attributes:
        slug: The table.
        columns: Names of its columns.
        cells: The plain values of each row, by key.
    """

    slug: str
    columns: tuple[str, ...]
    cells: Mapping[str, tuple[Plain, ...]]


@dataclass(frozen=True, slots=True)
class Memory:
    """What a workbook remembers of the plan: its identity, and each sheet by name."""

    identity: str
    sheets: Mapping[str, Remembered]


def memory_of(book: Book) -> list[str]:
    """Return what a workbook is to remember, as texts that fit into cells."""
    content = {
        "version": VERSION,
        "plan": book.identity,
        "sheets": [
            [
                sheet.table.name,
                sheet.table.slug,
                [column.name for column in sheet.table.columns],
                {row.key: row.cells for row in sheet.rows},
            ]
            for sheet in book.sheets
        ],
    }
    packed = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    text = base64.b64encode(packed).decode("ascii")
    return [text[begin : begin + _CHUNK] for begin in range(0, len(text), _CHUNK)]


def remembered(chunks: Sequence[str]) -> Memory:
    """Return what a workbook remembers.

    Raises:
        NotOurWorkbook: The texts are not those that `memory_of` made.
    """
    try:
        unpacking = zlib.decompressobj()
        content = json.loads(unpacking.decompress(base64.b64decode("".join(chunks), validate=True), _LIMIT_MEMORY))
        version = content["version"]
        if version == VERSION:
            return Memory(
                str(content["plan"]),
                {
                    name: Remembered(slug, tuple(columns), {key: tuple(cells) for key, cells in found.items()})
                    for name, slug, columns, found in content["sheets"]
                },
            )
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error, RecursionError) as problem:
        raise NotOurWorkbook(
            say("what the workbook remembers of the plan is damaged"),
            say("export the plan anew and make the changes in the new workbook"),
        ) from problem
    raise NotOurWorkbook(
        say("the workbook was made by another version of the toolkit"),
        say("export the plan anew and make the changes in the new workbook"),
    )
