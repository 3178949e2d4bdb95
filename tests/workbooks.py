"""Workbooks as people send them back: read whole, changed by heading and id, and saved anew by another program."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

Cells = dict[str, list[list[Any]]]


def cells_of(path: Path) -> Cells:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def saved(cells: Cells, path: Path, also: Callable[[Any, Any], None] = lambda book, sheets: None) -> Path:
    """Save cells as a program would that knows nothing of sprss: whole numbers as floats, days as days."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "d.m.yyyy"})
    sheets = {}
    for name, rows in cells.items():
        sheet = sheets[name] = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, (date, datetime)):
                    sheet.write_datetime(line, column, value, day)
                elif isinstance(value, str) and value:
                    sheet.write_string(line, column, value)
                elif value != "":
                    sheet.write(line, column, value)
    also(book, sheets)
    book.close()
    path.write_bytes(stream.getvalue())
    return path


def put(cells: Cells, sheet: str, record: str, title: str, value: Any, nth: int = 0) -> str:
    """Change a cell of the nth row of a record, and return how a spreadsheet names it."""
    rows = cells[sheet]
    column = rows[0].index(title)
    line = [number for number, row in enumerate(rows) if row[1] == record][nth]
    rows[line][column] = value
    return f"{chr(ord('A') + column)}{line + 1}"


def add(cells: Cells, sheet: str, **values: Any) -> None:
    """Add a row; names of columns with _ for spaces."""
    rows = cells[sheet]
    wanted = {title.replace("_", " "): value for title, value in values.items()}
    assert set(wanted) <= set(rows[0]), rows[0]
    rows.append([wanted.get(title, "") for title in rows[0]])
