"""`sprss evaluate`: the evaluation of a year begun."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _


def command(
    plan: Annotated[Path, typer.Argument(metavar=_("PLAN"), help=_("The plan whose cards are evaluated."))],
    year: Annotated[int, typer.Option("--year", metavar=_("YEAR"), min=1000, max=9999, help=_("Which year."))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would be written and change nothing in the plan."))
    ] = False,
) -> None:
    """Begin the evaluation of a year: a file for every card that runs in it and has none; none is ever overwritten."""
    from sprss_cli.exchange.report import FileState
    from sprss_cli.model.message import say, say_count
    from sprss_cli.workflows.evaluate import begin

    console = terminal.console
    begun = begin(plan, year, write=not dry_run)
    console.out("".join(f"{(plan / name).as_posix()}\n" for name in begun.new))
    refused = [file for file in begun.files if file.state is not FileState.NEW]
    for file in refused:
        console.note(say("{file}: {message}", file=file.name, message=file.reason or say("another file is there")))
    if begun.there:
        console.note(
            say_count("{count} card has an evaluation already", "{count} cards have an evaluation already", begun.there)
        )
    if begun.new and dry_run:
        console.note(say("nothing was written"))
    elif begun.new:
        console.note(say("fill in at least the status of each; `sprss validate` lists those without one"))
    raise typer.Exit(Exit.FINDINGS if refused else Exit.DONE)
