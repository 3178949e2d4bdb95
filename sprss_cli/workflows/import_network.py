"""A published table of a network into steps of one decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sprss_cli.exchange.grid import read_workbook
from sprss_cli.exchange.network.account import Account
from sprss_cli.exchange.network.conventions import NetworkConventions
from sprss_cli.exchange.network.interpret import Interpreter
from sprss_cli.exchange.network.providers import Providers, new_parties
from sprss_cli.exchange.network.reading import read_services
from sprss_cli.exchange.network.service import Service
from sprss_cli.exchange.network.steps import Steps
from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.report import FileState, ImportedFile, ImportReport
from sprss_cli.exchange.workbook_parts import LIMIT_BYTES
from sprss_cli.model.finding import Finding, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say, say_count
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.network import decisions, network_on
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.overlaid_folder import OverlaidFolder
from sprss_cli.sources.workspace import Target, plan_folder
from sprss_cli.sources.yaml_text import parse
from sprss_cli.workflows.import_input import content_of, decisions_of, label_map, plan_in, write_files
from sprss_cli.workflows.record_file import RecordFile
from sprss_cli.workflows.validate import check

DECISIONS = "import/network.yaml"
_DEFAULT_MAP = "network-cs"


class UnknownDecision(Trouble):
    """The decision that the steps are to belong to is not in the plan, or has no day."""


def import_network(
    source: Path,
    into: Path,
    decision: str,
    today: date,
    *,
    effective: date | None = None,
    sheets: Iterable[str] = (),
    exclude_missing: bool = False,
    update: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Read a table of a network and write what it changes as steps of one decision.

    Steps are added; what is written already (a step of the same decision, a name, a payment) stays as it is unless
    `update` is given. Nothing is written when the plan would have errors that it has not now.

    Args:
        source: The workbook: XLSX, XLS or ODS.
        into: The plan's folder.
        decision: Number of a decision in `plan.yaml`.
        today: The day by which the check of the plan is made.
        effective: First day of the decision's effect; the day of the decision when not given.
        sheets: The sheets to read; all that are not hidden when none is named.
        exclude_missing: Exclude services that the plan has and the table has not.
        update: Change what is written already.
        dry_run: Write nothing.

    Raises:
        UnreadableInput: The workbook cannot be read, or has no table of services.
        NoPlan: There is no plan in the folder.
        BrokenPlan: The plan's frame or its import decisions are broken.
        UnknownDecision: The plan has no such decision, or no day is known for it.
        WriteTrouble: A file cannot be written; those before it are.
    """
    folder = plan_folder(into)
    plan = plan_in(folder)
    day = _first_day(decision, plan, effective)
    decided = decisions_of(folder, DECISIONS, "network-import")
    layers = (label_map(str(decided.get("map", _DEFAULT_MAP))), decided)
    conventions = NetworkConventions(layers, plan)
    content = content_of(source, LIMIT_BYTES, say("name the workbook with the table"))
    account = Account()
    services, registers = read_services(read_workbook(content), sheets, conventions, account)
    providers = Providers(plan, conventions)
    interpreter = Interpreter(plan, conventions, account, providers)
    steps = Steps(plan, _as_data(folder, plan), decision, day, update, account)
    for _, service in sorted(services.items()):
        if service.id in plan.unreadable.get(NetworkEntry, ()):
            account.say(Outcome.OPEN, say("the file there cannot be read; mend it first"), service.id)
        elif wanted := interpreter.read(service):
            steps.make(wanted)
    _missing(services, registers, steps, conventions, exclude_missing)
    files = _files(folder, steps, providers)
    files = _checked(folder, files, today)
    if not dry_run:
        write_files(folder, files)
    counts = (
        say_count("{count} service in the table", "{count} services in the table", len(services)),
        *account.counts(),
    )
    title = say("Import of the network, decision {decision}, from {day}", decision=decision, day=day)
    return ImportReport(title, source.as_posix(), folder.shown, counts, tuple(account.notes), files, steps.in_order())


