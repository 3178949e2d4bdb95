"""Dated code lists from `schemas/catalogues/*.yaml` into the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sprss_cli.model.catalogue import Catalogue, Entry
from sprss_cli.sources.yaml_text import parse
from sprss_cli.system import resources

_COLUMNS = frozenset({"key", "name", "valid_from", "valid_to", "source", "confidence"})


class _Catalogues(Mapping[str, Catalogue]):
    """The catalogues of a folder by name; each is read when it is looked up, because most runs need a few of them."""

    def __init__(self, folder: Path) -> None:
        self._files = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
        self._read: dict[str, Catalogue] = {}

    def __getitem__(self, name: str) -> Catalogue:
        if name not in self._read:
            self._read[name] = _catalogue(self._files[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def catalogues() -> Mapping[str, Catalogue]:
    """Return the packaged catalogues by name.

    They are part of the toolkit and checked by its tests; a broken one is a bug of ours, not a fault of a plan.
    """
    return _catalogues(resources.folder("schemas") / "catalogues")


@cache
def _catalogues(folder: Path) -> Mapping[str, Catalogue]:
    return _Catalogues(folder)


def _catalogue(path: Path) -> Catalogue:
    data = parse(path.read_bytes(), path.name).data
    return Catalogue(data["catalogue"], data["title"], tuple(_entry(row) for row in data["rows"]))


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        key=row["key"],
        name=row["name"],
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        source=row["source"],
        confidence=row["confidence"],
        facts={name: value for name, value in row.items() if name not in _COLUMNS},
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
