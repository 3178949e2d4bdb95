"""The rows of a table into services: what a row is, and which service it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.grid import Cell, Grid
from sprss_cli.exchange.network.account import Account, Use
from sprss_cli.exchange.network.capacity import RowCapacity
from sprss_cli.exchange.network.columns import Column, Span, days_in
from sprss_cli.exchange.network.conventions import NetworkConventions, wording
from sprss_cli.exchange.network.service import LISTS, Service
from sprss_cli.exchange.network.sums import Sums
from sprss_cli.exchange.network.tables import Row, Table
from sprss_cli.exchange.network.values import areas_in, identifier_in, kind_in, number_in, without_ico
from sprss_cli.exchange.notes import Outcome
from sprss_cli.model.message import Message, say

_FIGURES = ("capacity", "payment")
_WORDS = ("provider", "ico", "name", "kind", "target_groups", "territory", "level", "reservation", "note")
_NAMING = ("provider", "ico", "name", "kind")


@dataclass
class Rows:
    """Reads the rows of tables one after the other.

    Attributes:
        conventions: What words mean.
        account: What becomes of the cells.
        services: The services found, by number.
    """

    conventions: NetworkConventions
    account: Account
    services: dict[str, Service] = field(default_factory=dict)
    _section: dict[str, str] = field(default_factory=dict)
    _current: Service | None = None
    _before: tuple[str, Mapping[int, Column]] | None = None

    def read(self, grid: Grid, table: Table, register: str, span: Span | None) -> None:
        """Read a table.

        Args:
            grid: The sheet.
            table: The table.
            register: The list that the sheet speaks of.
            span: The days that the sheet speaks of; None when it does not say.
        """
        again = self._before == (grid.name, table.columns)  # a heading printed anew on every page begins nothing
        self._before = (grid.name, table.columns)
        self._grid, self._table, self._span = grid, table, span
        if not again:
            self._section, self._current = {"register": register}, None
            self._sums = Sums()
        self._columns_by_field()
        last = max((index for index, row in enumerate(table.rows) if self._number(row)), default=-1)
        for index, row in enumerate(table.rows):
            own = {column: cell for column, cell in row.items() if not cell.copy}
            if own:
                self._row(row, own, below=index > last)

    def _columns_by_field(self) -> None:
        self._columns: dict[str, list[int]] = {}
        seen: dict[tuple[object, ...], str] = {}
        rows = {cell.row: row for row in self._table.rows for cell in row.values()}
        self.account.put(self._grid, self._table.heading, Use.HEADING)
        for column in self._table.columns.values():
            twice = column.field not in ("", "note", "territory", "ignored") and column.meaning in seen
            if column.field and not twice:
                seen[column.meaning] = column.heading
                self._columns.setdefault(column.field, []).append(column.number)
                continue
            cells = [row[column.number] for row in self._table.rows if column.number in row]
            own = [cell for cell in cells if not cell.copy]
            # sums and notes under a table stand in such columns too; rows of services give the cells of the column
            own = [cell for cell in own if self._number(rows[cell.row])]
            if own:
                self.account.open(self._grid, own, _unread(column, seen.get(column.meaning, "")))

    def _row(self, row: Row, own: Row, below: bool) -> None:
        figures = {column: cell for column, cell in own.items() if self._field(column) in _FIGURES}
        identifier = self._number(row)
        if any(self.conventions.is_total(cell.text) for cell in own.values()):
            self.account.put(self._grid, own.values(), Use.SUM)
            for cell, difference in self._sums.differences(figures):
                at = say(
                    "sheet {sheet}, {place}: {message}", sheet=self._grid.name, place=cell.place, message=difference
                )
                self.account.say(Outcome.UNDECIDED, at)
        elif identifier:
            self._service(identifier, row)
        elif self._current is not None and self._adds_words(row, own):
            self._service(self._current.id, row)
        elif len(own) == 1 and number_in(next(iter(own.values()))) is None and not self._continues(own):
            self._single(next(iter(own.values())), below)
        elif len(figures) == len(own) and self._sums.agree(figures):
            self.account.put(self._grid, own.values(), Use.SUM)
        elif self._continues(own) and self._current is not None:
            self._service(self._current.id, row)
        elif below and not figures:
            self._note(own.values())
        else:
            message = say("a row without the number of a service; if it is one, add its name to “identifiers”:")
            self.account.open(self._grid, own.values(), message)

    def _continues(self, own: Row) -> bool:
        """Whether a row without a number adds a form or a capacity to the service above it."""
        fields = {self._field(column) for column in own}
        named = [cell for column, cell in own.items() if self._field(column) in _NAMING]
        same = self._current is not None and all(
            cell.line in self._current.texts.get(self._field(cell.column), ()) for cell in named
        )
        return same and "capacity" in fields and fields <= {*_FIGURES, *_NAMING, "form", "unit", "note", "territory"}

    def _adds_words(self, row: Row, own: Row) -> bool:
        """Whether a row only goes on with an area, a target group or a note of the service above it."""
        wide = any(cell.copy and cell.origin and cell.origin[0] == cell.row for cell in row.values())
        return not wide and {self._field(column) for column in own} <= {"territory", "target_groups", "note"}

    def _single(self, cell: Cell, below: bool) -> None:
        """A text alone in its row: what the rows below have in common, or a note under the table."""
        kind, _, _ = kind_in(cell.line, self.conventions)
        register = self.conventions.register_in(cell.text)
        territory, lost = areas_in(cell.line, self.conventions)
        form = self.conventions.forms.get(wording(cell.text), "")
        if below and not (register or kind):
            self._note((cell,))
            return
        if kind:
            self._section["kind"] = cell.line
        elif register:
            self._section = {"register": register}
        elif territory and not lost:
            self._section["territory"] = cell.line
        elif form:
            self._section["form"] = cell.line
        elif "provider" not in self._columns:
            self._section["provider"] = cell.line
        else:
            self.account.open(self._grid, (cell,), say("a line between the rows, of unknown meaning:"))
            return
        self.account.put(self._grid, (cell,), Use.HEADING)
        self._current = None

    def _note(self, cells: Iterable[Cell]) -> None:
        cells = tuple(cells)
        self.account.put(self._grid, cells, Use.NOTE)
        text = " · ".join(cell.line for cell in cells)
        message = say("sheet {sheet}, {place}: a note under the table:", sheet=self._grid.name, place=cells[0].place)
        self.account.say(Outcome.KEPT, message, piece=text)

    def _service(self, identifier: str, row: Row) -> None:
        service = self.services.get(identifier)
        cells = {column: cell for column, cell in row.items() if cell.origin is None or cell.origin[1] == column}
        register = self._section["register"]
        if service is None:
            service = self.services[identifier] = Service(identifier, self._grid, register)
        elif service.register != register:
            service.unsure = True
            message = say(
                "the service stands in two lists at once, {one} and {other}",
                one=LISTS[service.register],
                other=LISTS[register],
            )
            self.account.open(self._grid, self._own(cells, "id"), message, identifier)
        self._current = service
        own = [cell for cell in cells.values() if not cell.copy]
        service.cells += own
        service.fields |= self._columns.keys()
        known = [cell for cell in cells.values() if self._field(cell.column)]
        ignored = [cell for cell in known if self._field(cell.column) == "ignored"]
        self.account.put(self._grid, [cell for cell in known if cell not in ignored], Use.VALUE)
        self.account.put(self._grid, ignored, Use.IGNORED)
        self._words(service, cells)
        RowCapacity(self._grid, self._table, self.conventions, self.account, self._section.get("form", "")).read(
            service, cells, self._columns, self._span
        )
        self._days(service, cells)
        self._sums.add({column: cell for column, cell in cells.items() if self._field(column) in _FIGURES})

    def _words(self, service: Service, cells: Row) -> None:
        for name in _WORDS:
            for column in self._columns.get(name, ()):
                cell = cells.get(column)
                if cell is None or folded(cell.text) in self.conventions.nothing:
                    continue
                self._word(service, name, cell.line)
                if name == "note" and not cell.copy:
                    self.account.put(self._grid, (cell,), Use.NOTE)
        for name in ("kind", "territory", "provider"):
            if not service.first(name) and name in self._section:
                self._word(service, name, self._section[name])

    def _word(self, service: Service, name: str, text: str) -> None:
        if name == "provider":
            text, ico = without_ico(text)
            if ico:
                service.say("ico", ico)
        service.say(name, text)

    def _days(self, service: Service, cells: Row) -> None:
        names = {
            "mandate": ("from", "to"),
            "mandate_from": ("from",),
            "mandate_to": ("to",),
            "reservation_until": ("until",),
        }
        for name, keys in names.items():
            for cell in (cells[column] for column in self._columns.get(name, ()) if column in cells):
                if folded(cell.text) in self.conventions.nothing:
                    continue
                days = list(days_in(cell.text))
                if len(days) != len(keys):
                    self.account.open(self._grid, (cell,), say("no day is understood here:"), service.id, name)
                    continue
                if any(service.mandate.get(key, day) != day for key, day in zip(keys, days, strict=True)):
                    self.account.open(self._grid, (cell,), say("another row gives another day:"), service.id, name)
                    continue
                service.mandate.update(zip(keys, days, strict=True))

    def _number(self, row: Row) -> str:
        """Return the number of the service that a row is of; empty when it names none."""
        for column in self._columns.get("id", ()):
            cell = row.get(column)
            if cell is not None and (cell.origin is None or cell.origin[1] == column):
                found = identifier_in(cell.text)
                if found:
                    return found
        if any(not row[column].copy for column in self._columns.get("name", ()) if column in row):
            names = (folded(row[column].text) for column in self._columns["name"] if column in row)
            return next(
                (self.conventions.identifiers[name] for name in names if name in self.conventions.identifiers), ""
            )
        return ""

    def _own(self, cells: Row, name: str) -> tuple[Cell, ...]:
        found = tuple(cells[column] for column in self._columns.get(name, ()) if column in cells)
        return found or tuple(cells.values())[:1]

    def _field(self, column: int) -> str:
        found = self._table.columns.get(column)
        return found.field if found and column in self._columns.get(found.field, ()) else ""


def _unread(column: Column, other: str) -> Message:
    if column.field:
        return say("the column “{heading}” says once more what “{other}” says:", heading=column.heading, other=other)
    if column.near:
        return say(
            "the column “{heading}” is unknown; did you mean “{near}”? Its cells:",
            heading=column.heading,
            near=column.near,
        )
    return say(
        "the column “{heading}” is unknown; if it names a field, add it to “labels”; its cells:", heading=column.heading
    )