def _first_day(number: str, plan: Plan, effective: date | None) -> date:
    """Return the first day of a decision's effect: the one that was named, else the day of the decision."""
    known = decisions(plan)
    if number not in known:
        hint = say("write it into “decisions” of plan.yaml first, with the effect network")
        message = say("the plan has no decision {number}", number=number)
        raise UnknownDecision(message, did_you_mean(number, known, hint))
    day = effective or known[number].day
    if day is None:
        raise UnknownDecision(
            say("the day of the decision {number} is not known", number=number),
            say("say from which day it holds: --effective {example}", example="2024-01-01"),
        )
    return day


def _as_data(folder: PlanFolder, plan: Plan) -> dict[str, Any]:
    """Return the entries of a plan as they stand in their files."""
    found = {}
    for entry in plan.of(NetworkEntry).values():
        content = folder.read(folder.inside(entry.source.file))
        if isinstance(content, bytes):
            found[entry.id] = parse(content, entry.source.file).data
    return found


def _missing(
    services: dict[str, Service],
    registers: frozenset[str],
    steps: Steps,
    conventions: NetworkConventions,
    exclude_missing: bool,
) -> None:
    """Exclude what the table does not have, where somebody said so; else report it."""
    entries = steps.plan.of(NetworkEntry).values()
    for register in sorted(registers):
        for state in network_on(entries, steps.effective, register):
            entry = state.entry
            decided = conventions.decided.get(entry.id, {})
            if entry.id in services or decided.get("missing") == "stay":
                continue
            if decided.get("missing") == "exclude":
                steps.exclude(entry, say("decided by a person: {reason}", reason=decided["reason"]))
            elif exclude_missing:
                steps.exclude(entry, say("the table does not have it"))
            else:
                message = say(
                    "{name} is not in the table; --exclude-missing excludes it, “services” can keep it", name=entry.name
                )
                steps.account.say(Outcome.UNDECIDED, message, entry.id)


def _files(folder: PlanFolder, steps: Steps, providers: Providers) -> tuple[ImportedFile, ...]:
    """Return the files of changed entries, and of the new parties that they name."""
    used = {data["provider"] for data in steps.changed.values()}
    parties = [RecordFile(folder, Party, data) for name, data in new_parties(providers).items() if name in used]
    entries = [RecordFile(folder, NetworkEntry, data) for _, data in sorted(steps.changed.items())]
    return tuple(file.outcome(update=True) for file in (*parties, *entries))


def _checked(folder: PlanFolder, files: tuple[ImportedFile, ...], today: date) -> tuple[ImportedFile, ...]:
    """Check the plan as it would be; when it had new errors, refuse everything and say which they are."""
    contents = {file.name: file.content for file in files if file.content is not None and file.reason is None}
    if not contents:
        return files
    before = {_same(finding) for finding in _errors(folder, today)}
    overlaid = OverlaidFolder(folder.root, folder.shown, contents)
    new = [finding for finding in _errors(overlaid, today) if _same(finding) not in before]
    if not new:
        return files
    reasons = {
        folder.inside(finding.place.file): say("{code}: {message}", code=finding.code, message=finding.message)
        for finding in reversed(new)
    }
    general = say("other files of this import have errors")
    refused = [
        ImportedFile(file.name, FileState.REFUSED, difference=file.difference, reason=reasons.pop(file.name, general))
        for file in files
    ]
    return (*refused, *(ImportedFile(name, FileState.REFUSED, reason=reason) for name, reason in reasons.items()))


def _errors(folder: PlanFolder, today: date) -> list[Finding]:
    findings = check(Target(folder), today).report.findings
    return [finding for finding in findings if finding.severity is Severity.ERROR and finding.excused is None]


def _same(finding: Finding) -> tuple[str, str, str]:
    return (
        finding.place.file,
        finding.code,
        finding.message.text + repr(sorted(finding.message.values.items(), key=str)),
    )
