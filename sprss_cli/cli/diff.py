"""`sprss diff`: what changed in meaning between two plans or two states of one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.days import day_of

if TYPE_CHECKING:
    from sprss_cli.render.view import Stamp
    from sprss_cli.workflows.diff import Comparison


class Form(StrEnum):
    """What the comparison is written as: on the terminal, for programs, for a forge, or as a document in a file."""

    TEXT = "text"
    JSON = "json"
    COMMENT = "comment"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Least(StrEnum):
    """The least weight of a change that is shown."""

    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"
    TECHNICAL = "technical"


def command(
    old: Annotated[
        str, typer.Argument(metavar=_("OLD"), help=_("A plan, REV:plan, A..B:plan for both sides, or plan@DATE."))
    ],
    new: Annotated[
        str, typer.Argument(metavar=_("NEW"), help=_("The newer side; the plan as it is if not given."))
    ] = "",
    form: Annotated[Form, typer.Option("--format", help=_("Form of the comparison."))] = Form.TEXT,
    only: Annotated[Least, typer.Option("--only", help=_("Leave out changes of less weight."))] = Least.EDITORIAL,
    stat: Annotated[bool, typer.Option("--stat", help=_("Only the picture, on one screen."))] = False,
    record: Annotated[str, typer.Option("--for", metavar=_("ID"), help=_("Only what concerns this record."))] = "",
    goal: Annotated[str, typer.Option("--goal", metavar=_("ID"), help=_("Only what concerns this goal."))] = "",
    party: Annotated[str, typer.Option("--party", metavar=_("ID"), help=_("Only what concerns this party."))] = "",
    service: Annotated[
        str, typer.Option("--service", metavar="§", help=_("Only what concerns this kind of service, e.g. “§ 44”."))
    ] = "",
    suggest: Annotated[
        bool, typer.Option("--suggest", help=_("List likely continuations, with the lines to paste into the records."))
    ] = False,
    out: Annotated[
        Path, typer.Option("--out", metavar=_("DIR"), help=_("Where documents go: md, html, docx, pdf."))
    ] = Path("out/diff"),
    author: Annotated[
        str, typer.Option("--author", metavar=_("NAME"), help=_("Author of the tracked changes; the region if none."))
    ] = "",
    day: Annotated[
        str,
        typer.Option("--date", metavar=_("DATE"), help=_("Day of the documents and of tracked changes, YYYY-MM-DD.")),
    ] = "",
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 when anything shown changed."))] = False,
) -> None:
    """Compare two plans by meaning."""
    from sprss_cli.compare.select import Concern
    from sprss_cli.model.change import Weight
    from sprss_cli.workflows.diff import diff

    console = terminal.console
    least = Weight[only.name]
    found = diff(old, new).only(Concern(record, goal, party, service))
    if least is Weight.SUBSTANTIVE:  # documents count the technical changes and list the editorial ones in an annex
        found = found.weighing(least)
    match form:
        case _ if suggest:
            from sprss_cli.workflows.suggest import pasteable

            console.out(pasteable(found, console.speak))
        case Form.JSON:
            from sprss_cli.reporters.changes import json

            console.out(json.write(found.changes, found.picture, found.places(), least=least))
        case Form.TEXT:
            from sprss_cli.reporters.changes import text
            from sprss_cli.workflows.diff import labels

            width = min(console.width(), 100)
            console.out(
                text.write(
                    found.changes,
                    found.picture,
                    console.speak,
                    least=least,
                    stat=stat,
                    width=width,
                    paint=console.paint,
                    labels=labels() if console.language == "cs" else {},
                )
            )
        case Form.COMMENT:
            from sprss_cli.workflows.diff_documents import comment

            console.out(comment(found.changes, found.picture, _stamp(found, day)))
        case _:
            from sprss_cli.workflows.diff_documents import write

            stamp = _stamp(found, day)
            files = write(found.changes, found.picture, [form.value], out, stamp, author, console.patient())
            console.out("".join(f"{path.as_posix()}\n" for path in files))
    changed = any((pair.weight or 0) >= least for pair in found.changes.changed)
    changed = changed or bool(found.changes.network and found.changes.network.services)
    raise typer.Exit(Exit.FINDINGS if exit_code and changed else Exit.DONE)


def _stamp(found: Comparison, day: str) -> Stamp:
    """Return the day and the version that documents state: as asked, else those of the newer side's folder."""
    import os
    from dataclasses import replace
    from datetime import date

    from sprss_cli.workflows.build import stamp

    label = found.changes.new.label
    folder = label.rpartition("@")[0] if found.changes.network else label  # a side that is a day is called so
    made = stamp(Path(folder), date.today(), os.environ.get("SOURCE_DATE_EPOCH", ""))
    return replace(made, day=day_of(day)) if day else made
