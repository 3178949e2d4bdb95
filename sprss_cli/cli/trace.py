"""`sprss trace`: from a need to what came of it, and back, through one record."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _


class Form(StrEnum):
    """What the way is written as."""

    TEXT = "text"
    JSON = "json"


def command(
    identifier: Annotated[str, typer.Argument(metavar="ID", help=_("A need, a card, a service or any other record."))],
    plan: Annotated[Path, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))] = Path(),
    form: Annotated[Form, typer.Option("--format", help=_("Form of the answer."))] = Form.TEXT,
) -> None:
    """Show the way from needs to cards, services and money through a record, in both directions."""
    from sprss_cli.workflows.needs import traced

    found = traced(plan, identifier)
    if form is Form.JSON:
        from sprss_cli.reporters.needs import trace_json

        terminal.console.out(trace_json.write(found))
    else:
        from sprss_cli.reporters.needs import trace_text

        terminal.console.page(trace_text.write(found, terminal.console.speak))
