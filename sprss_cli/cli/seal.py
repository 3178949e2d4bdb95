"""`sprss seal`: what the assembly adopted, kept so that a later change of it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _


def command(
    plan: Annotated[Path, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))] = Path(),
    decision: Annotated[
        str,
        typer.Option(
            "--decision",
            metavar=_("NUMBER"),
            help=_("Seal the text adopted by this decision; “approval” for an approval without a known number."),
        ),
    ] = "",
) -> None:
    """Seal the adopted text of a plan; without a decision show what is sealed and whether the text is still so."""
    if decision:
        _seal(plan, decision)
    from sprss_cli.reporters.seals import text
    from sprss_cli.workflows.seal import sealed_text

    found = sealed_text(plan)
    terminal.console.out(text.write(found, terminal.console.speak))
    raise typer.Exit(Exit.DONE if found.intact else Exit.FINDINGS)


def _seal(plan: Path, decision: str) -> None:
    from datetime import date

    from sprss_cli.model.message import say, say_count
    from sprss_cli.reporters.text import write
    from sprss_cli.workflows.seal import seal

    console = terminal.console
    done = seal(plan, decision, date.today())
    if not done.file:
        console.out(write(done.report, console.speak, width=console.width(), paint=console.paint))
        console.note(say("nothing was sealed: mend the errors first"))
        raise typer.Exit(Exit.FINDINGS)
    if not done.revision:
        console.note(say("the plan is not in git: this text can be checked, but not shown again once it has changed"))
    console.out(
        say_count(
            "{file}: {count} record sealed", "{file}: {count} records sealed", done.records, file=done.file
        ).render(console.speak)
        + "\n"
    )
    raise typer.Exit(Exit.DONE)
