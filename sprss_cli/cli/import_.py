"""`sprss import`: documents of others into records of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.usage import Commands

app = Commands(help=_("Take over what others keep in documents."))


@app.callback()
def _group() -> None:
    pass


def cards(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The document: text in UTF-8, DOCX or HTML."))],
    into: Annotated[Path, typer.Option("--into", metavar=_("PLAN"), help=_("The plan to write to."))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would be written and change nothing in the plan."))
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help=_("Change files that differ; their comments and order stay."))
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar=_("FILE"), help=_("Write the report to this file too, as Markdown.")),
    ] = None,
) -> None:
    """Import cards and report what was done with every piece of the document."""
    from sprss_cli.exchange.report import write
    from sprss_cli.system.files import write_atomically
    from sprss_cli.workflows.import_cards import import_cards

    console = terminal.console
    done = import_cards(file, into, update=update, dry_run=dry_run)
    if dry_run:
        console.out("".join(one.difference for one in done.files))
    console.out(write(done, console.speak))
    if report:
        write_atomically(report, write(done, console.speak, markup=True).encode())
    raise typer.Exit(Exit.DONE if done.complete else Exit.FINDINGS)


app.command("cards", help=_("Write cards from text, DOCX or HTML as YAML."))(cards)
