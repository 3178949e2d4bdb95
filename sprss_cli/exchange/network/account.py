"""The account of an import: what became of every cell that somebody filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from sprss_cli.exchange.grid import Cell, Grid
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.model.message import Message, say


class Use(Enum):
    """What became of a cell; the order is the order of a report."""

    VALUE = "value"
    NOTE = "note"
    SUM = "sum"
    HEADING = "heading"
    IGNORED = "ignored"
    OPEN = "open"

    @property
    def title(self) -> Message:
        """What a report calls it."""
        return _TITLES[self]


_TITLES = {
    Use.VALUE: say("values"),
    Use.NOTE: say("notes, kept word for word"),
    Use.SUM: say("sums"),
    Use.HEADING: say("headings and titles"),
    Use.IGNORED: say("of no meaning for the plan"),
    Use.OPEN: say("NOT UNDERSTOOD"),
}


class Account:
    """Collects what was done with the cells of a workbook, and the notes that say so."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._uses: dict[tuple[str, int, int], Use] = {}

    def put(self, grid: Grid, cells: Iterable[Cell], use: Use) -> None:
        """Say what became of cells; a cell that was not understood stays so."""
        for cell in cells:
            row, column = cell.origin or (cell.row, cell.column)
            key = (grid.name, row, column)
            if self._uses.get(key) is not Use.OPEN:
                self._uses[key] = use

    def open(self, grid: Grid, cells: Iterable[Cell], message: Message, record: str = "", field: str = "") -> None:
        """Report cells that were not understood, with all that stands in them."""
        cells = tuple(cells)
        self.put(grid, cells, Use.OPEN)
        piece = " · ".join(cell.line for cell in cells if not cell.copy) or " · ".join(cell.line for cell in cells)
        at = say("sheet {sheet}, {place}: {message}", sheet=grid.name, place=cells[0].place, message=message)
        self.notes.append(Note(Outcome.OPEN, record, field, at, piece))

    def say(self, outcome: Outcome, message: Message, record: str = "", field: str = "", piece: str = "") -> None:
        """Add a note that concerns no cell, or cells already accounted for."""
        self.notes.append(Note(outcome, record, field, message, piece))

    def close(self, grid: Grid) -> None:
        """Report what nobody has accounted for: nothing of a sheet is passed over in silence."""
        left = [cell for cell in grid.cells if (grid.name, cell.row, cell.column) not in self._uses]
        for cell in left:
            self.open(grid, (cell,), say("this cell was not read:"))
        doubted = {cell.place: cell for cell in grid.cells}
        for place, reason in grid.doubts:
            message = say("sheet {sheet}, {place}: {message}", sheet=grid.name, place=place, message=reason)
            self.notes.append(Note(Outcome.OPEN, "", "", message, doubted[place].line if place in doubted else ""))

    def counts(self) -> Iterable[Message]:
        """Yield how many cells came to what."""
        found = Counter(self._uses.values())
        for use in Use:
            if found[use] or use is Use.OPEN:
                yield say("cells – {what}: {number}", what=use.title, number=found[use])
