"""A workbook that was exported and edited, back into the records of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sprss_cli.exchange.report import FileState, ImportedFile
from sprss_cli.exchange.workbook.apply import Changed, applied
from sprss_cli.exchange.workbook.book import NotOurWorkbook
from sprss_cli.exchange.workbook.changes import CellFault, CellPlace, Changes, changes
from sprss_cli.exchange.workbook.reader import LIMIT_BYTES, read_returned
from sprss_cli.exchange.workbook.report import WorkbookReport
from sprss_cli.exchange.workbook.rows import rows
from sprss_cli.exchange.workbook.tables import tables_of
from sprss_cli.model.finding import Fault, Finding, Severity
from sprss_cli.model.further import further_fields
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.load import no_collection
from sprss_cli.sources.overlaid_folder import OverlaidFolder
from sprss_cli.sources.record_data import RecordData
from sprss_cli.sources.schemas import gate
from sprss_cli.sources.workspace import Target, plan_folder
from sprss_cli.system.files import remove_file
from sprss_cli.workflows.export import identity, readable
from sprss_cli.workflows.import_input import content_of, write_files
from sprss_cli.workflows.record_file import RecordFile
from sprss_cli.workflows.validate import check

# The id of a record is the path of its file; of kinds that lie in folders of a folder it has two parts.
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)?(\.[A-Za-z0-9_-]+)*")


def import_workbook(
    source: Path, into: Path, today: date, *, remove: bool = False, dry_run: bool = False
) -> WorkbookReport:
    """Take what was changed in a workbook over into a plan: all of it, or nothing.

    Args:
        source: The workbook, made by `sprss export` from this plan.
        into: The plan's folder.
        today: The day by which exceptions expire.
        remove: Whether records and items whose rows were deleted go.
        dry_run: Write nothing.

    Raises:
        UnreadableInput: The file is no workbook that can be read.
        NotOurWorkbook: It is not one that was exported from this plan.
        NoPlan: There is no plan in the folder.
        NotExported: A file of the plan cannot be read.
        WriteTrouble: A file cannot be written; those before it are.
    """
    folder = plan_folder(into)
    with no_collection():
        report, data = _read(source, folder, remove)
    return _carried_out(folder, report, data, today, remove, dry_run)


def _read(source: Path, folder: PlanFolder, remove: bool) -> tuple[WorkbookReport, RecordData]:
    """Return what was changed in a workbook, and the plan as it is."""
    returned = read_returned(content_of(source, LIMIT_BYTES, say("name the workbook")))
    data = readable(folder)
    if returned.memory.identity != identity(data.frame):
        raise NotOurWorkbook(
            say("the workbook was made from another plan: {plan}", plan=returned.memory.identity),
            say("this is {plan}; name the plan that it was made from", plan=identity(data.frame)),
        )
    further = further_fields(data.frame)
    tables = {table.slug: table for kind in data.records for table in tables_of(kind, further)}
    now = {
        slug: found
        for kind, records in data.records.items()
        for slug, found in rows(tables_of(kind, further), records).items()
    }
    found = changes(returned, tables, now, remove=remove)
    return WorkbookReport(source.as_posix(), folder.shown, found), data


def _carried_out(
    folder: PlanFolder, report: WorkbookReport, data: RecordData, today: date, remove: bool, dry_run: bool
) -> WorkbookReport:
    found = report.changes
    if found.faults or found.nothing:
        return replace(report, faults=found.faults)
    changed, removed, faults = _wanted(found, data, remove)
    faults.extend(fault for one in changed for fault in _unfit(one))
    if faults:
        return replace(report, faults=faults)
    files = [RecordFile(folder, one.kind, one.data, tables_of(one.kind)[0].order).outcome(True) for one in changed]
    faults.extend(_refused(changed, files))
    if not faults:
        faults.extend(_broken_rules(folder, changed, files, removed, today))
    if faults:
        return replace(report, faults=faults)
    if not dry_run:
        write_files(folder, files)
        for name in removed:
            remove_file(folder.root / name)
    kept = 0 if remove else sum(len(one.removed) for one in found.tables)
    return replace(report, files=files, removed=removed, kept=kept)


def _wanted(found: Changes, data: RecordData, remove: bool) -> tuple[list[Changed], list[str], list[CellFault]]:
    """Return the records as they are to be, the files that go, and what stands against it."""
    by_slug = {one.table.slug: one for one in found.tables}
    changed: list[Changed] = []
    removed: list[str] = []
    faults: list[CellFault] = []
    for kind, records in data.records.items():
        tables = tables_of(kind, further_fields(data.frame))
        of_kind = [by_slug[table.slug] for table in tables if table.slug in by_slug]
        if not of_kind:
            continue
        done = applied(of_kind, records, remove=remove)
        changed.extend(done.changed)
        removed.extend(kind.file_of(identifier) for identifier in done.removed)
        faults.extend(done.faults)
    return changed, removed, faults


def _unfit(one: Changed) -> Iterator[CellFault]:
    """Yield the breaches of the schema, each at its cell."""
    if one.data["id"] != one.id or not _PATH.fullmatch(one.id):
        message = say("{record} is no identifier of a record", record=one.id)
        yield CellFault(
            _cell("", one.cells), message, say("letters without accents, digits, - and _; also the file is called so")
        )
        return
    for fault in gate(one.kind.schema).faults(one.data, Address(one.kind.file_of(one.id))):
        if fault.code == "SCH101":
            yield _missing(one, fault)
        else:
            yield CellFault(_cell(str(fault.at), one.cells), fault.message, fault.hint)


def _missing(one: Changed, fault: Fault) -> CellFault:
    """Say in words of the workbook what is missing: a cell, or rows of another sheet."""
    key = str(fault.message.values["key"])
    at = str(fault.at.at(key)) if isinstance(fault.at, Address) else ""
    for table in tables_of(one.kind):
        if table.levels and key in table.levels[-1].keys and at not in one.cells:
            message = say("“{title}” is missing", title=table.levels[-1].title)
            return CellFault(_cell(at, one.cells), message, say("add a row to the sheet {sheet}", sheet=table.name))
    place = _cell(at, one.cells)
    return CellFault(place, say("“{title}” is missing", title=place.title or key), say("fill in the cell"))


def _cell(at: str, cells: Mapping[str, CellPlace]) -> CellPlace:
    """Return the cell of an address: of itself, of what it is part of, of a part of it, or else any of the record."""
    within = [address for address in cells if _is_part(at, address)]
    if within:
        return cells[max(within, key=len)]
    parts = [address for address in cells if _is_part(address, at)]
    return cells[parts[0]] if parts else next(iter(cells.values()))


def _is_part(part: str, whole: str) -> bool:
    return not whole or part == whole or part.startswith((f"{whole}.", f"{whole}["))


def _refused(changed: Sequence[Changed], files: Sequence[ImportedFile]) -> Iterator[CellFault]:
    for one, file in zip(changed, files, strict=True):
        if file.state is FileState.REFUSED and file.reason is not None:
            message = say("{file} cannot be changed: {reason}", file=file.name, reason=file.reason)
            yield CellFault(_cell("", one.cells), message, say("make this change in the file by hand"))


def _broken_rules(
    folder: PlanFolder, changed: Sequence[Changed], files: Sequence[ImportedFile], removed: Sequence[str], today: date
) -> Iterator[CellFault]:
    """Yield the errors that the plan would have and has not now, at their cells as far as they are in the workbook."""
    contents = {file.name: file.content for file in files if file.content is not None}
    after = _errors(OverlaidFolder(folder.root, folder.shown, contents, frozenset(removed)), today)
    if not after:
        return
    before = {_sameness(finding) for finding in _errors(folder, today)}
    cells = {folder.name(one.kind.file_of(one.id)): one.cells for one in changed}
    for finding in after:
        if _sameness(finding) in before:
            continue
        place = finding.place
        of_file = cells.get(place.file)
        message = say("{code} {message}", code=finding.code, message=finding.message)
        if of_file is not None:
            yield CellFault(_cell(finding.path, of_file), message, finding.hint)
        else:
            yield CellFault(CellPlace("", f"{place.file}:{place.line}:{place.column}"), message, finding.hint)


def _errors(folder: PlanFolder, today: date) -> list[Finding]:
    report = check(Target(folder), today).report
    return [finding for finding in report.findings if finding.severity is Severity.ERROR and finding.excused is None]


def _sameness(finding: Finding) -> tuple[str, str, str]:
    return finding.place.file, finding.code, f"{finding.message.text} {finding.message.values}"
