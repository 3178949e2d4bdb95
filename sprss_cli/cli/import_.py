"""`sprss import`: documents of others into records of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.importing import DryRun, Into, ReportFile, tell
from sprss_cli.cli.usage import Commands

app = Commands(help=_("Take over what others keep in documents."))


@app.callback()
def _group() -> None:
    pass


def cards(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The document: text in UTF-8, DOCX or HTML."))],
    into: Into,
    dry_run: DryRun = False,
    update: Annotated[
        bool, typer.Option("--update", help=_("Change files that differ; their comments and order stay."))
    ] = False,
    report: ReportFile = None,
) -> None:
    """Import cards and report what was done with every piece of the document."""
    from sprss_cli.workflows.import_cards import import_cards

    done = import_cards(file, into, update=update, dry_run=dry_run)
    tell(done, dry_run, report)


def network(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The workbook with the table: XLSX, XLS or ODS."))],
    into: Into,
    decision: Annotated[
        str, typer.Option("--decision", metavar=_("NUMBER"), help=_("The decision that the steps belong to."))
    ],
    effective: Annotated[
        str,
        typer.Option(
            "--effective", metavar=_("DATE"), help=_("First day of its effect; the day of the decision if none.")
        ),
    ] = "",
    sheet: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar=_("NAME"), help=_("A sheet to read; all that are not hidden if none.")),
    ] = None,
    exclude_missing: Annotated[
        bool, typer.Option("--exclude-missing", help=_("Exclude services of the plan that the table does not have."))
    ] = False,
    dry_run: DryRun = False,
    update: Annotated[
        bool, typer.Option("--update", help=_("Change what is written already; comments and order stay."))
    ] = False,
    report: ReportFile = None,
) -> None:
    """Import a table of the network as steps of one decision and report what was done with every cell."""
    from datetime import date

    from sprss_cli.cli.days import day_of
    from sprss_cli.workflows.import_network import import_network

    done = import_network(
        file,
        into,
        decision,
        date.today(),
        effective=day_of(effective) if effective else None,
        sheets=sheet or (),
        exclude_missing=exclude_missing,
        update=update,
        dry_run=dry_run,
    )
    tell(done, dry_run, report)


def workbook(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The workbook that `sprss export` made."))],
    into: Annotated[Path, typer.Option("--into", metavar=_("PLAN"), help=_("The plan that it was made from."))],
    dry_run: DryRun = False,
    remove: Annotated[
        bool, typer.Option("--remove", help=_("Take records and items out of the plan whose rows were deleted."))
    ] = False,
) -> None:
    """Take what people changed in an exported workbook over into its plan: all of it, or nothing."""
    from datetime import date

    from sprss_cli.exchange.workbook.report import write
    from sprss_cli.workflows.import_workbook import import_workbook

    console = terminal.console
    done = import_workbook(file, into, date.today(), remove=remove, dry_run=dry_run)
    if dry_run:
        console.out("".join(one.difference for one in done.files))
    console.out(write(done, console.speak))
    raise typer.Exit(Exit.DONE if done.complete else Exit.FINDINGS)


app.command("cards", help=_("Write cards from text, DOCX or HTML as YAML."))(cards)
app.command("workbook", help=_("Take what was changed in an exported workbook back into the plan."))(workbook)
app.command("network", help=_("Write a published table of the network as steps of one decision."))(network)
