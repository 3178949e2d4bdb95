"""One record of an import on its way to a file of the plan."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Any

from sprss_cli.exchange.report import FileState, ImportedFile
from sprss_cli.model.finding import Fault
from sprss_cli.model.message import say, visible
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record
from sprss_cli.sources.folder import FRAME, PlanFolder
from sprss_cli.sources.schemas import gate
from sprss_cli.sources.yaml_edit import UnsafeEdit, edited_text, key_order, new_text
from sprss_cli.sources.yaml_text import parse

_LANGUAGE_SERVER = "# yaml-language-server: $schema="


class RecordFile:
    """One record on its way to a file.

    Args:
        folder: The plan's folder.
        kind: The kind of record.
        data: The record as data, its id among them.
        owned: Keys that go when the data lack them; what people added by hand under other keys stays.
        remark: A comment at the top of a new file, in one line; empty for none.
    """

    def __init__(
        self,
        folder: PlanFolder,
        kind: type[Record],
        data: dict[str, Any],
        owned: Collection[str] = (),
        remark: str = "",
    ) -> None:
        self.folder = folder
        self.kind = kind
        self.data = data
        self.name = f"{kind.folder}/{data['id']}.yaml"
        self.path = folder.root / self.name
        self.order = key_order(kind.schema)
        self.owned = frozenset(owned)
        self.remark = remark

    def outcome(self, update: bool) -> ImportedFile:
        """Return what becomes of the file; one that exists and says something else changes only with `update`."""
        try:
            return self._outcome(update)
        except UnsafeEdit as problem:
            return ImportedFile(self.name, FileState.REFUSED, reason=problem.message)

    def _outcome(self, update: bool) -> ImportedFile:
        if faults := gate(self.kind.schema).faults(self.data, Address(self.name)):
            message = say("{place}: {message}", place=str(faults[0].at), message=faults[0].message)
            return ImportedFile(self.name, FileState.REFUSED, reason=message)
        if not self.path.parent.resolve().is_relative_to(self.folder.root.resolve()):
            reason = say("the folder is a link out of the plan")
            return ImportedFile(self.name, FileState.REFUSED, reason=reason)
        if not self.path.exists() and not self.path.is_symlink():
            top = (self._first_line(), f"# {self.remark}" if self.remark else "")
            text = new_text(self.data, self.order, "\n".join(filter(None, top)))
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
        up = "" if "://" in address else "../../" if self.kind.below else "../"
        return f"{_LANGUAGE_SERVER}{up}{address}{self.kind.schema}.schema.json"


def _difference(name: str, old: bytes, new: bytes) -> str:
    lines = difflib.unified_diff(_lines(old), _lines(new), name, name, lineterm="")
    return "\n".join(map(visible, lines)) + "\n"


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8-sig").removesuffix("\n").split("\n") if text else []
