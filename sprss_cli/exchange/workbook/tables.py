"""The tables of a record kind, derived from its schema: what is a list in a record is a table of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from typing import Any

from sprss_cli.exchange.workbook.further_columns import MORE, with_further
from sprss_cli.model.further import FurtherField
from sprss_cli.model.record import Record
from sprss_cli.system import resources

VALUE = ""  # the key under which an item stands that is a single value
KEY = "@key"  # the key under which the key of a mapping stands, when the mapping is a table
_LONGEST_NAME = 31  # characters that a spreadsheet allows for the name of a sheet
_YEARS = 9999  # numbers up to here may be years
_LONG_TEXT = 1000  # a text that may be longer is prose


class Type(Enum):
    """What a column holds."""

    TEXT = "text"
    PROSE = "prose"
    IDS = "ids"  # several words in one cell
    LINES = "lines"  # several texts in one cell, one on each line
    INTEGER = "integer"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    OPAQUE = "opaque"  # what no cell can hold so that it could be edited there


class Role(Enum):
    """Where the cells of a column come from."""

    RECORD = "record"  # the record's id
    TITLE = "title"  # what the record is called, for the reader
    ORDER = "order"  # which item of a list the row belongs to, or is: its number, or its key in a mapping
    FIELD = "field"  # the data


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        title: Its heading, unlike every other of the table.
        type: What it holds.
        role: Where its cells come from.
        depth: Of which level of the table it tells: 0 the record, 1 the item of a list, 2 an item within that.
        path: Keys that lead to the value, from that level on.
        words: Words of which one stands here, or may stand here instead of a list.
        only_words: Whether nothing but these words may stand here.
        choices: Where known values are, as the schema says it: `parties`, `catalogues/orps`, `plan/decisions`.
        single: Whether one value may stand here without being a list.
        required: Whether a record cannot do without it.
        large: Whether its numbers may be so large that thousands are set apart; years are not.
        help: The schema's description.
    """

    title: str
    type: Type
    role: Role = Role.FIELD
    depth: int = 0
    path: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    only_words: bool = False
    choices: str = ""
    single: bool = False
    required: bool = False
    large: bool = False
    help: str = ""
    again: bool = False  # whether a column to the left has the same keys, at another level

    @property
    def fixed(self) -> bool:
        """Whether its cells only show what is edited elsewhere, or never."""
        return self.role is not Role.FIELD or self.type is Type.OPAQUE

    @property
    def name(self) -> str:
        """Its name for programs: keys with dots between."""
        if self.role is not Role.FIELD:
            return {Role.RECORD: "id", Role.TITLE: "record_title", Role.ORDER: f"order{self.depth}"}[self.role]
        return ".".join(key.lstrip("@") or "value" for key in self.path) + (str(self.depth) if self.again else "")


