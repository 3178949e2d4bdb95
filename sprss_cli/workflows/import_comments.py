"""A document with comments on a draft into the records of a round of consultation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sprss_cli.exchange.comments.conventions import FormWords
from sprss_cli.exchange.comments.form import Form, no_comments, read_form
from sprss_cli.exchange.comments.interpret import Intake, interpret
from sprss_cli.exchange.comments.lines import document_lines, workbook_lines
from sprss_cli.exchange.comments.word import read_draft
from sprss_cli.exchange.comments.word_parts import LIMIT_BYTES, is_workbook, word_parts
from sprss_cli.exchange.grid import read_workbook
from sprss_cli.exchange.notes import Note
from sprss_cli.exchange.pandoc_reader import read_document
from sprss_cli.exchange.report import ImportReport
from sprss_cli.exchange.sheet import without_controls
from sprss_cli.model.consultation import CHANNELS, SUBMITTERS
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import say, say_count
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.workflows.import_input import BrokenPlan, content_of, decisions_of, label_map, plan_in, write_files
from sprss_cli.workflows.record_file import RecordFile

DECISIONS = "import/comments.yaml"
_MAP = "comments-cs"


class UnknownRound(Trouble):
    """The round that comments are to belong to is not in the plan."""


class UnknownWord(Trouble):
    """A word of the command line is none of those that a comment may hold."""


@dataclass(frozen=True, slots=True)
class Received:
    """What is known of a document beside its content; what the document states itself goes before it.

    Attributes:
        day: The day of receipt.
        channel: The way it came; empty for what kind of document it is.
        reference: Reference number of the region's records.
        kind: Who the submitter is.
        organisation: Whom the submitter speaks for.
    """

    day: date
    channel: str = ""
    reference: str = ""
    kind: str = ""
    organisation: str = ""


def import_comments(
    source: Path, into: Path, round_id: str, received: Received, *, dry_run: bool = False
) -> ImportReport:
    """Read the comments of a document and write those that the plan does not have yet.

    Nothing that the plan has is changed, so the same document again changes nothing.

    Args:
        source: A form as XLSX or DOCX, or the draft with Word comments and tracked changes.
        into: The plan's folder.
        round_id: Id of the round.
        received: What is known of the document beside its content.
        dry_run: Write nothing.

    Raises:
        UnreadableInput: The document cannot be read, or has no comment.
        NoPlan: There is no plan in the folder.
        BrokenPlan: The plan's frame, a comment of the round, or the plan's own words of forms are broken.
        UnknownRound: The plan has no such round.
        UnknownWord: The channel or the kind of submitter is no such word.
        WriteTrouble: A file cannot be written; those before it are.
    """
    _check_word(received.channel, CHANNELS)
    _check_word(received.kind, SUBMITTERS)
    folder = plan_folder(into)
    plan = plan_in(folder)
    _check_round(plan, round_id, folder)
    words = form_words(folder)
    content = content_of(source, LIMIT_BYTES, say("name the document with the comments"))
    form, is_form = _comments_in(content, plan, words)
    channel = received.channel or ("form" if is_form else "draft")
    name = without_controls(source.name)[0]
    intake = Intake(round_id, name, received.day, channel, received.reference, received.kind, received.organisation)
    found = interpret(form.pieces, plan, words, intake)
    files = tuple(RecordFile(folder, Comment, data).outcome(update=False) for data in found.records)
    if not dry_run:
        write_files(folder, files)
    counts = [say_count("{count} comment in the document", "{count} comments in the document", len(form.pieces))]
    if found.known:
        message = say_count(
            "{count} of them is in the plan already", "{count} of them are in the plan already", found.known
        )
        counts.append(message)
    notes: tuple[Note, ...] = (*form.notes, *found.notes)
    title = say("Import of comments, round {round}", round=round_id)
    return ImportReport(title, source.as_posix(), folder.shown, tuple(counts), notes, files)


def form_words(folder: PlanFolder) -> FormWords:
    """Return how forms for comments say things: the packaged words, and those that a plan adds.

    Raises:
        BrokenPlan: What the plan adds cannot be read.
    """
    return FormWords.from_data(label_map(_MAP), decisions_of(folder, DECISIONS, "comment-map"))


def _comments_in(content: bytes, plan: Plan, words: FormWords) -> tuple[Form, bool]:
    """Return the comments of a document, and whether it is a form."""
    if is_workbook(content):
        lines, notes = workbook_lines(read_workbook(content))
        form = read_form(lines, words)
        if form is None or not (form.pieces or form.notes):
            raise no_comments()
        return Form(form.pieces, (*notes, *form.notes)), True
    parts = word_parts(content)
    draft = read_draft(parts, plan)
    lines, notes = document_lines(read_document(content, "docx"))
    form = read_form(lines, words)
    if form is not None:
        return Form(form.pieces, (*notes, *form.notes)), True
    if not draft.pieces:
        raise no_comments()
    return Form(draft.pieces, draft.notes), False


def _check_word(word: str, known: tuple[str, ...]) -> None:
    if word and word not in known:
        hint = did_you_mean(word, known, say("words that may stand here: {words}", words=known))
        raise UnknownWord(say("the word {word} is not known here", word=word), hint)


def _check_round(plan: Plan, round_id: str, folder: PlanFolder) -> None:
    if not plan.knows(Round, round_id):
        hint = did_you_mean(round_id, plan.of(Round), say("add it first as {file}", file=Round.file_of(round_id)))
        raise UnknownRound(say("there is no round of consultation {round}", round=round_id), hint)
    broken = [name for name in sorted(plan.unreadable.get(Comment, ())) if name.startswith(f"{round_id}/")]
    if broken:
        raise BrokenPlan(
            say("{file} cannot be read, so nobody can tell whether it is in the document",
                file=folder.name(Comment.file_of(broken[0]))),
            say("`sprss validate {plan}` says what is wrong with it", plan=folder.shown),
        )  # fmt: skip
