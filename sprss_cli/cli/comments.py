"""`sprss comments`: comments on a draft of the plan: forms for them, taking them over, settling them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.importing import DryRun, Into, ReportFile, tell
from sprss_cli.cli.usage import Commands

app = Commands(help=_("Comments on a draft: hand out forms, take comments over, settle them."))


class Form(StrEnum):
    """What the comments are written as."""

    TEXT = "text"
    JSON = "json"


PlanFolder = Annotated[Path, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))]


@app.callback()
def _group() -> None:
    pass


def listed(
    plan: PlanFolder = Path(),
    only_open: Annotated[bool, typer.Option("--open", help=_("Only comments that nobody has settled."))] = False,
    form: Annotated[Form, typer.Option("--format", help=_("Form of the answer."))] = Form.TEXT,
) -> None:
    """Show the comments of a plan, what they are about and how they were settled."""
    from sprss_cli.workflows.comments import comments

    found = comments(plan, only_open=only_open)
    if form is Form.JSON:
        from sprss_cli.reporters.consultation import json

        terminal.console.out(json.write(found))
    else:
        from sprss_cli.reporters.consultation import text

        terminal.console.out(text.write(found, terminal.console.speak))


def import_(
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("A form as XLSX or DOCX, or the draft that came back as DOCX."))
    ],
    into: Into,
    round_id: Annotated[str, typer.Option("--round", metavar="ID", help=_("The round that the comments belong to."))],
    received: Annotated[
        str,
        typer.Option("--received", metavar=_("DATE"), help=_("Day of receipt where the form states none; else today.")),
    ] = "",
    channel: Annotated[
        str, typer.Option("--channel", metavar=_("WORD"), help=_("How it came: form, draft, email, data-box, post …"))
    ] = "",
    reference: Annotated[
        str, typer.Option("--reference", metavar=_("TEXT"), help=_("Reference number of the region's records."))
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--submitter", metavar=_("WORD"), help=_("Who sends it: municipality, provider, user, public, authority.")
        ),
    ] = "",
    organisation: Annotated[
        str, typer.Option("--organisation", metavar=_("TEXT"), help=_("Whom the submitter speaks for."))
    ] = "",
    dry_run: DryRun = False,
    report: ReportFile = None,
) -> None:
    """Take comments over from a form, or from a draft with Word comments and tracked changes."""
    from datetime import date

    from sprss_cli.cli.days import day_of
    from sprss_cli.workflows.import_comments import Received, import_comments

    day = day_of(received) if received else date.today()
    known = Received(day, channel, reference, kind, organisation)
    done = import_comments(file, into, round_id, known, dry_run=dry_run)
    tell(done, dry_run, report)


def settle(
    identifier: Annotated[str, typer.Argument(metavar="ID", help=_("The comment, <round>/<number>."))],
    plan: PlanFolder = Path(),
    result: Annotated[
        str, typer.Option("--result", metavar=_("WORD"), help=_("accepted, partly, not-accepted or explained."))
    ] = "",
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why; what was explained."))] = "",
    by: Annotated[str, typer.Option("--by", metavar=_("TEXT"), help=_("Who settled it."))] = "",
    on: Annotated[str, typer.Option("--on", metavar=_("DATE"), help=_("Day of the settlement; today if none."))] = "",
    changed: Annotated[
        list[str] | None,
        typer.Option("--changed", metavar="ID", help=_("A record that changed, or a git revision; may be repeated.")),
    ] = None,
    update: Annotated[bool, typer.Option("--update", help=_("Replace the settlement that is there."))] = False,
) -> None:
    """Write how a comment was settled into its file; comments and order there stay."""
    from datetime import date

    from sprss_cli.cli.days import day_of
    from sprss_cli.model.message import say
    from sprss_cli.workflows.comments import Decided, settle

    decided = Decided(result, reason, by, day_of(on) if on else date.today(), tuple(changed or ()))
    done = settle(plan, identifier, decided, update=update)
    terminal.console.out(
        say("{file}: {what}", file=done.name, what=done.state.title).render(terminal.console.speak) + "\n"
    )


def form(
    plan: PlanFolder = Path(),
    round_id: Annotated[
        str, typer.Option("--round", metavar="ID", help=_("The round whose days the form states; the last if none."))
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar=_("DIR"), help=_("Where the files go; out/<period> if not given."))
    ] = None,
) -> None:
    """Make the form to hand out, as a workbook with lists to choose from."""
    import os
    from datetime import date

    from sprss_cli.workflows.comment_form import comment_form

    made = comment_form(plan, date.today(), round_id, out, os.environ.get("SOURCE_DATE_EPOCH", ""))
    terminal.console.out(f"{made.as_posix()}\n")


def table(
    plan: PlanFolder = Path(),
    with_names: Annotated[
        bool,
        typer.Option("--with-names", help=_("Print names of private persons; every page says that it is not public.")),
    ] = False,
    to: Annotated[
        str, typer.Option("--to", metavar="md,docx,pdf,html", help=_("Formats, divided by commas; all if none."))
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar=_("DIR"), help=_("Where the files go; out/<period> if not given."))
    ] = None,
) -> None:
    """Make the table of settlements with its numbers: what `sprss build --document settlement` makes, or with names."""
    import os
    from datetime import date

    from sprss_cli.workflows.build import Order, build

    formats = tuple(name.strip().lower() for name in to.split(",") if name.strip())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    order = Order(plan, "settlement", formats, out, draft=False, today=date.today(), epoch=epoch, names=with_names)
    done = build(order, terminal.console.patient())
    if not done.files:
        from sprss_cli.reporters.text import write

        console = terminal.console
        console.out(write(done.report, console.speak, width=console.width(), paint=console.paint))
        raise typer.Exit(Exit.FINDINGS)
    terminal.console.out("".join(f"{path.as_posix()}\n" for path in done.files))


app.command("form", help=_("Make the form to hand out, as a workbook."))(form)
app.command("list", help=_("Show comments, what they are about and how they were settled."))(listed)
app.command("import", help=_("Take comments over from a form or from a draft that came back."))(import_)
app.command("table", help=_("Make the table of settlements, without names of private persons."))(table)
app.command("settle", help=_("Write how a comment was settled."))(settle)
