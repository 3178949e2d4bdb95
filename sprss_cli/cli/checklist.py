"""`sprss checklist`: what the law asks of a plan, and what of it the plan has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _


class Form(StrEnum):
    """What the checklist is written as."""

    TEXT = "text"
    JSON = "json"


def command(
    plan: Annotated[Path, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))] = Path(),
    on: Annotated[
        str, typer.Option("--on", metavar=_("DATE"), help=_("The law of this day, YYYY-MM-DD; the plan's if none."))
    ] = "",
    form: Annotated[Form, typer.Option("--format", help=_("Form of the answer."))] = Form.TEXT,
) -> None:
    """Show what the law asks of a plan: what is there and where, what is not found, what a person has to judge."""
    from sprss_cli.cli.days import day_of
    from sprss_cli.workflows.checklist import checklist

    found = checklist(plan, day_of(on) if on else None)
    if form is Form.JSON:
        from sprss_cli.reporters.checklist import json

        terminal.console.out(json.write(found))
    else:
        from sprss_cli.reporters.checklist import text

        terminal.console.page(text.write(found, terminal.console.speak))
