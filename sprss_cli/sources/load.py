"""A folder into a plan: every file is read once, and one that is broken never hides the others."""

from __future__ import annotations

import gc
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from sprss_cli.model.finding import Fault
from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.kinds import kinds_by_folder, record_kinds
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.place import Address
from sprss_cli.model.plan import OtherPlan, Plan
from sprss_cli.model.record import Record
from sprss_cli.sources.blocks import blocks
from sprss_cli.sources.catalogues import catalogues
from sprss_cli.sources.folder import FRAME, SUFFIX, Folder
from sprss_cli.sources.front_matter import SUFFIX as MARKDOWN
from sprss_cli.sources.front_matter import MarkdownText, parse_markdown
from sprss_cli.sources.schemas import gate
from sprss_cli.sources.yaml_text import Text, parse

# Folders of a plan that hold no records: originals, decisions of imports, templates of its own.
OTHER_FOLDERS = frozenset({"sources", "import", "templates"})
_SEALS = "seals"  # with records in it, fingerprints of the others are wanted

_EVALUATIONS = "evaluations"
_PLAN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass
class Loaded:
    """What came of reading a plan.

    Attributes:
        folder: Where it was read from.
        plan: The plan, or None when its `plan.yaml` cannot be read.
        faults: What is wrong with the texts and against the schemas.
        files: How many files were read.
    """

    folder: Folder
    plan: Plan | None
    faults: tuple[Fault, ...]
    files: int
    _texts: dict[str, Text] = field(default_factory=dict)

    def text(self, file: str) -> Text:
        """Return the text of a file that a finding names, to place the finding; read again when first asked for."""
        if file not in self._texts:
            content = self.folder.read(self.folder.inside(file))
            text = MarkdownText if file.endswith(MARKDOWN) else Text
            self._texts[file] = text(file, content if isinstance(content, bytes) else b"")
        return self._texts[file]


def load(folder: Folder, skip: Container[str] = (), *, sealing: bool = False) -> Loaded:
    """Read a plan: `plan.yaml` and the records of every kind.

    Args:
        folder: Where it is.
        skip: Paths within the plan of records that are not read, because it is known what is in them.
        sealing: Whether the fingerprints of records are wanted although the plan has no seal yet.
    """
    with no_collection():
        reading = _Reading(folder, skip, sealing or bool(folder.names(_SEALS)))
        frame = reading.frame()
        for kind in _kinds(folder):
            reading.records_of(kind)
        reading.other_folders()
    plan = None
    if frame is not None:
        records = {kind: tuple(found) for kind, found in reading.records.items()}
        unreadable = {kind: frozenset(ids) for kind, ids in reading.unreadable.items()}
        plan = Plan(frame, records, catalogues(), unreadable, _followed(folder, frame, records), blocks=blocks())
        plan = replace(plan, fingerprints=reading.fingerprints) if reading.sealing else plan
    return Loaded(folder, plan, tuple(reading.faults), reading.files)


def with_records(loaded: Loaded, kind: type[Record], names: Iterable[str]) -> Loaded:
    """Return a plan read with `skip` together with some of the records that were skipped.

    Args:
        loaded: What was read; its plan is there.
        kind: The kind of the records.
        names: Their paths within the plan.
    """
    assert loaded.plan is not None
    reading = _Reading(loaded.folder, ())
    reading.read(kind, names)
    records = (*loaded.plan.every(kind), *reading.records[kind])
    found = {**loaded.plan.records, kind: tuple(sorted(records, key=lambda record: record.source.file))}
    plan = replace(loaded.plan, records=found)
    return Loaded(loaded.folder, plan, (*loaded.faults, *reading.faults), loaded.files + reading.files)


def _followed(
    folder: Folder, frame: PlanFrame, records: Mapping[type[Record], tuple[Record, ...]]
) -> Mapping[str, OtherPlan | None]:
    """Read of each plan that this one follows what checks need: its period, its ids, what was carried over."""
    links = (getattr(record, "continues", ()) for of_kind in records.values() for record in of_kind)
    names = {link.plan for found in links for link in found}
    if _PLAN_NAME.fullmatch(frame.previous):  # it may be any text
        names.add(frame.previous)
    return {name: _other(folder.beside(name)) for name in sorted(names)}


def _other(folder: Folder | None) -> OtherPlan | None:
    if folder is None:
        return None
    frame = _Reading(folder, ()).frame()
    found: dict[type[Record], frozenset[str]] = {}
    for kind in _kinds(folder):
        found[kind] = frozenset(_id(kind, name) for name in _names(folder, kind))
    return OtherPlan(frame.period if frame else None, found, frozenset(_carried_over(folder)))


def _carried_over(folder: Folder) -> Iterator[str]:
    """Yield the cards of a plan that its last evaluation of them carries over; most plans have no evaluations."""
    if _EVALUATIONS not in folder.folders():
        return
    kind = kinds_by_folder()[_EVALUATIONS]
    newest = {PurePosixPath(name).name: name for name in sorted(_names(folder, kind))}  # by card; the last year stays
    for name in newest.values():
        content = folder.read(name)
        if isinstance(content, bytes) and b"carried-over" in content:
            data = parse(content, name).data
            if isinstance(data, dict) and data.get("status") == "carried-over":
                yield str(data.get("card", ""))


