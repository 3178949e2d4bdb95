"""The comments of a plan: asked for, and settled one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sprss_cli.exchange.report import FileState, ImportedFile
from sprss_cli.model.consultation import FRAME, RESULTS, Consultation, comments_of, is_revision, names
from sprss_cli.model.finding import Fault
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.yaml_text import parse
from sprss_cli.system.files import write_atomically
from sprss_cli.workflows.opened_plan import opened
from sprss_cli.workflows.record_file import RecordFile


class NotSettled(Trouble):
    """A comment cannot be settled as asked."""


@dataclass(frozen=True, slots=True)
class Decided:
    """How a comment is to be settled; see the record's own settlement."""

    result: str
    reason: str
    by: str
    day: date
    changed: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Return the settlement as data, in the order of the schema."""
        found: dict[str, Any] = {"result": self.result}
        texts = {"reason": self.reason, "by": self.by, "date": self.day.isoformat()}
        found.update((key, text) for key, text in texts.items() if text)
        return found | ({"changed": list(self.changed)} if self.changed else {})


def comments(path: Path, *, only_open: bool = False) -> Consultation:
    """Return the rounds of a plan with their comments.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
    """
    loaded, plan = opened(path)
    unread = (kind.file_of(name) for kind in (Round, Comment) for name in sorted(plan.unreadable.get(kind, ())))
    return Consultation(loaded.folder.shown, plan, tuple(comments_of(plan)), only_open, tuple(unread))


def settle(path: Path, identifier: str, decided: Decided, *, update: bool = False) -> ImportedFile:
    """Write the settlement of a comment into its file; comments and the order of keys there stay.

    Args:
        path: The plan's folder.
        identifier: The comment's id, `<round>/<number>`; its number alone where the plan has one round.
        decided: How it is settled.
        update: Replace the settlement that is there.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
        NotSettled: There is no such comment, it is settled already, or the settlement is not what one can be.
        WriteTrouble: The file cannot be written.
    """
    loaded, plan = opened(path)
    comment = _comment(plan, identifier)
    _check(decided, plan)
    if comment.settlement and not update:
        problem = say("{id} is settled already: {result}", id=comment.id, result=comment.settlement.result)
        raise NotSettled(problem, say("--update replaces the settlement"))
    assert isinstance(loaded.folder, PlanFolder)
    folder = loaded.folder
    data = _data(folder, comment)
    file = RecordFile(folder, Comment, {**data, "settlement": decided.data()}).outcome(update=True)
    if file.state is FileState.REFUSED:
        raise NotSettled(file.reason or say("the file cannot be written"))
    if file.state is FileState.UPDATED and file.content is not None:
        write_atomically(folder.root / file.name, file.content)
    return file


def _comment(plan: Plan, identifier: str) -> Comment:
    known = plan.of(Comment)
    if identifier in known:
        return known[identifier]
    if plan.knows(Comment, identifier):
        raise NotSettled(
            say("the file of {id} is broken", id=identifier), say("`sprss validate` says what is wrong with it")
        )
    numbered = [comment for comment in known.values() if comment.number == identifier]
    if len(numbered) == 1:
        return numbered[0]
    hint = did_you_mean(identifier, known, say("`sprss comments list --open` lists what is to be settled"))
    raise NotSettled(say("there is no comment {id}", id=identifier), hint)


def _check(decided: Decided, plan: Plan) -> None:
    if decided.result not in RESULTS:
        words = say("results: {known}", known=RESULTS)
        hint: Message = did_you_mean(decided.result, RESULTS, words)
        raise NotSettled(say("a comment cannot be settled as {result}", result=decided.result), hint)
    if decided.result != "accepted" and not decided.reason.strip():
        raise NotSettled(say("a settlement as {result} needs a reason", result=decided.result), say('add --reason "…"'))
    known = names(plan)
    for one in decided.changed:
        if one not in known and one != FRAME and not is_revision(one):
            hint = did_you_mean(one, known, say("write the id of a record, {frame} or a git revision", frame=FRAME))
            raise NotSettled(say("the plan has no record {id}", id=one), hint)


def _data(folder: PlanFolder, comment: Comment) -> dict[str, Any]:
    content = folder.read(folder.inside(comment.source.file))
    assert not isinstance(content, Fault)  # the record was read from it
    data: dict[str, Any] = parse(content, comment.source.file).data
    return data
