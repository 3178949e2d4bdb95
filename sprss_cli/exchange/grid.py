"""The cells of a workbook as a person sees them: sheets, texts, numbers, days, and which cells are merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sprss_cli.exchange.sheet import UnreadableInput, one_line, without_controls
from sprss_cli.exchange.workbook_parts import LIMIT_CELLS, SheetParts, opened, parts_of
from sprss_cli.model.message import Message, say

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_DIGITS = 9  # of a fraction: what a computer adds behind them (4.300000000000001) nobody wrote


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty.

    Attributes:
        row: Counted from 0.
        column: Counted from 0.
        text: What it says; a number with a decimal point, a day as YYYY-MM-DD, lines as they are.
        number: Its number; None for a text, be there a number in it or not.
        day: Its day, when it is one.
        origin: Row and column of the cell whose text it repeats, because the two are merged; None for its own text.
    """

    row: int
    column: int
    text: str
    number: Decimal | None = None
    day: date | None = None
    origin: tuple[int, int] | None = None

    @property
    def copy(self) -> bool:
        """Whether it only repeats the text of the cell it is merged with."""
        return self.origin is not None

    @property
    def line(self) -> str:
        """The text on one line."""
        return one_line(self.text)

    @property
    def place(self) -> str:
        """How a spreadsheet names the cell: `D17`."""
        return f"{column_name(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Attributes:
        name: What the sheet is called.
        hidden: Whether its author has hidden it.
        rows: Rows that have a cell, by number from 0; the cells of each by column.
        doubts: Cells whose content the file does not hold, with the reason, by place.
    """

    name: str
    hidden: bool
    rows: Mapping[int, Mapping[int, Cell]]
    doubts: tuple[tuple[str, Message], ...] = ()

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell that somebody filled in, in the order of reading."""
        for row in self.rows.values():
            yield from (cell for cell in row.values() if not cell.copy)


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_workbook(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of a workbook: XLSX, XLS or ODS.

    Formulas give the values that were saved with them. A cell that is merged with others says the same in each.

    Args:
        content: The bytes of the file.

    Raises:
        UnreadableInput: The file is of another kind, encrypted, broken, or too large.
    """
    parts = parts_of(content)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    with opened(content) as workbook:
        return tuple(
            _grid(workbook.get_sheet_by_name(sheet.name), sheet.visible is not SheetVisibleEnum.Visible, parts)
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        )


def _grid(sheet: CalamineSheet, hidden: bool, parts: Mapping[str, SheetParts]) -> Grid:
    span = sheet.total_height * sheet.total_width
    if span > LIMIT_CELLS:
        raise UnreadableInput(
            say("the sheet {sheet} spans {cells} cells", sheet=sheet.name, cells=span),
            say("delete what stands far away from the table, or copy the table into a new workbook"),
        )
    part = parts.get(sheet.name, SheetParts())
    doubts = [(f"{column_name(column)}{row + 1}", reason) for (row, column), reason in part.doubts]
    rows: dict[int, dict[int, Cell]] = {}
    for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = (_cell(number, column, value) for column, value in enumerate(values) if value != "")
        found = {cell.column: cell for cell in cells if cell.text}
        if found:
            rows[number] = found
    for row in rows.values():
        for column, cell in row.items():
            text, left_out = without_controls(cell.text)
            if left_out:
                row[column] = replace(cell, text=text)
                doubts += [(cell.place, reason) for reason in left_out]
    for first, last in (*(sheet.merged_cell_ranges or ()), *part.merged):
        _fill(rows, first, last)
    return Grid(sheet.name, hidden, dict(sorted(rows.items())), tuple(doubts))


def _cell(row: int, column: int, value: object) -> Cell:
    if isinstance(value, bool):
        return Cell(row, column, "1" if value else "0")
    if isinstance(value, (int, float)):
        number = Decimal(repr(round(value, _DIGITS)))
        number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
        return Cell(row, column, f"{number:f}", number)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Cell(row, column, value.isoformat(), day=value)
    return Cell(row, column, "\n".join(filter(None, map(one_line, str(value).splitlines()))))


def _fill(rows: dict[int, dict[int, Cell]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Let merged cells say what the first of them says; a range over nothing, or over half a sheet, fills nothing."""
    cell = rows.get(first[0], {}).get(first[1])
    if cell is None or (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > LIMIT_CELLS // 10:
        return
    for number in range(first[0], last[0] + 1):
        row = rows.setdefault(number, {})
        for column in range(first[1], last[1] + 1):
            row.setdefault(column, replace(cell, row=number, column=column, origin=first))
