"""The report of an import: what was done with each piece of the document, and with each file of the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.model.message import Message, Translations, say, visible

_MARKUP = re.compile(r"[\\`*_\[<]")


class FileState(Enum):
    """What becomes of a file of the plan; the order is the order of a report."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DIFFERS = "differs"
    REFUSED = "refused"

    @property
    def title(self) -> Message:
        """What a report calls the state."""
        return _TITLES[self]


_TITLES = {
    FileState.NEW: say("new"),
    FileState.UPDATED: say("updated"),
    FileState.UNCHANGED: say("unchanged"),
    FileState.DIFFERS: say("differs from the document and was left as it is; --update changes it"),
    FileState.REFUSED: say("NOT WRITTEN"),
}


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file of the plan.

    Attributes:
        name: Its path within the plan.
        state: What becomes of it.
        content: What is to be written; None when nothing is.
        difference: What changes, as a unified diff.
        reason: Why it is refused.
    """

    name: str
    state: FileState
    content: bytes | None = None
    difference: str = ""
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything that an import did, or would do.

    Attributes:
        title: What was imported.
        source: The document, as it was named.
        plan: The plan, as it was named.
        counts: How much the document has.
        notes: What was done with each piece of it.
        files: What becomes of the files of the plan.
        steps: What a decision changes, one line for each step; empty when nothing is decided by the document.
    """

    title: Message
    source: str
    plan: str
    counts: tuple[Message, ...]
    notes: tuple[Note, ...]
    files: tuple[ImportedFile, ...]
    steps: tuple[Message, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything was understood and the plan now says what the document says."""
        left = {FileState.DIFFERS, FileState.REFUSED}
        return not any(note.outcome in (Outcome.OPEN, Outcome.UNDECIDED) for note in self.notes) and not any(
            file.state in left for file in self.files
        )


def write(report: ImportReport, speak: Translations, *, markup: bool = False) -> str:
    """Return the report as Markdown.

    Args:
        report: The report.
        speak: The language of the reader.
        markup: Escape what Markdown would take for markup; without it the text is for a terminal.
    """
    return "\n".join(_Writing(speak, markup).lines(report)) + "\n"


class _Writing:
    def __init__(self, speak: Translations, markup: bool) -> None:
        self.speak = speak
        self.markup = markup

    def lines(self, report: ImportReport) -> Iterator[str]:
        yield f"# {self._said(report.title)}"
        yield ""
        yield self._said(say("{source} into {plan}", source=report.source, plan=report.plan))
        yield ""
        yield from (f"- {self._said(line)}" for line in _summary(report))
        if report.steps:
            yield ""
            yield f"## {self._said(say('Steps'))}"
            yield ""
            yield from (f"- {self._said(step)}" for step in report.steps)
        for record in sorted({note.record for note in report.notes}):
            yield ""
            yield f"## {self._text(record) or self._said(say('The document'))}"
            yield ""
            yield from self._notes([note for note in report.notes if note.record == record])
        yield ""
        yield f"## {self._said(say('Files'))}"
        yield ""
        if not report.files:
            yield f"- {self._said(say('nothing to write: the plan says so already'))}"
        for file in report.files:
            reason = f" ({self._said(file.reason)})" if file.reason else ""
            yield f"- {self._text(file.name)}: {self._said(file.state.title)}{reason}"

    def _notes(self, notes: list[Note]) -> Iterator[str]:
        """Yield the notes of a record by outcome; the same line many times is one line with a count."""
        for outcome in reversed(Outcome):
            lines = Counter(self._line(note) for note in notes if note.outcome is outcome)
            for line, times in lines.items():
                yield f"- {self._said(outcome.title)}: {line}" + (f" ({times}×)" if times > 1 else "")

    def _line(self, note: Note) -> str:
        line = f"{note.field}: " if note.field else ""
        line = self._text(line) + self._said(note.message)
        return f"{line} {self._text(note.piece)}" if note.piece and note.outcome is not Outcome.DROPPED else line

    def _said(self, message: Message) -> str:
        return self._text(message.render(self.speak))

    def _text(self, text: str) -> str:
        text = visible(text)  # a document must not steer the terminal that its report is read on
        return _MARKUP.sub(r"\\\g<0>", text) if self.markup else text


def _summary(report: ImportReport) -> Iterable[Message]:
    yield from report.counts
    outcomes = Counter(note.outcome for note in report.notes)
    for outcome in Outcome:
        if outcomes[outcome] or outcome is not Outcome.UNDECIDED:
            yield say("{what}: {number}", what=outcome.title, number=outcomes[outcome])
    states = Counter(file.state for file in report.files)
    for state in FileState:
        if states[state]:
            yield say("files {what}: {number}", what=state.title, number=states[state])
