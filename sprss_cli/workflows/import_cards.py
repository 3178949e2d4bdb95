"""A document with cards into the records of a plan."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.decisions import Decisions
from sprss_cli.exchange.detect import LIMIT_BYTES, read_sheet
from sprss_cli.exchange.interpret import interpret
from sprss_cli.exchange.raw import raw_cards
from sprss_cli.exchange.report import FileState, ImportedFile, ImportReport
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.finding import Fault
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say, visible
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record
from sprss_cli.model.trouble import Trouble
from sprss_cli.model.wording import PRINTED_FIELDS
from sprss_cli.sources.folder import FRAME, PlanFolder
from sprss_cli.sources.load import load
from sprss_cli.sources.schemas import Gate
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.sources.yaml_edit import UnsafeEdit, edited_text, key_order, new_text
from sprss_cli.sources.yaml_text import Text, parse
from sprss_cli.system import resources
from sprss_cli.system.files import write_atomically

DECISIONS = "import/cards.yaml"
_DEFAULT_MAP = "cards-cs"
_LANGUAGE_SERVER = "# yaml-language-server: $schema="


class BrokenPlan(Trouble):
    """The plan, or what was decided about its import, cannot be read."""


def import_cards(source: Path, into: Path, *, update: bool = False, dry_run: bool = False) -> ImportReport:
    """Read the cards of a document and write them as records.

    Files that exist and say something else stay as they are unless `update` is given; then only what differs is
    changed, and comments and order stay. Nothing is written before the whole document has been read.

    Args:
        source: The document: text, DOCX or HTML.
        into: The plan's folder.
        update: Change files that differ.
        dry_run: Write nothing.

    Raises:
        UnreadableInput: The document cannot be read, or has no cards.
        NoPlan: There is no plan in the folder.
        BrokenPlan: The plan's frame or its import decisions are broken.
        WriteTrouble: A file cannot be written; those before it are.
    """
    folder = plan_folder(into)
    plan = load(folder).plan
    if plan is None:
        raise BrokenPlan(
            say("{file} cannot be read", file=folder.name(FRAME)),
            say("`sprss validate {plan}` says what is wrong with it", plan=folder.shown),
        )
    decided = _decisions(folder)
    conventions = Conventions.from_data(_label_map(str(decided.get("map", _DEFAULT_MAP))), decided)
    cards = raw_cards(read_sheet(_content(source)), conventions)
    found = interpret(cards, plan, conventions, Decisions.from_data(decided))
    files = tuple(_File(folder, kind, data).outcome(update) for kind, data in found.records)
    if not dry_run:
        for file in files:
            if file.content is not None and file.state in (FileState.NEW, FileState.UPDATED):
                write_atomically(folder.root / file.name, file.content)
    return ImportReport(source.as_posix(), folder.shown, found.cards, found.notes, files)


def _content(source: Path) -> bytes:
    try:
        if source.exists() and not source.is_file():
            raise UnreadableInput(say("{path} is no file", path=source), say("name the document with the cards"))
        with source.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except OSError as problem:
        raise UnreadableInput(
            say("{path} cannot be read: {reason}", path=source, reason=problem.strerror or problem),
            say("check the spelling of the path and who may read it"),
        ) from problem


def _label_map(name: str) -> Mapping[str, Any]:
    known = {path.stem: path for path in sorted((resources.folder("schemas") / "imports").glob("*.yaml"))}
    if name not in known:
        raise BrokenPlan(say("there is no label map {name}", name=name), say("label maps: {known}", known=tuple(known)))
    data: Mapping[str, Any] = parse(known[name].read_bytes(), known[name].name).data
    return data


def _decisions(folder: PlanFolder) -> Mapping[str, Any]:
    """Return what was decided; a plan without decisions has none."""
    if not (folder.root / DECISIONS).exists():
        return {}
    content = folder.read(DECISIONS)
    if isinstance(content, Fault):
        raise _broken(content, b"")
    name = folder.name(DECISIONS)
    parsed = parse(content, name)
    faults = parsed.faults or Gate("import-decisions").faults(parsed.data, Address(name))
    if faults:
        raise _broken(faults[0], content)
    data: Mapping[str, Any] = parsed.data
    return data


def _broken(fault: Fault, content: bytes) -> BrokenPlan:
    place = Text(fault.at.file, content).place(fault.at)
    where = f"{place.file}:{place.line}:{place.column}"
    return BrokenPlan(say("{place}: {message}", place=where, message=fault.message), fault.hint)


class _File:
    """One record on its way to a file."""

    def __init__(self, folder: PlanFolder, kind: type[Record], data: dict[str, Any]) -> None:
        self.folder = folder
        self.kind = kind
        self.data = data
        self.name = f"{kind.folder}/{data['id']}.yaml"
        self.path = folder.root / self.name
        self.order = key_order(kind.schema)
        # What a document does not give, people may add by hand; what it gives is the document's.
        self.owned = frozenset({*PRINTED_FIELDS, "goal", "as_adopted"}) if kind is Card else frozenset()

    def outcome(self, update: bool) -> ImportedFile:
        try:
            return self._outcome(update)
        except UnsafeEdit as problem:
            return ImportedFile(self.name, FileState.REFUSED, reason=problem.message)

    def _outcome(self, update: bool) -> ImportedFile:
        if faults := Gate(self.kind.schema).faults(self.data, Address(self.name)):
            message = say("{place}: {message}", place=str(faults[0].at), message=faults[0].message)
            return ImportedFile(self.name, FileState.REFUSED, reason=message)
        if not self.path.parent.resolve().is_relative_to(self.folder.root.resolve()):
            reason = say("the folder is a link out of the plan")
            return ImportedFile(self.name, FileState.REFUSED, reason=reason)
        if not self.path.exists() and not self.path.is_symlink():
            text = new_text(self.data, self.order, self._first_line())
            return ImportedFile(self.name, FileState.NEW, text, _difference(self.name, b"", text))
        return self._existing(update)

    def _existing(self, update: bool) -> ImportedFile:
        old = self.folder.read(self.name)
        if isinstance(old, Fault):
            return ImportedFile(self.name, FileState.REFUSED, reason=old.message)
        parsed = parse(old, self.name)
        if parsed.faults or not isinstance(parsed.data, dict):
            return ImportedFile(
                self.name, FileState.REFUSED, reason=say("the file there cannot be read; mend it first")
            )
        kept = {key: value for key, value in parsed.data.items() if key in self.data or key not in self.owned}
        if parsed.data == kept | self.data:
            return ImportedFile(self.name, FileState.UNCHANGED)
        text = edited_text(old, self.data, self.order, self.owned)
        state = FileState.UPDATED if update else FileState.DIFFERS
        return ImportedFile(self.name, state, text, _difference(self.name, old, text))

    def _first_line(self) -> str:
        """Return the line that tells editors the schema, as the plan's own frame tells them; none if it does not."""
        with (self.folder.root / FRAME).open(encoding="utf-8-sig") as file:
            line = file.readline().rstrip()
        if not line.startswith(_LANGUAGE_SERVER) or not line.endswith("plan.schema.json"):
            return ""
        address = line.removeprefix(_LANGUAGE_SERVER).removesuffix("plan.schema.json")
        up = "" if "://" in address else "../"
        return f"{_LANGUAGE_SERVER}{up}{address}{self.kind.schema}.schema.json"


def _difference(name: str, old: bytes, new: bytes) -> str:
    lines = difflib.unified_diff(_lines(old), _lines(new), name, name, lineterm="")
    return "\n".join(map(visible, lines)) + "\n"


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8-sig").removesuffix("\n").split("\n") if text else []
