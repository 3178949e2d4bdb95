"""Sealing what the assembly adopted, and the history of what was sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sprss_cli.exchange.report import FileState
from sprss_cli.model.answers import SealedText, SealState
from sprss_cli.model.approval import AMENDMENT, APPROVAL
from sprss_cli.model.finding import Report, Severity
from sprss_cli.model.fingerprint import ALGORITHM
from sprss_cli.model.frame import Decision
from sprss_cli.model.kinds.amendment import ADDED, CHANGED, REPEALED, Amendment
from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.model.seals import differences, fingerprints, history, opened
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import Target, plan_folder
from sprss_cli.system import git
from sprss_cli.workflows.adopted_text import BrokenSeal, text_of
from sprss_cli.workflows.import_input import write_files
from sprss_cli.workflows.opened_plan import opened as opened_plan
from sprss_cli.workflows.record_file import RecordFile
from sprss_cli.workflows.validate import check

_REMARK = "Otisky schváleného znění. Zapsal je sprss seal; ručně je neupravujte."


class NotSealable(Trouble):
    """The plan is not in a state in which there is something to seal."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """What came of sealing a plan.

    Attributes:
        report: What was found in the plan; with errors nothing was sealed.
        file: The seal's file; empty when nothing was sealed.
        records: How many records it holds the fingerprints of.
        revision: The revision that holds the text; empty outside git.
    """

    report: Report
    file: str = ""
    records: int = 0
    revision: str = ""


def seal(path: Path, decision: str, today: date) -> Sealing:
    """Seal the adopted text of a plan: what was approved, or what an amendment made of it.

    Args:
        path: The plan's folder.
        decision: Number of the decision; the word `approval` for an approval whose number is not known.
        today: The day to write down.

    Raises:
        NoPlan: There is no plan at the path.
        NotSealable: The plan is not approved, the decision does not adopt anything, its text is sealed already, or
            it is not committed.
        WriteTrouble: The seal cannot be written.
    """
    folder = plan_folder(path)
    report = check(Target(folder), today).report
    plan = load(folder, sealing=True).plan
    if plan is None or report.fails(Severity.ERROR):
        return Sealing(report)
    if not plan.frame.adopted:
        message = say("{plan} is not approved: its status is {status}", plan=folder.shown, status=plan.frame.status)
        raise NotSealable(message, say("write the decision and the new status into plan.yaml first"))
    adopting = _decision(plan, decision)
    amendment = _amendment(plan, adopting)
    version = git.version(folder.root)
    if version is not None and version.changed:
        message = say("{plan} has changes that are not committed", plan=folder.shown)
        raise NotSealable(message, say("commit the adopted text first: the seal names the revision that holds it"))
    revision = version.whole if version else ""
    data = {
        "id": str(len(history(plan)) + 1),
        **({"decision": adopting.number} if adopting.number else {}),
        **({"amendment": amendment.id} if amendment else {}),
        "effective": _effective(plan, adopting, amendment).isoformat(),
        "sealed": today.isoformat(),
        **({"revision": revision} if revision else {}),
        "algorithm": ALGORITHM,
        "fingerprints": dict(fingerprints(plan)),
    }
    file = RecordFile(folder, Seal, data, remark=_REMARK).outcome(update=False)
    if file.state is not FileState.NEW:
        raise NotSealable(say("{file} cannot be written", file=folder.name(file.name)), file.reason)
    write_files(folder, (file,))
    return Sealing(report, folder.name(file.name), len(data["fingerprints"]), revision)


def _effective(plan: Plan, adopting: Decision, amendment: Amendment | None) -> date:
    """Return the first day of the text: the amendment's, else that of the decision, else that whose law it follows."""
    return (amendment.effective if amendment else None) or adopting.day or plan.frame.law_date


def _decision(plan: Plan, number: str) -> Decision:
    known = {one.number or one.effect: one for one in plan.frame.decisions if one.effect in (APPROVAL, AMENDMENT)}
    if number in known:
        return known[number]
    if any(one.number == number for one in plan.frame.decisions):
        message = say("the decision {decision} neither approves nor amends the plan", decision=number)
    else:
        message = say("the plan has no decision {decision}", decision=number)
    otherwise = say("decisions that adopt the text: {known}", known=tuple(known))
    raise NotSealable(message, did_you_mean(number, known, otherwise))


def _amendment(plan: Plan, adopting: Decision) -> Amendment | None:
    """Return the amendment whose text is to be sealed; None for the text that was approved at first."""
    seals = history(plan)
    if adopting.effect == APPROVAL:
        if seals:
            message = say("the approved text was sealed on {day}", day=seals[0].sealed.isoformat())
            raise NotSealable(message, say("what an amendment makes of it is sealed with the amendment's decision"))
        return None
    if not seals:
        message = say(
            "the approved text was never sealed, so nobody can see what {decision} amends", decision=adopting.number
        )
        raise NotSealable(message, say("seal the approved text first, as it stood before the amendment"))
    found = next((one for one in plan.every(Amendment) if one.decision == adopting.number), None)
    if found is None:
        message = say("no amendment says what {decision} touches", decision=adopting.number)
        raise NotSealable(
            message, say("add a record to amendments/ with “decision: {decision}”", decision=adopting.number)
        )
    if any(one.amendment == found.id for one in seals):
        message = say("the text of the amendment {id} is sealed already", id=found.id)
        raise NotSealable(message, say("a further change needs an amendment of its own"))
    return found


def sealed_text(path: Path) -> SealedText:
    """Return the history of what was sealed in a plan, each text held to its seal, and what differs from it now.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
    """
    folder = plan_folder(path)
    loaded, plan = opened_plan(path)
    seals = history(plan)
    now = tuple(differences(plan, seals[-1])) if seals else ()
    places = {one.at: loaded.text(one.at.file).place(one.at) for one in now}
    states = []
    for index, one in enumerate(seals):
        changes = tuple(_between(seals[index - 1], one)) if index else ()
        try:
            text_of(folder, loaded, one)
            states.append(SealState(one, changes, proven=True))
        except Trouble as problem:
            states.append(SealState(one, changes, False, problem.message, isinstance(problem, BrokenSeal)))
    return SealedText(
        folder.shown, plan, tuple(states), now, {name: one.id for name, one in opened(plan).items()}, places
    )


def _between(earlier: Seal, later: Seal) -> Iterator[tuple[str, str]]:
    old, new = earlier.fingerprints, later.fingerprints
    for name in sorted({*old, *new}):
        if name not in new:
            yield name, REPEALED
        elif name not in old:
            yield name, ADDED
        elif old[name] != new[name]:
            yield name, CHANGED
