"""Findings for people: place, weight, code and message, the line with a caret, the way out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain

from sprss_cli.model.finding import Finding, Report, Severity
from sprss_cli.model.message import Message, Translations, say, say_count, visible
from sprss_cli.model.place import Place

SEVERITIES = {Severity.ERROR: say("error"), Severity.WARNING: say("warning"), Severity.INFO: say("note")}

Paint = Callable[[str, str], str]


def _unpainted(text: str, role: str) -> str:
    return text


def write(
    report: Report,
    speak: Translations,
    *,
    width: int = 100,
    paint: Paint = _unpainted,
    show_excepted: bool = False,
) -> str:
    """Return the findings and a summary.

    Args:
        report: What was found.
        speak: The language.
        width: Columns that an excerpt may take; messages are never cut.
        paint: Puts a role's colour on a piece of text (`error`, `warning`, `note`, `place`, `quiet`).
        show_excepted: Whether findings that exceptions cover are listed too, each with its reason.
    """
    shown = report.findings if show_excepted else report.open
    blocks = [_block(finding, report, speak, width, paint) for finding in shown]
    return "\n".join(chain.from_iterable((*block, "") for block in blocks)) + summary(report).render(speak) + "\n"


def summary(report: Report) -> Message:
    """Return one sentence with the counts."""
    errors, warnings, notes = (report.count(weight) for weight in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    files = say_count("{count} file read", "{count} files read", report.files)
    excepted = say_count("{count} finding excepted", "{count} findings excepted", len(report.excused))
    if not report.open:
        return say("no findings; {files}; {excepted}", files=files, excepted=excepted)
    return say(
        "{errors}, {warnings}, {notes}; {files}; {excepted}",
        errors=say_count("{count} error", "{count} errors", errors),
        warnings=say_count("{count} warning", "{count} warnings", warnings),
        notes=say_count("{count} note", "{count} notes", notes),
        files=files,
        excepted=excepted,
    )


def _block(finding: Finding, report: Report, speak: Translations, width: int, paint: Paint) -> Iterator[str]:
    place, weight = finding.place, SEVERITIES[finding.severity].render(speak)
    where = paint(f"{visible(place.file)}:{place.line}:{place.column}:", "place")
    role = "quiet" if finding.excused else finding.severity.name.lower()
    yield f"{where} {paint(f'{weight} {finding.code}', role)} {finding.message.render(speak)}"
    for line in excerpt(place, report.texts.get(place.file, ()), width):
        yield paint(line, "quiet")
    if finding.hint:
        yield "  = " + say("hint: {hint}", hint=finding.hint).render(speak)
    for other, said in finding.related:
        yield f"  = {said.render(speak)}: {visible(other.file)}:{other.line}:{other.column}"
    if finding.excused:
        until = say("until {day}", day=finding.excused.until) if finding.excused.until else say("without end")
        reason = say("excepted ({until}): {reason}", until=until, reason=finding.excused.reason)
        yield "  = " + reason.render(speak)


def excerpt(place: Place, lines: tuple[str, ...], width: int) -> Iterator[str]:
    """Yield the line of a place and carets under its stretch, cut around the carets to the width.

    Columns are counted as a terminal shows them: a combining accent takes none, a wide character two.
    """
    if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
        return
    line = visible(lines[place.line - 1].replace("\t", " "))
    number = str(place.line)
    room = max(width - len(number) - 5, 20)
    start = place.column - 1
    end = max(place.end_column - 1, start + 1) if place.end_line == place.line else len(line)
    first = 0 if len(line) <= room else max(0, min(start - room // 4, len(line) - room))
    piece = line[first : first + room]
    if first > 0:
        piece = "…" + piece[1:]
    if first + room < len(line):
        piece = piece[:-1] + "…"
    before, under = piece[: start - first], piece[start - first : end - first]
    yield f"  {number} | {piece.rstrip()}"
    yield f"  {' ' * len(number)} | {' ' * _columns(before)}{'^' * max(_columns(under), 1)}"


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
