"""What every import begins and ends with: the plan, the document's bytes, label maps, decisions, written files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sprss_cli.exchange.report import FileState, ImportedFile
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.finding import Fault
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import FRAME, PlanFolder
from sprss_cli.sources.load import load
from sprss_cli.sources.schemas import Gate
from sprss_cli.sources.yaml_text import Text, parse
from sprss_cli.system import resources
from sprss_cli.system.files import write_atomically


class BrokenPlan(Trouble):
    """The plan, or what was decided about its import, cannot be read."""


def plan_in(folder: PlanFolder) -> Plan:
    """Return the plan in a folder.

    Raises:
        BrokenPlan: Its frame cannot be read.
    """
    plan = load(folder).plan
    if plan is None:
        raise BrokenPlan(
            say("{file} cannot be read", file=folder.name(FRAME)),
            say("`sprss validate {plan}` says what is wrong with it", plan=folder.shown),
        )
    return plan


def content_of(source: Path, limit: int, hint: Message) -> bytes:
    """Return the bytes of a document, at most one more than `limit`.

    Args:
        source: The document.
        limit: How many bytes such a document may have.
        hint: What to name when this is no file.

    Raises:
        UnreadableInput: It is no file, or may not be read.
    """
    try:
        if source.exists() and not source.is_file():
            raise UnreadableInput(say("{path} is no file", path=source), hint)
        with source.open("rb") as file:
            return file.read(limit + 1)
    except OSError as problem:
        raise UnreadableInput(
            say("{path} cannot be read: {reason}", path=source, reason=problem.strerror or problem),
            say("check the spelling of the path and who may read it"),
        ) from problem


def label_map(name: str) -> Mapping[str, Any]:
    """Return a packaged label map by name.

    Raises:
        BrokenPlan: There is none of this name.
    """
    known = {path.stem: path for path in sorted((resources.folder("schemas") / "imports").glob("*.yaml"))}
    if name not in known:
        raise BrokenPlan(say("there is no label map {name}", name=name), say("label maps: {known}", known=tuple(known)))
    data: Mapping[str, Any] = parse(known[name].read_bytes(), known[name].name).data
    return data


def decisions_of(folder: PlanFolder, inside: str, schema: str) -> Mapping[str, Any]:
    """Return what was decided about an import; a plan without decisions has none.

    Args:
        folder: The plan's folder.
        inside: The file of decisions, as a path within the plan.
        schema: The schema it has to pass.

    Raises:
        BrokenPlan: The file cannot be read, or does not pass.
    """
    if not (folder.root / inside).exists():
        return {}
    content = folder.read(inside)
    if isinstance(content, Fault):
        raise _broken(content, b"")
    name = folder.name(inside)
    parsed = parse(content, name)
    faults = parsed.faults or Gate(schema).faults(parsed.data, Address(name))
    if faults:
        raise _broken(faults[0], content)
    data: Mapping[str, Any] = parsed.data
    return data


def write_files(folder: PlanFolder, files: Iterable[ImportedFile]) -> None:
    """Write the files of an import that are new or updated.

    Raises:
        WriteTrouble: A file cannot be written; those before it are.
    """
    for file in files:
        if file.content is not None and file.state in (FileState.NEW, FileState.UPDATED):
            write_atomically(folder.root / file.name, file.content)


def _broken(fault: Fault, content: bytes) -> BrokenPlan:
    place = Text(fault.at.file, content).place(fault.at)
    where = f"{place.file}:{place.line}:{place.column}"
    return BrokenPlan(say("{place}: {message}", place=where, message=fault.message), fault.hint)
