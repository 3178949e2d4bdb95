"""The commands of the program."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

from sprss_cli import __version__
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.usage import Commands

# The commands in the order of the help text, with what it says of them; the module of a command bears its name. A group
# of commands says itself what it is for.
COMMANDS = {
    "validate": _("Check plans: every fault with its place and the way out."),
    "explain": _("Show what a rule looks for, why, and how to mend it."),
    "build": _("Build the documents of a plan."),
    "diff": _("Show what changed in meaning between two plans, or two states of one."),
    "import": "",
    "export": _("Write a plan as a workbook to edit, or as open data."),
    "register": "",
    "finance": "",
    "init": _("Begin a repository: an empty plan of a region, or the example."),
    "network": _("Show the network of services on a day, its sums and what is due."),
    "needs": _("Show the needs of a plan, what meets them, and the gaps on both sides."),
    "comments": "",
    "trace": _("Follow a need to what came of it, and back."),
    "checklist": _("Show what the law asks of a plan, and what of it the plan has."),
    "seal": _("Seal the text that was adopted, or show whether it is still as it was sealed."),
    "evaluate": _("Begin the evaluation of a year: a file for every card without one."),
    "stats": _("Show how far plans are fulfilled, and compare what they hold."),
}


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sprss {__version__}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help=_("Show the version and exit."))
    ] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="cs|en", help=_("Language of messages; may stand anywhere on the line."))
    ] = "",
) -> None:
    pass


def program(named: str = "") -> Commands:
    """Return the program with the command of that name, or with all of them when there is none of that name.

    To describe a command to the library that reads the command line takes as long as to read a plan of a hundred files.
    """
    app = Commands(
        name="sprss",
        help=_("Keep a region's plan of social services as plain text: check it, publish it, compare it."),
    )
    app.callback()(_program)
    for name in (named,) if named in COMMANDS else COMMANDS:
        module = import_module(f"sprss_cli.cli.{name}_" if iskeyword(name) else f"sprss_cli.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name, help=COMMANDS[name])(module.command)
    return app
