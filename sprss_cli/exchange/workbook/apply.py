"""Changes of a workbook onto the data of records: cells, new rows, deleted rows; the rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sprss_cli.exchange.workbook.cells import Plain, meant, plain
from sprss_cli.exchange.workbook.changes import Added, CellFault, CellPlace, TableChanges
from sprss_cli.exchange.workbook.rows import (
    Bare,
    Item,
    Row,
    folded,
    items_at,
    listed,
    record_rows,
    unfolded,
    value_at,
    ways_to_lists,
)
from sprss_cli.exchange.workbook.tables import KEY, VALUE, Column, Level, Role, Table
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record


@dataclass(frozen=True, slots=True)
class Changed:
    """A record as a workbook wants it.

    Attributes:
        kind: Its kind.
        id: The path of its file within the kind's folder, without the suffix.
        data: What it is to say.
        new: Whether there is no such record yet.
        cells: The cells that were changed, by the address of what they say.
    """

    kind: type[Record]
    id: str
    data: dict[str, Any]
    new: bool
    cells: Mapping[str, CellPlace]


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of the changes of one kind of records: the changed ones, ids of those that go, and what is refused."""

    changed: Sequence[Changed]
    removed: Sequence[str]
    faults: Sequence[CellFault]


def applied(changes: Sequence[TableChanges], records: Mapping[str, Mapping[str, Any]], *, remove: bool) -> Applied:
    """Return the records of one kind as a workbook wants them.

    Args:
        changes: What was changed in the tables of the kind; the table of the records is the first.
        records: The data of the records as they are, by id.
        remove: Whether deleted rows go.
    """
    first = changes[0]
    gone = {row.record for row in first.removed} if remove else set()
    new = {added.record for added in first.added}
    touched = {edit.row.record for one in changes for edit in one.edits}
    touched |= {added.record for one in changes for added in one.added}
    touched |= {row.record for one in changes[1:] for row in one.removed} if remove else set()
    faults = list(_taken(first, records))
    found: list[Changed] = []
    for identifier in sorted(touched - gone):
        if identifier in records or identifier in new:
            editing = _Editing(identifier, records.get(identifier), changes, remove)
            found.append(editing.changed())
            faults.extend(editing.faults)
            continue
        for added in (added for one in changes for added in one.added if added.record == identifier):
            message = say("there is no record {record} in the plan", record=identifier)
            hint = say("add it to the sheet {sheet} too, or correct the identifier", sheet=first.table.name)
            faults.append(CellFault(added.place, message, hint))
    return Applied(found, sorted(gone), faults)


def _taken(first: TableChanges, records: Mapping[str, Mapping[str, Any]]) -> Iterator[CellFault]:
    taken = set(records)
    for added in first.added:
        if added.record in taken:
            message = say("there is a record {record} already", record=added.record)
            yield CellFault(added.place, message, say("give the new one an identifier of its own"))
        taken.add(added.record)


class _Clash(Exception):
    """A value stands where two columns, or a column and a list, exclude each other."""


