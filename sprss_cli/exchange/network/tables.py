"""Where the tables of a sheet are: headings of one or more lines, what stands above them, and the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sprss_cli.exchange.grid import Cell, Grid
from sprss_cli.exchange.network.columns import Column, read_column, understood
from sprss_cli.exchange.network.conventions import NetworkConventions

_LEAST = 3  # cells that make a heading; a title above a table has fewer
_NAMING = {"id", "provider", "ico", "name", "kind"}  # no table of services is without two of them

Row = Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and what stands below it, up to the next heading.

    Attributes:
        columns: Columns by number.
        heading: The cells of the heading.
        rows: The rows below.
    """

    columns: Mapping[int, Column]
    heading: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SheetTables:
    """A sheet taken apart.

    Attributes:
        titles: The cells above the first table; all cells of a sheet without one.
        tables: In the order of the sheet.
    """

    titles: tuple[Cell, ...]
    tables: tuple[Table, ...]


def tables_of(grid: Grid, conventions: NetworkConventions) -> SheetTables:
    """Take a sheet apart into titles and tables."""
    blocks = list(_blocks(grid, conventions))
    tables = []
    for index, (top, bottom) in enumerate(blocks):
        end = blocks[index + 1][0] if index + 1 < len(blocks) else max(grid.rows) + 1
        heading = [cell for number in range(top, bottom + 1) for cell in grid.rows.get(number, {}).values()]
        columns = {
            number: read_column(number, _lines(grid, top, bottom, number), conventions)
            for number in sorted({cell.column for cell in heading})
        }
        rows = tuple(row for number, row in grid.rows.items() if bottom < number < end)
        tables.append(Table(columns, tuple(cell for cell in heading if not cell.copy), rows))
    first = blocks[0][0] if blocks else max(grid.rows, default=0) + 1
    titles = tuple(cell for cell in grid.cells if cell.row < first)
    return SheetTables(titles, tuple(tables))


def _blocks(grid: Grid, conventions: NetworkConventions) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each heading."""
    done = -1
    for number, row in grid.rows.items():
        if number <= done or not _is_heading(row, conventions):
            continue
        top = bottom = number
        while top - 1 > done and (above := grid.rows.get(top - 1)) and _belongs(above, top - 1, conventions):
            top -= 1
        while (below := grid.rows.get(bottom + 1)) and _belongs(below, top, conventions):
            bottom += 1
        done = bottom
        yield top, bottom


def _is_heading(row: Row, conventions: NetworkConventions) -> bool:
    own = [cell for cell in row.values() if not cell.copy]
    known = [cell for cell in own if cell.number is None and understood(cell.text, conventions)]
    if len(known) < _LEAST or len(known) * 2 < len(own):
        return False
    return sum(read_column(0, (cell.text,), conventions).field in _NAMING for cell in known) >= 2


def _belongs(row: Row, top: int, conventions: NetworkConventions) -> bool:
    """Whether a row next to a heading is part of it: words of headings only, merged cells from above, or numbering."""
    own = [cell for cell in row.values() if not cell.copy]
    if not own:
        return all(cell.origin is not None and cell.origin[0] >= top for cell in row.values())
    return _is_numbering(own) or all(understood(cell.text, conventions) for cell in own)


def _is_numbering(cells: list[Cell]) -> bool:
    texts = [cell.text.casefold().strip("().") for cell in cells]
    counted = ([str(number) for number in range(1, len(texts) + 1)], [chr(ord("a") + at) for at in range(len(texts))])
    return len(texts) >= _LEAST and texts in counted


def _lines(grid: Grid, top: int, bottom: int, column: int) -> tuple[str, ...]:
    """Return the lines of the heading of a column; what only gathers others stands above each of them."""
    lines: list[str] = []
    for number in range(top, bottom + 1):
        row = grid.rows.get(number, {})
        own = [cell for cell in row.values() if not cell.copy]
        cell = row.get(column) or _gathering(grid, number, bottom, column)
        if cell is not None and cell.text not in lines and not _is_numbering(own):
            lines.append(cell.text)
    return tuple(lines)


def _gathering(grid: Grid, number: int, bottom: int, column: int) -> Cell | None:
    """Return the cell to the left that gathers this column too, though the two were never merged."""

    def below(at: int) -> bool:
        return any(at in grid.rows.get(lower, {}) for lower in range(number + 1, bottom + 1))

    row = grid.rows.get(number, {})
    at = column
    while at >= 0 and below(at):
        if at in row:
            return row[at]
        at -= 1
    return None
