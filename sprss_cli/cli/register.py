"""`sprss register`: the national register of social services, kept on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.usage import Commands

app = Commands(help=_("Keep the national register of services at hand, from its open data."))

Where = Annotated[
    Path | None,
    typer.Option(
        "--index", metavar=_("FILE"), help=_("The index; else SPRSS_REGISTER, else a file in the user's cache folder.")
    ),
]


@app.callback()
def _group() -> None:
    pass


def update(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The register's open data, rpss.json."))],
    codes: Annotated[
        Path | None,
        typer.Option("--codes", metavar=_("DIR"), help=_("Folder of the code lists; else the folder of FILE.")),
    ] = None,
    index: Where = None,
) -> None:
    """Make the index anew; the old one stays until the new one is whole."""
    from datetime import date

    from sprss_cli.exchange.register.text import state_text
    from sprss_cli.workflows import register

    place = _place(index)
    state = register.update(file, codes, place, date.today())
    terminal.console.out(state_text(state, place, terminal.console.speak))


def show(
    number: Annotated[str, typer.Argument(metavar=_("NUMBER"), help=_("Registration number of a service."))],
    index: Where = None,
) -> None:
    """Show what the register says of a service."""
    from datetime import date

    from sprss_cli.exchange.register.text import service_text
    from sprss_cli.workflows import register

    console = terminal.console
    shown = register.show(number, _place(index))
    today = date.today()
    blocks = (service_text(service, shown.names, shown.about, today, console.speak) for service in shown.services)
    console.out("\n".join(blocks))


def status(index: Where = None) -> None:
    """Show what the index holds and of which day it is."""
    from datetime import date

    from sprss_cli.exchange.register.text import state_text
    from sprss_cli.workflows import register

    place = _place(index)
    terminal.console.out(state_text(register.status(place, date.today()), place, terminal.console.speak))


def _place(chosen: Path | None) -> Path:
    import os
    import sys

    from sprss_cli.workflows.register import index_path

    return index_path(chosen, os.environ, sys.platform)


app.command("update", help=_("Take the register over from files that you have downloaded."))(update)
app.command("show", help=_("Show what the register says of a service."))(show)
app.command("status", help=_("Show what the index holds and of which day the data are."))(status)
