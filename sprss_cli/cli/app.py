"""The commands of the program."""

from __future__ import annotations

from typing import Annotated

import typer

from sprss_cli import __version__
from sprss_cli.cli import build, diff, explain, finance, import_, init, network, register, validate
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.usage import Commands

app = Commands(
    name="sprss",
    help=_("Keep a region's plan of social services as plain text: check it, publish it, compare it."),
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sprss {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help=_("Show the version and exit."))
    ] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="cs|en", help=_("Language of messages; may stand anywhere on the line."))
    ] = "",
) -> None:
    pass


app.command("validate", help=_("Check plans: every fault with its place and the way out."))(validate.command)
app.command("explain", help=_("Show what a rule looks for, why, and how to mend it."))(explain.command)
app.command("build", help=_("Build the documents of a plan."))(build.command)
app.command("diff", help=_("Show what changed in meaning between two plans, or two states of one."))(diff.command)
app.add_typer(import_.app, name="import")
app.add_typer(register.app, name="register")
app.add_typer(finance.app, name="finance")
app.command("init", help=_("Begin a repository: an empty plan of a region, or the example."))(init.command)
app.command("network", help=_("Show the network of services on a day, its sums and what is due."))(network.command)
