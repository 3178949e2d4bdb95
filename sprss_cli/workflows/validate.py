"""Folders into a report: every fault of every file, placed, weighed, and excepted where a record says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sprss_cli.model.finding import Excuse, Fault, Finding, Report
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address, Place
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import RuleException
from sprss_cli.model.rule import Rule
from sprss_cli.rules import catalogue
from sprss_cli.sources.load import Loaded, load
from sprss_cli.sources.workspace import Target, targets

CRASHED, UNUSED, EXPIRED = "INT901", "PLAN820", "PLAN821"


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan as read, and what was found in it."""

    loaded: Loaded
    report: Report


def validate(paths: Iterable[Path], today: date, register: Path | None = None) -> Report:
    """Check every plan that the paths mean and return all findings in one report.

    Args:
        paths: Plans, folders with plans, or single files (then only their findings are reported).
        today: The day by which exceptions expire.
        register: The index of the national register to compare the network with; None does not compare it.

    Raises:
        NoPlan: A path leads to no plan.
        NoIndex: There is no index of the register, or it cannot be used.
    """
    return _joined([_limited(check(target, today, register=register).report, target) for target in targets(paths)])


def check(
    target: Target, today: date, rules: Mapping[str, Rule] | None = None, register: Path | None = None
) -> Checked:
    """Read one plan and run the rules on it: all of them, or those given; with the register when it is given."""
    known = catalogue()
    loaded = load(target.folder)
    if register is not None and loaded.plan is not None:
        from sprss_cli.workflows.register import looked_up  # what it needs is most of the time of a plain check

        loaded.plan = looked_up(loaded.plan, register)
    faults = list(loaded.faults)
    if loaded.plan is not None:
        folders = _folders(loaded.plan) | loaded.plan.frame.shape
        chosen = known.checking(folders) if rules is None else filter(lambda one: one.may_find(folders), rules.values())
        faults.extend(fault for one in chosen for fault in _run(one, loaded.plan))
    findings = [_finding(fault, loaded, known) for fault in faults]
    if loaded.plan is not None:
        findings = list(_with_exceptions(findings, loaded, loaded.plan, known, today))
    findings.sort(key=lambda finding: (finding.place, finding.code, finding.message.text, finding.path))
    texts = {finding.place.file: loaded.text(finding.place.file).lines for finding in findings}
    named = {code: known[code] for code in sorted({finding.code for finding in findings})}
    return Checked(loaded, Report(tuple(findings), loaded.files, (target.folder.shown,), texts, named))


def _folders(plan: Plan) -> frozenset[str]:
    """Return the folders in which the plan has records, be they readable or not."""
    return frozenset(kind.folder for of_kind in (plan.records, plan.unreadable) for kind in of_kind if of_kind[kind])


def _run(one: Rule, plan: Plan) -> Iterator[Fault]:
    if one.check is None:
        return
    try:
        for fault in one.check(plan):
            yield replace(fault, code=one.code)
    except Exception as problem:  # a rule that crashes must not hide what the others find
        message = say("the rule {code} stopped with {problem}", code=one.code, problem=repr(problem))
        hint = say("this is a fault of the toolkit, not of the plan; please report it; the other rules were run")
        yield Fault(plan.frame.source, message, hint, code=CRASHED)


def _finding(fault: Fault, loaded: Loaded, known: Mapping[str, Rule]) -> Finding:
    inside = loaded.folder.inside(fault.at.file)
    return Finding(
        place=_placed(fault.at, loaded),
        code=fault.code,
        severity=known[fault.code].severity,
        message=fault.message,
        hint=fault.hint,
        related=tuple((_placed(address, loaded), said) for address, said in fault.related),
        record=_record(inside),
        path=str(fault.at) if isinstance(fault.at, Address) else "",
    )


def _record(inside: str) -> str:
    """Return the id that a file's path within the plan gives to its record."""
    name = inside.partition("/")[2] or inside
    return name.rpartition(".")[0] or name


def _placed(at: Address | Place, loaded: Loaded) -> Place:
    return loaded.text(at.file).place(at)


def _with_exceptions(
    findings: list[Finding], loaded: Loaded, plan: Plan, known: Mapping[str, Rule], today: date
) -> Iterator[Finding]:
    """Mark the findings that records except, and report exceptions that cover nothing or have ended."""
    excepting = {
        (top.file, exception.rule): (exception, top.at("exceptions", index))
        for top, exceptions in _exceptions(plan)
        for index, exception in enumerate(exceptions)
    }
    over = {key for key, (exception, _) in excepting.items() if exception.until and exception.until < today.isoformat()}
    covering = set()
    for finding in findings:
        key = (finding.place.file, finding.code)
        if key in excepting:
            covering.add(key)
        if key in excepting and key not in over:
            exception, _ = excepting[key]
            yield replace(finding, excused=Excuse(exception.reason, exception.until))
        else:
            yield finding
    for key, (exception, at) in excepting.items():
        if key not in covering:
            yield _finding(_unused(exception, at, known), loaded, known)
        elif key in over:
            yield _finding(_expired(exception, at), loaded, known)


def _exceptions(plan: Plan) -> Iterator[tuple[Address, tuple[RuleException, ...]]]:
    yield plan.frame.source, plan.frame.exceptions
    for records in plan.records.values():
        for record in records:
            if record.exceptions:
                yield record.source, record.exceptions


def _unused(exception: RuleException, at: Address, known: Mapping[str, Rule]) -> Fault:
    if exception.rule not in known:
        message = say("there is no rule {code}", code=exception.rule)
        hint = did_you_mean(exception.rule, known, say("`sprss explain` lists the rules"))
        return Fault(at.at("rule"), message, hint, code=UNUSED)
    message = say("the exception from {code} excepts nothing", code=exception.rule)
    return Fault(at, message, say("the finding is gone: delete the exception"), code=UNUSED)


def _expired(exception: RuleException, at: Address) -> Fault:
    message = say("the exception from {code} ended on {day}", code=exception.rule, day=exception.until)
    hint = say("mend what it excepted, or give a new day and reason")
    return Fault(at.at("until"), message, hint, code=EXPIRED)


def _limited(report: Report, target: Target) -> Report:
    if not target.only:
        return report
    wanted = frozenset(target.folder.name(inside) for inside in target.only)
    kept = tuple(finding for finding in report.findings if finding.place.file in wanted)
    return replace(report, findings=kept)


def _joined(reports: list[Report]) -> Report:
    return Report(
        findings=tuple(finding for report in reports for finding in report.findings),
        files=sum(report.files for report in reports),
        plans=tuple(plan for report in reports for plan in report.plans),
        texts={file: lines for report in reports for file, lines in report.texts.items()},
        rules={code: rule for report in reports for code, rule in report.rules.items()},
    )