class _Reading:
    def __init__(self, folder: Folder, skip: Container[str], sealing: bool = False) -> None:
        self.folder = folder
        self.skip = skip
        self.sealing = sealing
        self.fingerprints: dict[str, str] = {}
        self.records: dict[type[Record], list[Record]] = {}
        self.unreadable: dict[type[Record], set[str]] = {}
        self.faults: list[Fault] = []
        self.files = 0

    def frame(self) -> PlanFrame | None:
        top = Address(self.folder.name(FRAME))
        data = self._data(FRAME, top.file)
        if data is None:
            return None
        faults = gate("plan").faults(data, top)
        self.faults.extend(faults)
        if faults:
            return None
        if self.sealing:
            from sprss_cli.model import fingerprint  # few plans are sealed

            self.fingerprints[fingerprint.FRAME] = fingerprint.of_frame(data)
        return PlanFrame.from_data(data, top)

    def records_of(self, kind: type[Record]) -> None:
        self.read(kind, (name for name in self._names_of(kind) if name not in self.skip))
        place = f"{kind.folder}/<{kind.below}>/" if kind.below else f"{kind.folder}/"
        for name in _passed_over(self.folder, kind):
            message = say("“{name}” lies among the records, but is not read", name=PurePosixPath(name).name)
            ending = kind.suffix
            hint = say("a record is a file directly in {folder} and ends with {ending}", folder=place, ending=ending)
            self.faults.append(Fault(Address(self.folder.name(name)), message, hint, code="YML014"))

    def read(self, kind: type[Record], names: Iterable[str]) -> None:
        faults_of, records, make = gate(kind.schema).faults, self.records.setdefault(kind, []), kind.from_data
        for name in names:
            top = Address(self.folder.name(name))
            data = self._data(name, top.file)
            if data is None:
                self._give_up(kind, name)
                continue
            if faults := faults_of(data, top):
                self.faults.extend(self._misplaced(data, kind, top) or faults)
                self._give_up(kind, name)
                continue
            records.append(make(data, top))
            if self.sealing and kind.adopted:
                from sprss_cli.model import fingerprint

                self.fingerprints[name.removesuffix(kind.suffix)] = fingerprint.of_record(kind, data)

    def other_folders(self) -> None:
        known = tuple(kinds_by_folder())
        for folder in self.folder.folders():
            if folder in OTHER_FOLDERS or folder in known:
                continue
            for name in self._names(folder, SUFFIX):
                near = nearest(folder, known)
                message = say("no records are kept in a folder “{folder}”", folder=folder)
                hint = (
                    say("did you mean “{near}”?", near=near)
                    if near
                    else say("folders of records: {known}", known=known)
                )
                self.faults.append(Fault(Address(self.folder.name(name)), message, hint, code="YML013"))

    def _names_of(self, kind: type[Record]) -> Iterator[str]:
        for folder in _folders(self.folder, kind):
            yield from self._names(folder, kind.suffix)

    def _names(self, folder: str, suffix: str) -> list[str]:
        """Return the files in a folder, or none when the folder has a fault, which is noted."""
        names = self.folder.names(folder, suffix)
        if isinstance(names, Fault):
            self.faults.append(names)
            return []
        return names

    def _data(self, name: str, file: str) -> Any:
        """Return the data of a file, or None when it has faults, which are noted.

        Args:
            name: Its path within the plan.
            file: How findings name it.
        """
        content = self.folder.read(name)
        self.files += 1
        if isinstance(content, Fault):
            self.faults.append(content)
            return None
        parsed = (parse_markdown if name.endswith(MARKDOWN) else parse)(content, file)
        self.faults.extend(parsed.faults)
        return parsed.data

    def _give_up(self, kind: type[Record], name: str) -> None:
        self.unreadable.setdefault(kind, set()).add(_id(kind, name))

    def _misplaced(self, data: Any, kind: type[Record], top: Address) -> tuple[Fault, ...]:
        """Say of a record that fits another kind only that it lies in the wrong folder, not how it fails this one."""
        for other in record_kinds():
            if other is not kind and not gate(other.schema).faults(data, top):
                message = say("this record is of the kind kept in “{folder}”", folder=other.folder)
                return (Fault(top, message, say("move the file to {folder}/", folder=other.folder), code="YML013"),)
        return ()


def _kinds(folder: Folder) -> Iterator[type[Record]]:
    """Yield the kinds of which a plan has something; the others are not even imported."""
    kinds, there = kinds_by_folder(), frozenset(folder.folders())
    for name in kinds:
        if name in there or folder.names(name, ""):  # what is called so but is no folder is a fault to be told
            yield kinds[name]


def _id(kind: type[Record], name: str) -> str:
    """Return the id that a file's path within the plan gives to its record."""
    return name.removeprefix(f"{kind.folder}/").removesuffix(kind.suffix)


def _folders(folder: Folder, kind: type[Record]) -> Iterator[str]:
    """Yield the folders in which the records of a kind lie: the kind's own, or those within it."""
    if not kind.below:
        yield kind.folder
        return
    for within in folder.folders(kind.folder):
        yield f"{kind.folder}/{within}"


def _names(folder: Folder, kind: type[Record]) -> Iterator[str]:
    """Yield the files of a kind's records, as far as their folders can be read."""
    for within in _folders(folder, kind):
        names = folder.names(within, kind.suffix)
        yield from () if isinstance(names, Fault) else names


def _passed_over(folder: Folder, kind: type[Record]) -> Iterator[str]:
    """Yield what looks like a record of a kind but lies where none is read."""
    for within in _folders(folder, kind):
        yield from folder.passed_over(within, kind.suffix)
    if kind.below:
        names = folder.names(kind.folder, kind.suffix)
        yield from () if isinstance(names, Fault) else names


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the cycle collector still: reading makes many objects and no garbage in cycles.

    Nor shall it look through them again and again while rules run: reference counts alone free a plan.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
