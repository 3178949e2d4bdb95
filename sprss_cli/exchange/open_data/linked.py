"""Records as JSON-LD in the manner of the Czech open formal norms: Czech keys, `typ`, `iri`, and their context."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sprss_cli.exchange.open_data.iris import base_iri, record_iri
from sprss_cli.exchange.workbook.book import Records
from sprss_cli.exchange.workbook.tables import titles_of
from sprss_cli.model.further import FurtherField, further_fields
from sprss_cli.model.record import Record

_LEFT_OUT = frozenset({"id", "exceptions"})  # the id is in the IRI and under its own key; exceptions are no fact


def linked_data(frame: Mapping[str, Any], period: str, records: Records) -> bytes:
    """Return a plan with its records as one JSON-LD document.

    A key is the Czech title of the field in its schema, with _ for spaces. The context gives each an IRI below that of
    the plan, so that nothing here claims to be a term of a vocabulary that others keep.

    Args:
        frame: The data of `plan.yaml`.
        period: The plan's period, as text.
        records: The data of its records.
    """
    base = base_iri(frame, period)
    naming = _Naming(base, further_fields(frame))
    plan: dict[str, Any] = {"typ": "Střednědobý plán", "iri": base.rstrip("/#:"), "název": {"cs": frame["title"]}}
    plan["kraj"], plan["období"] = frame["region"]["name"], period
    for kind, of_kind in records.items():
        if of_kind:
            plan[naming.key(titles_of(kind)[0])] = [
                naming.record(kind, identifier, data) for identifier, data in of_kind.items()
            ]
    document = {"@context": naming.context(), **plan}
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


class _Naming:
    """Czech keys for what the schemas call by English ones, and a note of each key that was used."""

    def __init__(self, base: str, further: tuple[FurtherField, ...]) -> None:
        self.base = base
        self.further = further
        self.used: set[str] = set()

    def context(self) -> Mapping[str, Any]:
        """Return what the keys of the document mean."""
        known = {
            "typ": "@type",
            "iri": "@id",
            "název": {"@id": "http://purl.org/dc/terms/title", "@container": "@language"},
        }
        divider = ":" if self.base.startswith("urn:") else "/"
        prefix = f"{self.base}pojem{divider}"
        terms = {key: f"{prefix}{key}" for key in sorted({"kraj", "období", *self.used})}
        return {"@version": 1.1, "@language": "cs", "@vocab": prefix, **terms, **known}

    def key(self, title: str) -> str:
        """Return a title as a key."""
        key = "_".join(re.findall(r"\w+", title.lower()))
        self.used.add(key)
        return key

    def record(self, kind: type[Record], identifier: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a record."""
        name, titles = titles_of(kind, self.further)
        found = {"typ": name, "iri": record_iri(self.base, kind, identifier), self.key("Identifikátor"): identifier}
        rest = {key: value for key, value in data.items() if key not in _LEFT_OUT}
        return {**found, **dict(self._values(rest, titles, ()))}

    def _values(
        self, data: Mapping[str, Any], titles: Mapping[tuple[str, ...], str], way: tuple[str, ...]
    ) -> Iterator[tuple[str, Any]]:
        taken: set[str] = set()
        for name, value in data.items():
            here = (*way, name)
            title = titles.get(here, name)
            key = self.key(title)
            key = self.key(f"{title} {name}") if key in taken or key in ("identifikátor", "typ", "iri") else key
            taken.add(key)
            yield key, self._value(value, titles, here)

    def _value(self, value: Any, titles: Mapping[tuple[str, ...], str], way: tuple[str, ...]) -> Any:
        if isinstance(value, dict):
            return dict(self._values(value, titles, way))
        if isinstance(value, list):
            return [self._value(item, titles, way) for item in value]
        return value
