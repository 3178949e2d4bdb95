"""`sprss validate`: every fault of every file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _
from sprss_cli.reporters import forms

Form = StrEnum("Form", {form.upper(): form for form in forms()})  # type: ignore[misc]  # members are discovered
_DEFAULT = Form("text")


class Threshold(StrEnum):
    """The least weight of a finding that makes the command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=_("PATH"), help=_("A plan, a folder with plans, or files of a plan; the current folder if none.")
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help=_("Form of the report."))] = _DEFAULT,
    fail_on: Annotated[
        Threshold, typer.Option("--fail-on", help=_("Exit with 1 when a finding weighs this much."))
    ] = Threshold.ERROR,
    show_excepted: Annotated[
        bool,
        typer.Option("--show-excepted", help=_("List also the findings that exceptions cover, with their reasons.")),
    ] = False,
    with_register: Annotated[
        bool,
        typer.Option("--register", help=_("Compare the network also with the register, as `sprss register` keeps it.")),
    ] = False,
) -> None:
    """Check plans and report every fault with its place and the way out."""
    from datetime import date

    from sprss_cli.model.finding import Severity
    from sprss_cli.reporters import reporter
    from sprss_cli.workflows.validate import validate

    console = terminal.console
    report = validate(paths or [Path()], date.today(), _register() if with_register else None)
    if form.value == "text":
        from sprss_cli.reporters.text import write

        text = write(report, console.speak, width=console.width(), paint=console.paint, show_excepted=show_excepted)
    else:
        text = reporter(form.value)(report, console.speak)
    console.out(text)
    raise typer.Exit(Exit.FINDINGS if report.fails(Severity[fail_on.name]) else Exit.DONE)


def _register() -> Path:
    import os
    import sys

    from sprss_cli.workflows.register import index_path

    return index_path(None, os.environ, sys.platform)
