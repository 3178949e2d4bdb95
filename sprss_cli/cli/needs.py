"""`sprss needs`: the needs of a plan, the measures that meet them, and the gaps on both sides."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _


class Form(StrEnum):
    """What the needs are written as."""

    TEXT = "text"
    JSON = "json"


def command(
    plan: Annotated[Path, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))] = Path(),
    form: Annotated[Form, typer.Option("--format", help=_("Form of the answer."))] = Form.TEXT,
) -> None:
    """Show the needs of a plan with what meets them, needs without a measure and measures without a need."""
    from sprss_cli.workflows.needs import needs

    found = needs(plan)
    if form is Form.JSON:
        from sprss_cli.reporters.needs import json

        terminal.console.out(json.write(found))
    else:
        from sprss_cli.reporters.needs import text

        terminal.console.page(text.write(found, terminal.console.speak))
