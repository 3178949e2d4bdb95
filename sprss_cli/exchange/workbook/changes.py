"""What a person changed in a workbook, told from what changed in the plan meanwhile.

Each row is compared three ways: as the workbook was made, as it came back, and as the plan is now. What came back as it
was made is left to the plan. What was changed is wanted, unless the plan has changed there too, to something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sprss_cli.exchange.grid import column_name
from sprss_cli.exchange.workbook.book import KEY_TITLE, LISTS, READ_ME, NotOurWorkbook, Remembered
from sprss_cli.exchange.workbook.cells import Plain, Unreadable, typed
from sprss_cli.exchange.workbook.reader import RawSheet, Returned
from sprss_cli.exchange.workbook.rows import Row
from sprss_cli.exchange.workbook.tables import Column, Role, Table
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a workbook; of a row as a whole its first cell.

    Attributes:
        sheet: The sheet's name; empty when what is wrong stands in a file of the plan that the workbook does not touch.
        cell: As spreadsheets name it: `D17`; or the place in the file.
        title: Heading of the column; empty for a whole row.
    """

    sheet: str
    cell: str
    title: str = ""

    @property
    def message(self) -> Message:
        """How a report names it."""
        if not self.sheet:
            return say("file {place}", place=self.cell)
        if not self.cell:
            return say("sheet {sheet}", sheet=self.sheet)
        if not self.title:
            return say("sheet {sheet}, cell {cell}", sheet=self.sheet, cell=self.cell)
        return say("sheet {sheet}, cell {cell} ({title})", sheet=self.sheet, cell=self.cell, title=self.title)


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a workbook is refused, cell by cell."""

    place: CellPlace
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that was changed: which row of the plan, which column, and what it is to be."""

    row: Row
    column: Column
    before: Plain
    value: Plain
    place: CellPlace


