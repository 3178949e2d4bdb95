"""Who names whom: fields of records say which kinds of records they name, and everything else follows from that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from sprss_cli.model.record import Record


@dataclass(frozen=True, slots=True)
class Reference:
    """A record named by another one.

    Attributes:
        field: The field that names it, with outer fields before a dot: `goal`, `responsible.lead`.
        folders: Folders of the kinds it may be of.
        id: The id as written; there need not be such a record.
    """

    field: str
    folders: tuple[str, ...]
    id: str


def refers_to(*folders: str) -> dict[str, Any]:
    """Return the metadata for a dataclass field that holds ids of records in one of these folders."""
    return {"refers_to": folders}


def references(record: Record) -> tuple[Reference, ...]:
    """Return every record of the same plan that a record names by its id, each once for a field."""
    return tuple(dict.fromkeys(_within(record, "")))


def _within(part: object, outer: str) -> Iterator[Reference]:
    for name, folders in _fields(type(part)).items():  # type: ignore[arg-type]  # a class hashes, if not its instances
        value = getattr(part, name)
        if folders:
            yield from (Reference(outer + name, folders, identifier) for identifier in _ids(value))
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item):
                yield from _within(item, f"{outer}{name}.")


def _ids(value: object) -> Iterator[str]:
    """Yield the ids in a value: one, several, or those of a selection, whose words `all` and `none` are none."""
    if isinstance(value, str):
        if value:
            yield value
        return
    yield from value if isinstance(value, tuple) else getattr(value, "ids", ())


@cache
def _fields(kind: type) -> Mapping[str, tuple[str, ...]]:
    return {field.name: field.metadata.get("refers_to", ()) for field in fields(kind) if field.name != "source"}
