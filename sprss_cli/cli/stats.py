"""`sprss stats`: plans in figures, side by side, and how far each is fulfilled."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _


class Form(StrEnum):
    """What the figures are written as."""

    TEXT = "text"
    JSON = "json"


def command(
    plans: Annotated[
        list[Path] | None,
        typer.Argument(metavar=_("[PLAN]…"), help=_("Plans, or folders with plans; the current folder if none.")),
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar=_("DATE"), help=_("Day of the network, YYYY-MM-DD; today if none.")),
    ] = "",
    form: Annotated[Form, typer.Option("--format", help=_("Form of the answer."))] = Form.TEXT,
) -> None:
    """Show plans in figures, several side by side: goals, cards, network, money, completeness, fulfilment."""
    from datetime import date

    from sprss_cli.cli.days import day_of
    from sprss_cli.workflows.stats import stats

    found = stats(plans or [Path()], day_of(on) if on else date.today())
    if form is Form.JSON:
        from sprss_cli.reporters.statistics import json

        terminal.console.out(json.write(found))
    else:
        from sprss_cli.reporters.statistics import text

        terminal.console.out(text.write(found, terminal.console.speak))
