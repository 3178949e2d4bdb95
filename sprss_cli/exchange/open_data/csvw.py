"""Tables as CSV (RFC 4180) with metadata as CSV on the Web (W3C, 2015) has them, one pair of files for each table.

Values stand as they are: what begins with = is text for every program that reads CSV as data, and a changed value would
be a wrong one. Whoever opens such a file in a spreadsheet imports its columns as text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sprss_cli.exchange.workbook.book import Sheet
from sprss_cli.exchange.workbook.cells import DIVIDER, Plain
from sprss_cli.exchange.workbook.tables import Column, Role, Table, Type

_METADATA = ".csv-metadata.json"
_TYPES: Mapping[Type, Any] = {
    Type.INTEGER: "integer",
    Type.NUMBER: "decimal",
    Type.DAY: {"base": "date", "format": "yyyy-MM-dd"},
}
_DIVIDER = DIVIDER.strip()
_ITEM = {
    "name": "item",
    "titles": "Položka",
    "datatype": "string",
    "dc:description": "Kolikátá položka seznamu v záznamu to je; u seznamu v seznamu s tečkou, u let rok.",
    "required": True,
}


def csv_files(frame: Mapping[str, Any], sheets: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the tables in which something stands: name and content, data before metadata."""
    filled = [sheet for sheet in sheets if sheet.rows and not _technical(sheet.table)]
    known = {sheet.table.slug for sheet in filled}
    for sheet in filled:
        yield f"{sheet.table.slug}.csv", _data(sheet)
        metadata = _metadata(frame, sheet.table, known)
        text = json.dumps(metadata, ensure_ascii=False, indent=2)
        yield f"{sheet.table.slug}{_METADATA}", f"{text}\n".encode()


def _technical(table: Table) -> bool:
    return any(level.technical for level in table.levels)


def _columns(table: Table) -> Sequence[tuple[int, Column]]:
    return [(number, column) for number, column in enumerate(table.columns) if column.role is not Role.TITLE]


def _data(sheet: Sheet) -> bytes:
    columns = _columns(sheet.table)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    own = [_ITEM["titles"]] if sheet.table.levels else []
    writer.writerow([*own, *(column.title for _, column in columns)])
    for row in sheet.rows:
        item = [".".join(str(step + 1) if isinstance(step, int) else step for step in row.path)] if own else []
        writer.writerow([*item, *(_written(row.cells[number], column) for number, column in columns)])
    return stream.getvalue().encode()


def _written(value: Plain, column: Column) -> Plain:
    if isinstance(value, str) and column.type is Type.IDS:
        return value.replace(DIVIDER, _DIVIDER)
    return "" if value is None else value


def _metadata(frame: Mapping[str, Any], table: Table, known: set[str]) -> Mapping[str, Any]:
    own = [_ITEM] if table.levels else []
    schema: dict[str, Any] = {
        "columns": [*own, *(_column(column) for _, column in _columns(table))],
        "primaryKey": ["item", "id"] if table.levels else "id",
    }
    if table.levels and table.kind.folder in known:
        reference = {"resource": f"{table.kind.folder}.csv", "columnReference": "id"}
        schema["foreignKeys"] = [{"columnReference": "id", "reference": reference}]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "cs"}],
        "url": f"{table.slug}.csv",
        "dc:title": f"{frame['title']}: {table.name}",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": schema,
    }


def _column(column: Column) -> Mapping[str, Any]:
    found: dict[str, Any] = {"name": column.name, "titles": column.title, "datatype": _TYPES.get(column.type, "string")}
    if column.help:
        found["dc:description"] = column.help
    if column.required:
        found["required"] = True
    if column.type in (Type.IDS, Type.LINES):
        found["separator"] = _DIVIDER if column.type is Type.IDS else "\n"
    return found