@dataclass(frozen=True, slots=True)
class Level:
    """A list within a record, or within an item of a list.

    Attributes:
        keys: Keys that lead to the list, from the level above.
        title: What the list is called.
        mapping: Whether it is a mapping with free keys rather than a list.
        bare: The only key that an item needs, when an item may also be that key's value alone; None when it may not.
        order: The keys of an item in the order of the schema; none when an item is a single value.
        heads: Whether its items have no table of their own, but stand beside their one list in the table of that.
        technical: Whether only the toolkit cares for it.
    """

    keys: tuple[str, ...]
    title: str
    mapping: bool
    bare: str | None
    order: tuple[str, ...]
    heads: bool = False
    technical: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The records of a kind, or what a list within them holds.

    Attributes:
        name: The name of the sheet.
        slug: Its name in files: `network`, `network-history`.
        kind: The kind of the records.
        levels: The lists on the way to its rows; none when each row is a record.
        columns: From left to right.
        order: The keys of a record in the order of the schema.
    """

    name: str
    slug: str
    kind: type[Record]
    levels: tuple[Level, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...] = field(default=(), repr=False)

    @property
    def help(self) -> str:
        """What its rows are."""
        return self.levels[-1].title if self.levels else self.name

    @property
    def fields(self) -> Mapping[int, Column]:
        """The columns that hold data, by their place."""
        return {place: column for place, column in enumerate(self.columns) if column.role is Role.FIELD}


def tables_of(kind: type[Record], further: tuple[FurtherField, ...] = ()) -> tuple[Table, ...]:
    """Return the tables of a record kind, the one of the records first, each list behind what it belongs to.

    Args:
        kind: The kind.
        further: The plan's further fields of cards; each gets a column of its own.
    """
    return _tables_of(kind, further)  # type: ignore[arg-type]  # a class hashes, if not its instances


@cache
def _tables_of(kind: type[Record], further: tuple[FurtherField, ...]) -> tuple[Table, ...]:
    return tuple(_Deriving(kind, further).tables())


def titles_of(kind: type[Record], further: tuple[FurtherField, ...] = ()) -> tuple[str, Mapping[tuple[str, ...], str]]:
    """Return what a kind is called, and what its fields are called, by the keys that lead to them."""
    schema = with_further(_file(f"{kind.schema}.schema.json"), further)
    return str(schema["title"]), dict(_titles(schema, ()))


def _titles(schema: Mapping[str, Any], way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for one in _alternatives(schema):
        for key, described in one.get("properties", {}).items():
            resolved = _resolved(described)
            yield (*way, key), str(resolved.get("title", key))
            yield from _titles(resolved, (*way, key))
        if "items" in one:
            yield from _titles(one["items"], way)


@dataclass
class _Part:
    """What an object of the schema has: values for columns, and lists for tables."""

    columns: list[Column]
    lists: list[tuple[Level, Mapping[str, Any]]]


class _Deriving:
    def __init__(self, kind: type[Record], further: tuple[FurtherField, ...]) -> None:
        self.kind = kind
        self.schema = with_further(_file(f"{kind.schema}.schema.json"), further)
        self.name = str(self.schema.get("sheet", self.schema["title"]))
        self.taken: set[str] = set()

    def tables(self) -> Iterator[Table]:
        part = self._part(self.schema, (), "", 0)
        identifier = self.schema["properties"]["id"]
        first = Column(identifier["title"], Type.TEXT, Role.RECORD, required=True, help=identifier["description"])
        columns = [first, *(column for column in part.columns if column.path != ("id",))]
        yield self._table((), columns)
        yield from self._below(part.lists, (), [], first)

    def _below(
        self,
        lists: Sequence[tuple[Level, Mapping[str, Any]]],
        levels: tuple[Level, ...],
        heads: list[Column],
        first: Column,
    ) -> Iterator[Table]:
        for found, items in lists:
            depth = len(levels) + 1
            part = self._part(items, (), "", depth)
            if found.mapping:
                part.columns.insert(0, self._key_column(found, items, depth))
            level = replace(found, heads=_only_heads(part, items))
            here = (*levels, level)
            if level.heads:
                yield from self._below(part.lists, here, [*heads, *part.columns], first)
                continue
            orders = [
                _order_column(one, number)
                for number, one in enumerate(here, 1)
                if not one.heads and (number < depth or (part.lists and not one.mapping))
            ]
            title = Column("Název", Type.TEXT, Role.TITLE)
            yield self._table(here, [first, title, *orders, *heads, *part.columns])
            yield from self._below(part.lists, here, [], first)

    def _table(self, levels: tuple[Level, ...], columns: Sequence[Column]) -> Table:
        slug = "-".join((self.kind.folder, *(key.replace("_", "-") for level in levels for key in level.keys if key)))
        titles = [level.title for level in levels if not level.heads] or [self.name]
        # a list that heads another one gives its name to the table of both
        named = next((level.title for above, level in zip((None, *levels), levels, strict=False) if level.heads), "")
        name = self._sheet_name(f"{self.name} – {named or titles[-1]}" if levels else self.name)
        order = tuple(self.schema["properties"])
        return Table(name, slug, self.kind, levels, tuple(_distinct(columns)), order)

    def _sheet_name(self, wanted: str) -> str:
        clean = re.sub(r"[\[\]:*?/\\']", " ", wanted)
        name = clean[:_LONGEST_NAME].rstrip()
        number = 2
        while name.lower() in self.taken:
            name = f"{clean[: _LONGEST_NAME - 3].rstrip()} {number}"
            number += 1
        self.taken.add(name.lower())
        return name

    def _key_column(self, level: Level, items: Mapping[str, Any], depth: int) -> Column:
        names = _resolved(items.get("keys", {}))
        title, described = names.get("title", "Klíč"), names.get("description", "")
        return Column(title, Type.TEXT, depth=depth, path=(KEY,), required=True, help=described)

    def _part(self, schema: Mapping[str, Any], path: tuple[str, ...], title: str, depth: int) -> _Part:
        """Take an object apart, or an item that is a single value."""
        part = _Part([], [])
        alternatives = _alternatives(schema)
        objects = [one for one in alternatives if "properties" in one]
        if not objects:
            self._value(part, schema, (*path, VALUE), "", depth, True)
        for one in objects:
            for key, described in one["properties"].items():
                required = key in one.get("required", ())
                self._value(part, _resolved(described), (*path, key), title, depth, required)
        return part

    def _value(
        self, part: _Part, schema: Mapping[str, Any], path: tuple[str, ...], outer: str, depth: int, required: bool
    ) -> None:
        own = schema.get("title", path[-1])
        title = f"{outer}: {own[:1].lower()}{own[1:]}" if outer else own
        alternatives = _alternatives(schema)
        lists = [one for one in alternatives if one.get("type") == "array" and _has_objects(one["items"])]
        objects = [one for one in alternatives if "properties" in one]
        mappings = [one for one in alternatives if one.get("patternProperties") and "properties" not in one]
        plain = [one for one in alternatives if one not in (*lists, *objects, *mappings)]
        if plain:
            alone = len(plain) == len(alternatives)
            part.columns.append(_column(plain, path, title, depth, required and alone, schema))
        for one in objects:
            for key, described in one["properties"].items():
                needed = required and len(alternatives) == 1 and key in one.get("required", ())
                self._value(part, _resolved(described), (*path, key), title, depth, needed)
        technical = path[-1] in ("exceptions", "continues", MORE)
        for one in lists:
            items = _resolved(one["items"])
            level = Level(path, title, False, _bare(items), _keys(items), technical=technical)
            part.lists.append((level, items))
        for one in mappings:
            items = _resolved(next(iter(one["patternProperties"].values())))
            named = {**items, "keys": one.get("propertyNames", {})}
            part.lists.append((Level(path, title, True, VALUE, _keys(items), technical=technical), named))


def _order_column(level: Level, depth: int) -> Column:
    title = f"Pořadí: {level.title[:1].lower()}{level.title[1:]}"
    return Column(
        level.title if level.mapping else title, Type.TEXT if level.mapping else Type.INTEGER, Role.ORDER, depth
    )


def _only_heads(part: _Part, items: Mapping[str, Any]) -> bool:
    """Return whether items are no more than the heading of one list that each of them has."""
    needed = (*items.get("required", ()), VALUE)
    return len(part.lists) == 1 and len(part.lists[0][0].keys) == 1 and part.lists[0][0].keys[0] in needed


def _column(
    plain: Sequence[Mapping[str, Any]],
    path: tuple[str, ...],
    title: str,
    depth: int,
    required: bool,
    schema: Mapping[str, Any],
) -> Column:
    words = tuple(str(word) for one in plain for word in one.get("enum", [one["const"]] if "const" in one else []))
    arrays = [one for one in plain if one.get("type") == "array"]
    scalars = [one for one in plain if one not in arrays and "enum" not in one and "const" not in one]
    made = Column(
        title, _type(arrays, scalars), depth=depth, path=path, words=words, required=required,
        only_words=not arrays and not scalars, choices=schema.get("choices", ""), single=bool(arrays and scalars),
        large=any(one.get("maximum", _YEARS + 1) > _YEARS for one in scalars), help=schema.get("description", ""),
    )  # fmt: skip
    return made


def _type(arrays: Sequence[Mapping[str, Any]], scalars: Sequence[Mapping[str, Any]]) -> Type:
    if arrays:
        items = _alternatives(_resolved(arrays[0]["items"]))
        if any(one.get("type") not in (None, "string") for one in items):
            return Type.OPAQUE
        return Type.IDS if all(_is_word(one) for one in items) else Type.LINES
    types = {one.get("type", "") for one in scalars}
    if not types:
        return Type.TEXT
    if types - {"string", "integer", "number", "boolean"} or len(types) > 1:
        return Type.OPAQUE
    one = scalars[0]
    match types.pop():
        case "integer":
            return Type.INTEGER
        case "number":
            return Type.NUMBER
        case "boolean":
            return Type.FLAG
        case _:
            if one.get("format") == "date":
                return Type.DAY
            return Type.PROSE if one.get("maxLength", 0) > _LONG_TEXT else Type.TEXT


def _is_word(schema: Mapping[str, Any]) -> bool:
    """Return whether values cannot hold what divides them in a cell."""
    return "enum" in schema or ("pattern" in schema and not re.search(schema["pattern"], "a; b"))


def _has_objects(items: Mapping[str, Any]) -> bool:
    return any("properties" in one for one in _alternatives(_resolved(items)))


def _bare(items: Mapping[str, Any]) -> str | None:
    alternatives = _alternatives(items)
    objects = [one for one in alternatives if "properties" in one]
    if len(objects) == len(alternatives) or len(objects[0].get("required", ())) != 1:
        return None
    return str(objects[0]["required"][0])


def _keys(items: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for one in _alternatives(items) for key in one.get("properties", ()))


def _distinct(columns: Sequence[Column]) -> Iterator[Column]:
    """Give each column a heading and a name of its own: by its heading a column is known again."""
    titles: set[str] = set()
    names: set[str] = set()
    for column in columns:
        single = replace(column, again=column.name in names)
        title = single.title if single.title not in titles else f"{single.title} ({single.name})"
        titles.add(title)
        names.add(single.name)
        yield replace(single, title=title)


def _alternatives(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what may stand in a place: one schema, or those it offers, seen through references."""
    resolved = _resolved(schema)
    offered = resolved.get("anyOf") or resolved.get("oneOf")
    if not offered or "properties" in resolved:  # beside keys, alternatives only say which of them go together
        return [resolved]
    return [found for one in offered for found in _alternatives(one)]


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema with what it refers to filled in; its own words go before."""
    reference = schema.get("$ref")
    if not reference:
        return schema
    file, _, pointer = reference.partition("#/")
    found: Any = _file(file or "common.schema.json")
    for step in pointer.split("/"):
        found = found[step]
    return {**_resolved(found), **{key: value for key, value in schema.items() if key != "$ref"}}


@cache
def _file(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((resources.folder("schemas") / name).read_text(encoding="utf-8"))
    return found
