"""Rows of a form, be it a workbook or a text document: cells side by side, with the place where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sprss_cli.exchange.grid import Cell, Grid
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.sheet import Sheet
from sprss_cli.model.message import Message, say


@dataclass(frozen=True, slots=True)
class Line:
    """One row.

    Attributes:
        where: Where it stands, for people.
        part: The sheet or table it belongs to.
        cells: Its texts by column; empty ones too.
    """

    where: Message
    part: str
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The texts that are not empty."""
        return tuple(filter(None, self.cells))


def workbook_lines(grids: Sequence[Grid]) -> tuple[list[Line], list[Note]]:
    """Return the rows of the sheets that are not hidden, and notes of what cannot be read."""
    lines, notes = [], []
    for grid in grids:
        if grid.hidden:
            if grid.rows:
                message = say("the hidden sheet {sheet} was not read", sheet=grid.name)
                notes.append(Note(Outcome.DROPPED, "", "", message))
            continue
        for place, reason in grid.doubts:
            where = say("sheet {sheet}, cell {cell}", sheet=grid.name, cell=place)
            notes.append(Note(Outcome.OPEN, "", "", say("{where}: {reason}", where=where, reason=reason)))
        for number, row in grid.rows.items():
            where = say("sheet {sheet}, row {row}", sheet=grid.name, row=number + 1)
            lines.append(Line(where, grid.name, tuple(_texts(row.values()))))
    return lines, notes


def _texts(cells: Iterable[Cell]) -> Iterator[str]:
    column = 0
    for cell in sorted(cells, key=lambda cell: cell.column):
        yield from [""] * (cell.column - column)
        # merged down: the text is each row's; merged across: only the first cell's
        yield cell.text if cell.origin is None or cell.origin[1] == cell.column else ""
        column = cell.column + 1


def document_lines(sheet: Sheet) -> tuple[list[Line], list[Note]]:
    """Return the rows of a text document, and notes of what a person has to look at."""
    lines = [
        Line(row.place, str(row.table), tuple("\n".join(block.text for block in cell) for cell in row.cells))
        for row in sheet.rows
    ]
    notes = [
        Note(Outcome.UNDECIDED, "", "", say("{where}: {reason}", where=where, reason=reason))
        for where, reason in sheet.doubts
    ]
    return lines, notes