class _Editing:
    """One record, taken apart, changed, and put together again."""

    def __init__(
        self, identifier: str, data: Mapping[str, Any] | None, changes: Sequence[TableChanges], remove: bool
    ) -> None:
        self.id = identifier
        self.new = data is None
        self.changes = changes
        self.remove = remove
        self.tables = [one.table for one in changes]
        self.ways = ways_to_lists(self.tables)
        self.record = unfolded({"id": identifier} if data is None else data, self.ways)
        self.rows = {(table.slug, row.key): row for table in self.tables for row in self._rows(table)}
        self.numbered = dict(self._numbers())
        self.noted: list[tuple[Item, Column | None, CellPlace]] = []
        self.faults: list[CellFault] = []

    def changed(self) -> Changed:
        """Carry out all changes; cells are emptied before any is filled: one column can take over from another."""
        for one in self.changes:
            for row in (*one.moved, *(one.removed if self.remove else ())):
                if row.record == self.id and one.table.levels:
                    _take_out(self.rows[one.table.slug, row.key].items, one.table.levels)
        self._edit()
        for one in self.changes:
            for added in one.added:
                if added.record == self.id:
                    self._add(one.table, added)
        self._check_keys()
        cells = dict(self._addresses())
        table = self.tables[0]
        data = folded(self.record, self.ways)
        ordered = (*(key for key in table.order if key in data), *(key for key in data if key not in table.order))
        return Changed(table.kind, self.id, {key: data[key] for key in ordered}, self.new, cells)

    def _rows(self, table: Table) -> Iterator[Row]:
        return record_rows(table, self.id, self.record)

    def _numbers(self) -> Iterator[tuple[tuple[int, tuple[str, ...], Plain], Item]]:
        """Yield the items of lists by the number or key under which rows of inner lists refer to them."""
        for table in self.tables:
            for row in self._rows(table):
                for level, step, above, item in zip(table.levels, row.path, row.items, row.items[1:], strict=False):
                    yield (id(above), level.keys, step + 1 if isinstance(step, int) else step), item

    def _edit(self) -> None:
        moved = {(one.table.slug, row.key) for one in self.changes for row in one.moved}
        edits = [
            (edit, self.rows[one.table.slug, edit.row.key].items[edit.column.depth])
            for one in self.changes
            for edit in one.edits
            if edit.row.record == self.id and (one.table.slug, edit.row.key) not in moved
        ]
        for edit, item in edits:
            self.noted.append((item, edit.column, edit.place))
            if edit.value is None:
                _clear(item, edit.column)
        for edit, item in edits:
            if edit.value is not None:
                self._set(item, edit.column, edit.value, edit.place)

    def _set(self, item: Item, column: Column, value: Plain, place: CellPlace) -> None:
        try:
            _put(item, column, value)
        except _Clash:
            message = say("this excludes what the plan says beside it under the same name")
            hint = say("empty the other columns of that name; rows of a list are deleted with the option --remove")
            self.faults.append(CellFault(place, message, hint))

    def _add(self, table: Table, added: Added) -> None:
        if not table.levels:
            self._fill(self.record, table, 0, added)
            return
        here = self._parent(table, added)
        if here is None:
            return
        depth, level = len(table.levels), table.levels[-1]
        item = _new_item(here, level)
        self._fill(item, table, depth, added)
        for number, column in enumerate(table.columns):
            if column.role is Role.ORDER and column.depth == depth:
                self.numbered.setdefault((id(here), level.keys, added.cells.get(number)), item)

    def _fill(self, item: Item, table: Table, depth: int, added: Added) -> None:
        """Put the cells of a new row that tell of a level into its item."""
        self.noted.append((item, None, added.place))
        for number, column in table.fields.items():
            value = added.cells.get(number)
            if column.depth == depth:
                self.noted.append((item, column, added.places[number]))
                if value is not None:
                    self._set(item, column, value, added.places[number])

    def _parent(self, table: Table, added: Added) -> Item | None:
        """Return the item to whose list a new row belongs; a heading that is not there yet is made."""
        here = self.record
        for depth, level in enumerate(table.levels[:-1], 1):
            if level.heads:
                here = self._head(table, here, depth, level, added)
                continue
            number = next(n for n, c in enumerate(table.columns) if c.role is Role.ORDER and c.depth == depth)
            label = added.cells.get(number)
            found = self.numbered.get((id(here), level.keys, label))
            if found is None or not any(item is found for item in listed(here, level)):
                message = say(
                    "{record} has no item {number} in “{title}”",
                    record=self.id, number="–" if label is None else label, title=level.title,
                )  # fmt: skip
                hint = say("give the number of an item that there is, or add the item first")
                self.faults.append(CellFault(added.places[number], message, hint))
                return None
            here = found
        return here

    def _head(self, table: Table, here: Item, depth: int, level: Level, added: Added) -> Item:
        columns = {number: column for number, column in table.fields.items() if column.depth == depth}
        for item in listed(here, level):
            if all(plain(value_at(item, c.path), c) == added.cells.get(n) for n, c in columns.items()):
                return item
        item = _new_item(here, level)
        self._fill(item, table, depth, added)
        return item

    def _check_keys(self) -> None:
        """Report new rows of a mapping without a key, or with one that another row has."""
        for way in (way for way in self.ways if way[-1].mapping):
            for _, items in items_at(way[:-1], self.record):
                taken: set[Any] = set()
                for item in listed(items[-1], way[-1]):
                    key = item.setdefault(KEY, "")
                    if key in taken or not key:
                        self._twice(item, key, way[-1])
                    taken.add(key)

    def _twice(self, item: Item, key: str, level: Level) -> None:
        if not key:
            message = say("a row of “{title}” does not say under what it stands", title=level.title)
        else:
            message = say("{key} stands twice in “{title}”", key=key, title=level.title)
        place = next((place for one, _, place in self.noted if one is item), self.noted[0][2])
        self.faults.append(CellFault(place, message, say("give every row a key of its own")))

    def _addresses(self) -> Iterator[tuple[str, CellPlace]]:
        """Yield the changed cells by the address of what they say in the data."""
        ways: dict[int, tuple[str | int, ...]] = {id(self.record): ()}
        for table in self.tables:
            for row in self._rows(table):
                for level, step, above, item in zip(table.levels, row.path, row.items, row.items[1:], strict=False):
                    to_list = (key for key in level.keys if key != VALUE)
                    ways[id(item)] = (*ways[id(above)], *to_list, step)
        for item, column, place in self.noted:
            if id(item) in ways:
                keys = () if column is None else tuple(key for key in column.path if key not in (KEY, VALUE))
                yield str(Address("", (*ways[id(item)], *keys))), place


def _take_out(items: Sequence[Item], levels: Sequence[Level]) -> None:
    """Take an item out of its list, and a heading that is left without a list out of its own."""
    for depth in range(len(levels), 0, -1):
        of_list = listed(items[depth - 1], levels[depth - 1])
        of_list[:] = [item for item in of_list if item is not items[depth]]
        if of_list or depth == 1 or not levels[depth - 2].heads:
            return


def _new_item(here: Item, level: Level) -> Item:
    holder = here
    for key in level.keys[:-1]:
        holder = holder.setdefault(key, {})
    found = holder.get(level.keys[-1])
    if not isinstance(found, list):
        found = holder[level.keys[-1]] = []
    item: Item = Bare() if level.bare is not None and not level.mapping else {}
    found.append(item)
    return item


def _clear(item: Item, column: Column) -> None:
    holders: list[Item] = [item]
    for key in column.path[:-1]:
        deeper = holders[-1].get(key)
        if not isinstance(deeper, dict):
            return
        holders.append(deeper)
    if plain(holders[-1].get(column.path[-1]), column) is not None:
        del holders[-1][column.path[-1]]
    for holder, key in reversed(list(zip(holders, column.path[:-1], strict=False))):
        if not holder[key]:
            del holder[key]


def _put(item: Item, column: Column, value: Plain) -> None:
    holder = item
    for key in column.path[:-1]:
        deeper = holder.setdefault(key, {})
        if not isinstance(deeper, dict):
            raise _Clash
        holder = deeper
    old = holder.get(column.path[-1])
    if old and plain(old, column) is None:
        raise _Clash
    holder[column.path[-1]] = meant(value, column, old)
