"""The report of a workbook that came back: what it changes, or why it is refused, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sprss_cli.exchange.report import FileState, ImportedFile
from sprss_cli.exchange.workbook.changes import CellFault, Changes
from sprss_cli.model.amounts import figure
from sprss_cli.model.message import Message, Translations, say, say_count, visible

_LONGEST_SHOWN = 60  # characters: the whole text stands in the workbook and, with --dry-run, above the report


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    """Everything that the import of a workbook did, or would do.

    Attributes:
        source: The workbook, as it was named.
        plan: The plan, as it was named.
        changes: What was changed in the workbook.
        faults: Why it is refused as a whole; none when it is not.
        files: What becomes of the files of the plan.
        removed: Files of records that go.
        kept: How many rows were deleted in the workbook but stay in the plan.
    """

    source: str
    plan: str
    changes: Changes
    faults: Sequence[CellFault] = ()
    files: Sequence[ImportedFile] = ()
    removed: Sequence[str] = ()
    kept: int = 0

    @property
    def complete(self) -> bool:
        """Whether the plan now says what the workbook says."""
        return not self.faults and not self.kept


def write(report: WorkbookReport, speak: Translations) -> str:
    """Return the report as plain lines, in the language of the reader."""
    return "".join(f"{visible(message.render(speak))}\n" for message in _lines(report))


def _lines(report: WorkbookReport) -> Iterator[Message]:
    yield say("{source} into {plan}", source=report.source, plan=report.plan)
    for name in report.changes.passed_over:
        yield say("the sheet {sheet} is none of the plan's and is not read", sheet=name)
    if report.faults:
        yield from _refusal(report.faults)
        return
    if report.changes.nothing:
        yield say("nothing changed")
        return
    yield from _changes(report)
    for file in report.files:
        if file.state is not FileState.UNCHANGED:
            yield say("{file}: {state}", file=file.name, state=file.state.title)
    for name in report.removed:
        yield say("{file}: {state}", file=name, state=say("removed"))


def _refusal(faults: Sequence[CellFault]) -> Iterator[Message]:
    for fault in faults:
        yield say("{place}: {message}", place=fault.place.message, message=fault.message)
        if fault.hint is not None:
            yield say("  {hint}", hint=fault.hint)
    yield say_count(
        "nothing was written: one thing has to be put right in the workbook",
        "nothing was written: {count} things have to be put right in the workbook",
        len(faults),
    )


def _changes(report: WorkbookReport) -> Iterator[Message]:
    edits = [edit for one in report.changes.tables for edit in one.edits]
    added = [added for one in report.changes.tables for added in one.added if not added.moved]
    gone = [(one.table, row) for one in report.changes.tables for row in one.removed]
    if edits:
        yield say_count("{count} cell changed", "{count} cells changed", len(edits))
    for edit in edits:
        yield say(
            "  {place}, {record}: “{before}” → “{after}”",
            place=edit.place.message, record=edit.row.record, before=_shown(edit.before), after=_shown(edit.value),
        )  # fmt: skip
    if added:
        yield say_count("{count} row added", "{count} rows added", len(added))
    for one in added:
        yield say("  {place}, {record}", place=one.place.message, record=one.record)
    if gone:
        yield say_count("{count} row deleted", "{count} rows deleted", len(gone))
    for table, row in gone:
        number = ", ".join(str(step + 1) if isinstance(step, int) else step for step in row.path)
        yield say("  sheet {sheet}: {row}", sheet=table.name, row=f"{row.record} {number}".rstrip())
    if report.kept:
        yield say("deleted rows stay in the plan; the option --remove takes them out of it too")


def _shown(value: object) -> str:
    if isinstance(value, float):
        return figure(Decimal(str(value)))
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()}…"