@dataclass(frozen=True, slots=True)
class Added:
    """A row that is new, or that belongs to another item of a list now.

    Attributes:
        record: The id of the record it belongs to.
        cells: What its cells say, by the number of the column.
        places: Where they stand, by the number of the column.
        moved: Whether it was there before.
    """

    record: str
    cells: Mapping[int, Plain]
    places: Sequence[CellPlace]
    moved: bool = False

    @property
    def place(self) -> CellPlace:
        """Where the row begins."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What was changed in one table."""

    table: Table
    edits: list[Edit] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    moved: list[Row] = field(default_factory=list)  # rows that go because they come back among `added`
    removed: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that was changed in a workbook, and what cannot be taken over."""

    tables: Sequence[TableChanges]
    faults: Sequence[CellFault]
    passed_over: Sequence[str]  # sheets that people added

    @property
    def nothing(self) -> bool:
        """Whether the workbook came back as it was made."""
        return not self.faults and not any(one.edits or one.added or one.removed for one in self.tables)


def changes(
    returned: Returned, tables: Mapping[str, Table], now: Mapping[str, Sequence[Row]], *, remove: bool
) -> Changes:
    """Compare a workbook that came back with what it remembers and with the plan.

    Args:
        returned: The workbook.
        tables: The tables that the plan can have, by slug.
        now: The rows of the plan as it is, by slug.
        remove: Whether rows that were deleted are to go: then the plan must not have changed there.

    Raises:
        NotOurWorkbook: Its tables are not those that this version of the toolkit makes.
    """
    found: list[TableChanges] = []
    faults: list[CellFault] = []
    for name, before in returned.memory.sheets.items():
        table = tables.get(before.slug)
        if table is None or tuple(column.name for column in table.columns) != before.columns:
            raise NotOurWorkbook(
                say("the sheet {sheet} has other columns than this version of the toolkit gives it", sheet=name),
                say("export the plan anew and make the changes in the new workbook"),
            )
        sheet = returned.sheets.get(name)
        if sheet is None:
            hint = say("give it its name back; to leave it out, delete its rows, not the sheet")
            faults.append(CellFault(CellPlace(name, ""), say("this sheet is gone"), hint))
            continue
        reading = _Reading(name, sheet, table, before, {row.key: row for row in now.get(before.slug, ())}, remove)
        if reading.places is not None:
            reading.compare()
        found.append(reading.found)
        faults.extend(reading.faults)
    known = {READ_ME, LISTS, *returned.memory.sheets}
    others = [name for name, sheet in returned.sheets.items() if name not in known and any(map(any, sheet.rows))]
    return Changes(found, faults, others)


class _Reading:
    """One sheet on its way to changes."""

    def __init__(
        self, name: str, sheet: RawSheet, table: Table, before: Remembered, now: Mapping[str, Row], remove: bool
    ) -> None:
        self.name = name
        self.sheet = sheet
        self.table = table
        self.before = before.cells
        self.now = now
        self.since = [row for key, row in now.items() if key not in before.cells]
        self.remove = remove
        self.found = TableChanges(table)
        self.faults: list[CellFault] = []
        self.places = self._columns()

    def place(self, line: int, number: int | None = None) -> CellPlace:
        """Return the cell of a line in the column of the table with a number; in the first one if none is given."""
        assert self.places is not None
        title = "" if number is None else self.table.columns[number].title
        return CellPlace(self.name, f"{column_name(self.places[number or 0])}{line + 1}", title)

    def _columns(self) -> Sequence[int] | None:
        """Find the columns by their headings, wherever they are now; the hidden key is the last of them."""
        heads = [str(value).strip() for value in self.sheet.rows[0]] if self.sheet.rows else []
        wanted = [*(column.title for column in self.table.columns), KEY_TITLE]
        for title in wanted:
            if heads.count(title) != 1:
                missing = say("the column “{title}” is gone", title=title)
                message = say("the column “{title}” stands here twice", title=title) if title in heads else missing
                hint = did_you_mean(title, heads, say("give it its heading back; the first row holds the headings"))
                self.faults.append(CellFault(CellPlace(self.name, "A1"), message, hint))
        if self.faults:
            return None
        for number, head in enumerate(heads):
            if head not in wanted:
                self._foreign(number, head)
        self._foreign_beyond(len(heads))
        return [heads.index(title) for title in wanted]

    def _foreign(self, number: int, head: str) -> None:
        filled = (line for line, row in enumerate(self.sheet.rows) if line and number < len(row) and row[number] != "")
        line = next(filled, None)
        if line is not None or head:
            cell = CellPlace(self.name, f"{column_name(number)}{(line or 0) + 1}", head)
            message = say("this column is none of the table's, and nothing is read from it")
            self.faults.append(
                CellFault(cell, message, say("move what it says into a column of the table, or delete it"))
            )

    def _foreign_beyond(self, width: int) -> None:
        for number in range(width, max(map(len, self.sheet.rows), default=0)):
            self._foreign(number, "")

    def compare(self) -> None:
        """Find what changed; a fault takes nothing from the others."""
        for first, last in self.sheet.merged:
            cell = CellPlace(self.name, f"{column_name(first[1])}{first[0] + 1}")
            end = f"{column_name(last[1])}{last[0] + 1}"
            message = say("the cells from here to {end} are merged; only the first of them has a value", end=end)
            self.faults.append(CellFault(cell, message, say("split them and fill in each")))
        if self.sheet.merged:
            return
        assert self.places is not None
        by_key: dict[str, list[int]] = {}
        fresh: list[int] = []
        key_place, own = self.places[-1], self.places[:-1]
        for line, row in enumerate(self.sheet.rows[1:], 1):
            if all(number >= len(row) or row[number] == "" for number in own):
                continue  # a row whose cells were all emptied is a deleted one
            key = str(row[key_place]) if key_place < len(row) else ""
            if key in self.before:
                by_key.setdefault(key, []).append(line)
            else:
                fresh.append(line)
        for key, lines in by_key.items():
            line, *copies = sorted(lines, key=lambda line: (len(list(self._differences(key, line))), line))
            fresh.extend(copies)
            self._same_row(key, line)
        for line in sorted(fresh):
            self._new_row(line)
        for key in self.before:
            if key not in by_key:
                self._gone(key)

    def _raw(self, line: int, number: int) -> Any:
        assert self.places is not None
        row, place = self.sheet.rows[line], self.places[number]
        return row[place] if place < len(row) else ""

    def _value(self, line: int, number: int) -> Plain | Unreadable:
        assert self.places is not None
        raw = self._raw(line, number)
        doubt = self.sheet.doubts.get((line, self.places[number])) if self.sheet.doubts else None
        return Unreadable("", doubt) if doubt is not None else typed(raw, self.table.columns[number])

    def _differences(self, key: str, line: int) -> Iterator[tuple[int, Plain | Unreadable]]:
        """Yield the cells that came back otherwise than they were, with what they say."""
        row, places, doubts = self.sheet.rows[line], self.places or (), self.sheet.doubts
        width = len(row)
        for number, before in enumerate(self.before[key]):
            place = places[number]
            raw = row[place] if place < width else ""
            if (raw == before or (before is None and raw == "")) and not doubts:
                continue  # nearly always
            value = self._value(line, number)
            if value != before:
                yield number, value

    def _same_row(self, key: str, line: int) -> None:
        different = dict(self._differences(key, line))
        if not different:
            return
        if faults := list(self._unfit(line, different)):
            self.faults.extend(faults)
            return
        now = self.now.get(key)
        wanted = {number: value for number, value in different.items() if not isinstance(value, Unreadable)}
        if now is None:
            hint = say("export the plan anew and make the change there, if it is still wanted")
            self.faults.append(
                CellFault(self.place(line), say("what this row stood for is no longer in the plan"), hint)
            )
            return
        before = self.before[key]
        if self.table.levels and now.cells != before and any(now.cells[n] != value for n, value in wanted.items()):
            # in a list a row is known by its place alone, so that one that changed may be another one
            self.faults.append(self._conflict(line, next(iter(wanted)), now))
            return
        clashes = [n for n, value in wanted.items() if now.cells[n] not in (before[n], value)]
        self.faults.extend(self._conflict(line, number, now) for number in clashes)
        open_ = {n: value for n, value in wanted.items() if now.cells[n] != value}
        if clashes or not open_:
            return
        if any(self._moves(self.table.columns[number]) for number in open_):
            cells = {**dict(enumerate(now.cells)), **open_}
            self.found.moved.append(now)
            self.found.added.append(Added(now.record, cells, self._places(line), moved=True))
        for number, value in open_.items():
            edit = Edit(now, self.table.columns[number], now.cells[number], value, self.place(line, number))
            self.found.edits.append(edit)

    def _moves(self, column: Column) -> bool:
        """Whether the row belongs to another item when a cell of the column changes."""
        return 0 < column.depth < len(self.table.levels)

    def _unfit(self, line: int, different: Mapping[int, Plain | Unreadable]) -> Iterator[CellFault]:
        for number, value in different.items():
            column = self.table.columns[number]
            if isinstance(value, Unreadable):
                yield CellFault(self.place(line, number), value.problem, _way_out(column))
            elif column.role is Role.RECORD:
                message = say("the identifier of a record cannot be changed here")
                yield CellFault(
                    self.place(line, number), message, say("put the old one back; a new record is a new row")
                )
            elif column.role is Role.ORDER:
                message = say("an item cannot be moved by its number")
                yield CellFault(self.place(line, number), message, say("put the old number back"))
            elif column.fixed:
                message = say("this cell only shows what is edited elsewhere")
                yield CellFault(self.place(line, number), message, say("put the old text back"))

    def _conflict(self, line: int, number: int, now: Row) -> CellFault:
        message = say(
            "the plan has changed here since the workbook was made; there it is “{now}” now",
            now="–" if now.cells[number] is None else now.cells[number],
        )
        hint = say("write the plan's value into the cell, or export anew and make the change there")
        return CellFault(self.place(line, number), message, hint)

    def _new_row(self, line: int) -> None:
        values = {number: self._value(line, number) for number in range(len(self.table.columns))}
        told = {number: value for number, value in values.items() if self.table.columns[number].role is not Role.TITLE}
        bad = {number: value for number, value in told.items() if isinstance(value, Unreadable)}
        if bad:
            self.faults.extend(self._unfit(line, bad))
            return
        if values[0] is None:
            message = say("the row is new, but it does not say to which record it belongs")
            self.faults.append(CellFault(self.place(line, 0), message, say("fill in the identifier, or empty the row")))
            return
        cells = {number: value for number, value in told.items() if not isinstance(value, Unreadable)}
        if self._taken_over(cells):
            return
        self.found.added.append(Added(str(values[0]), cells, self._places(line)))

    def _taken_over(self, cells: Mapping[int, Plain]) -> bool:
        """Whether the plan has got this row since the workbook was made: somebody takes it over a second time."""
        own = len(self.table.levels) or -1
        columns = self.table.columns
        said = {n: value for n, value in cells.items() if columns[n].role is not Role.ORDER or columns[n].depth != own}
        return any(
            row.record == cells[0] and all(row.cells[number] == value for number, value in said.items())
            for row in self.since
        )

    def _places(self, line: int) -> Sequence[CellPlace]:
        return [self.place(line, number) for number in range(len(self.table.columns))]

    def _gone(self, key: str) -> None:
        """Note a deleted row; one that the plan has lost or changed meanwhile is left to the plan."""
        now = self.now.get(key)
        if now is None:
            return
        if self.remove and now.cells != self.before[key]:
            message = say("the row of {record} was deleted here, but changed in the plan since", record=now.record)
            hint = say("export the plan anew and delete it there, if it is still to go")
            self.faults.append(CellFault(CellPlace(self.name, ""), message, hint))
            return
        self.found.removed.append(now)


def _way_out(column: Column) -> Message:
    if column.words and column.only_words:
        return say("known here: {words}", words=column.words)
    return say("correct the cell; its help says what is meant")
