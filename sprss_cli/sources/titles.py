"""What record kinds and their fields are called in documents: the Czech titles that the schemas give them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sprss_cli.model.record import Record
from sprss_cli.system import resources


def kind_title(kind: type[Record]) -> str:
    """Return what a kind of records is called, from the title of its schema."""
    title: str = _schema(kind)["title"]
    return title


def field_titles(kind: type[Record]) -> Mapping[str, str]:
    """Return what the fields of a kind are called; an inner field stands under both keys, with a dot between."""
    return dict(_titles(_schema(kind)["properties"]))


def _titles(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, property_schema in properties.items():
        title = property_schema.get("title", key)
        yield key, title
        for inner, name in _titles(property_schema.get("properties", {})):
            yield f"{key}.{inner}", f"{title}: {name[:1].lower()}{name[1:]}"


def _schema(kind: type[Record]) -> Mapping[str, Any]:
    text = (resources.folder("schemas") / f"{kind.schema}.schema.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found
