"""What every import takes and tells: where to, a trial, a report of each piece of the document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _

if TYPE_CHECKING:
    from sprss_cli.exchange.report import ImportReport

Into = Annotated[Path, typer.Option("--into", metavar=_("PLAN"), help=_("The plan to write to."))]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=_("Show what would be written and change nothing in the plan."))
]
ReportFile = Annotated[
    Path | None, typer.Option("--report", metavar=_("FILE"), help=_("Write the report to this file too, as Markdown."))
]


def tell(done: ImportReport, dry_run: bool, report: Path | None) -> None:
    """Print what an import did, write it to a file as well when one is named, and end by whether all was understood."""
    from sprss_cli.exchange.report import write
    from sprss_cli.system.files import write_atomically

    console = terminal.console
    if dry_run:
        console.out("".join(one.difference for one in done.files))
    console.out(write(done, console.speak))
    if report:
        write_atomically(report, write(done, console.speak, markup=True).encode())
    raise typer.Exit(Exit.DONE if done.complete else Exit.FINDINGS)
