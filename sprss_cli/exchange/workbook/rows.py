"""Records as rows of tables, and the form of a record in which every list is a list of mappings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sprss_cli.exchange.workbook.cells import Plain, plain
from sprss_cli.exchange.workbook.tables import KEY, VALUE, Level, Role, Table

Item = dict[str, Any]
Way = tuple[Level, ...]  # the lists that lead from a record to a list, the last one included


class Bare(dict[str, Any]):
    """An item that the data hold as the value of its only key."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        record: The id of the record: its file's path within the folder of its kind, without the suffix.
        path: Which item of each list on the way: its place from 0, or its key in a mapping.
        cells: Plain values, in the order of the table's columns.
        items: The record and the items on the way, as unfolded.
    """

    record: str
    path: tuple[str | int, ...]
    cells: tuple[Plain, ...]
    items: tuple[Item, ...] = ()

    @property
    def key(self) -> str:
        """By what the row is known again."""
        return "#".join((self.record, *map(str, self.path)))


def rows(tables: Sequence[Table], records: Mapping[str, Mapping[str, Any]]) -> Mapping[str, list[Row]]:
    """Return the rows of all tables of one kind, by the slug of the table.

    Args:
        tables: The tables.
        records: The data of the records of their kind, by id.
    """
    found: dict[str, list[Row]] = {table.slug: [] for table in tables}
    ways = ways_to_lists(tables)
    for identifier, data in records.items():
        record = unfolded(data, ways)
        for table in tables:
            found[table.slug].extend(record_rows(table, identifier, record))
    return found


def record_rows(table: Table, identifier: str, record: Item) -> Iterator[Row]:
    """Yield the rows of one record that is unfolded for the table."""
    title = str(record.get("title") or record.get("name") or "")
    for path, items in items_at(table.levels, record):
        cells: list[Plain] = []
        for column in table.columns:
            match column.role:
                case Role.FIELD:
                    cells.append(plain(value_at(items[column.depth], column.path), column))
                case Role.RECORD:
                    cells.append(identifier)
                case Role.TITLE:
                    cells.append(title or None)
                case Role.ORDER:
                    place = path[column.depth - 1]
                    cells.append(place + 1 if isinstance(place, int) else place)
        yield Row(identifier, path, tuple(cells), items)


def value_at(item: Item, path: Sequence[str]) -> Any:
    """Return what stands at the end of some keys; None when one of them is not there."""
    found: Any = item
    for key in path:
        if not isinstance(found, dict):
            return None
        found = found.get(key)
    return found


def items_at(levels: Sequence[Level], record: Item) -> Iterator[tuple[tuple[str | int, ...], tuple[Item, ...]]]:
    """Yield the items to which a way leads: which of each list, and the record with the items on the way."""
    found: list[tuple[tuple[str | int, ...], tuple[Item, ...]]] = [((), (record,))]
    for level in levels:
        found = [
            ((*path, item.get(KEY, "") if level.mapping else place), (*items, item))
            for path, items in found
            for place, item in enumerate(listed(items[-1], level))
        ]
    yield from found


def listed(item: Item, level: Level) -> list[Item]:
    """Return the items of a list as it stands unfolded; none when there is no list."""
    found = value_at(item, level.keys)
    return found if isinstance(found, list) else []


def unfolded(data: Mapping[str, Any], ways: Sequence[Way]) -> Item:
    """Return a copy of a record in which every list to which a way leads is a list of mappings."""
    record: Item = _copied(data)
    for levels in ways:
        for _, items in items_at(levels[:-1], record):
            _turn(items[-1], levels[-1], _opened)
    return record


def folded(record: Item, ways: Sequence[Way]) -> Item:
    """Return an unfolded record as data: the opposite of `unfolded`. Lists and mappings left empty are gone."""
    for levels in reversed(ways):
        for _, items in items_at(levels[:-1], record):
            _turn(items[-1], levels[-1], _closed)
    return record


def _copied(value: Any) -> Any:
    if value.__class__ is dict:
        return {key: item if item.__class__ is str else _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if value.__class__ is list else value


def ways_to_lists(tables: Iterable[Table]) -> tuple[Way, ...]:
    """Return the ways to all lists of the tables, outer ones first, each once."""
    found: dict[tuple[tuple[str, ...], ...], Way] = {}
    for table in tables:
        for depth in range(1, len(table.levels) + 1):
            way = table.levels[:depth]
            found.setdefault(tuple(level.keys for level in way), way)
    return tuple(sorted(found.values(), key=len))


def _turn(item: Item, level: Level, how: Any) -> None:
    holder = value_at(item, level.keys[:-1])
    if isinstance(holder, dict) and isinstance(holder.get(level.keys[-1]), list | dict):
        turned = how(holder[level.keys[-1]], level)
        if turned:
            holder[level.keys[-1]] = turned
        else:
            del holder[level.keys[-1]]


def _opened(found: Any, level: Level) -> list[Item]:
    if level.mapping:
        values = found.items() if isinstance(found, dict) else ()
        return [
            {KEY: key, **(value if level.order and isinstance(value, dict) else {VALUE: value})}
            for key, value in values
        ]
    return [item if isinstance(item, dict) else Bare({level.bare or VALUE: item}) for item in found]


def _closed(found: list[Item], level: Level) -> Any:
    if level.mapping:
        closed = {}
        for item in found:
            rest = {name: value for name, value in item.items() if name != KEY}
            closed[item[KEY]] = rest[VALUE] if set(rest) == {VALUE} else _sorted(rest, level)
        return closed
    return [_closed_item(item, level) for item in found]


def _closed_item(item: Item, level: Level) -> Any:
    bare = level.bare or VALUE
    if isinstance(item, Bare) and set(item) == {bare} and not isinstance(item[bare], list):
        return item[bare]
    return _sorted(dict(item), level)


def _sorted(item: Item, level: Level) -> Item:
    """Return an item with its keys in the order of the schema, so that new ones find their place."""
    known = [key for key in level.order if key in item]
    return {key: item[key] for key in (*known, *(key for key in item if key not in level.order))}
