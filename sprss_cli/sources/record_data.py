"""The records of a plan as plain data, for what is derived from the schemas and needs no model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sprss_cli.model.finding import Fault
from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record
from sprss_cli.sources.folder import FRAME, SUFFIX, Folder
from sprss_cli.sources.schemas import gate
from sprss_cli.sources.yaml_text import parse


@dataclass(frozen=True, slots=True)
class RecordData:
    """What the files of a plan say.

    Attributes:
        frame: The data of `plan.yaml`; empty when it cannot be read.
        records: The data of the records by kind and id, kinds and ids in order. The id is that of the file's path.
        faults: Why the others cannot be read.
    """

    frame: Mapping[str, Any]
    records: Mapping[type[Record], Mapping[str, Mapping[str, Any]]]
    faults: tuple[Fault, ...]


def record_data(folder: Folder) -> RecordData:
    """Read the records of a plan that people keep as YAML and that pass their schema; Markdown is no data."""
    faults: list[Fault] = []
    frame = _data(folder, FRAME, "plan", faults)
    kinds = (kind for kind in record_kinds() if kind.suffix == SUFFIX and not kind.bookkeeping)
    records = {kind: dict(_records(folder, kind, faults)) for kind in kinds}
    return RecordData(frame or {}, records, tuple(faults))


def _records(folder: Folder, kind: type[Record], faults: list[Fault]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    within = [f"{kind.folder}/{name}" for name in folder.folders(kind.folder)] if kind.below else [kind.folder]
    for place in within:
        names = folder.names(place, kind.suffix)
        if isinstance(names, Fault):
            faults.append(names)
            continue
        for name in names:
            data = _data(folder, name, kind.schema, faults)
            if data is not None:
                yield name.removeprefix(f"{kind.folder}/").removesuffix(kind.suffix), data


def _data(folder: Folder, inside: str, schema: str, faults: list[Fault]) -> Mapping[str, Any] | None:
    content = folder.read(inside)
    if isinstance(content, Fault):
        faults.append(content)
        return None
    name = folder.name(inside)
    parsed = parse(content, name)
    found = parsed.faults or gate(schema).faults(parsed.data, Address(name))
    faults.extend(found)
    return None if found else parsed.data
