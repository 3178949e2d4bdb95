"""`sprss init`: a new repository of plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _

if TYPE_CHECKING:
    from sprss_cli.model.message import Message


def command(
    folder: Annotated[Path, typer.Argument(metavar=_("DIR"), help=_("The new folder; it must be empty."))],
    example: Annotated[bool, typer.Option("--example", help=_("Write the example, a region that is made up."))] = False,
    name: Annotated[str, typer.Option("--name", metavar=_("REGION"), help=_("Name of the region."))] = "",
    code: Annotated[
        str, typer.Option("--code", metavar="CZ0…", help=_("Code of the region (NUTS 3); known from its name too."))
    ] = "",
    period: Annotated[str, typer.Option("--period", metavar="2027-2029", help=_("Years of the plan."))] = "",
) -> None:
    """Make a repository with an empty plan, or with the example."""
    from sprss_cli.model.message import say, say_count
    from sprss_cli.workflows.init import NotBegun, init_example, init_region, period_of, region_of

    console = terminal.console
    if example and (name or code or period):
        raise NotBegun(say("the example has its own region and periods"), say("leave out --name, --code and --period"))
    if example:
        files = init_example(folder)
    else:
        if not (name or code):
            name = _asked(say("Name of the region"), say("give it with --name, or its code with --code"))
        region = region_of(name, code)
        period = period or _asked(say("Years of the plan, e.g. 2027-2029"), say("give them with --period 2027-2029"))
        files = init_region(folder, region, period_of(period))
    done = say_count("{folder}: {count} file written", "{folder}: {count} files written", len(files), folder=folder)
    console.out(f"{done.render(console.speak)}\n")
    console.note(say("next: read {readme}, then run “sprss validate plans” there", readme=folder / "README.md"))
    raise typer.Exit(Exit.DONE)


def _asked(question: Message, option: Message) -> str:
    """Ask at a terminal.

    Raises:
        NotBegun: Nobody can be asked, or nothing was answered.
    """
    import sys

    from sprss_cli.model.message import say
    from sprss_cli.workflows.init import NotBegun

    missing = say("this is not known: {what}", what=question)
    if sys.stdin is None or not sys.stdin.isatty():
        raise NotBegun(missing, option)
    sys.stderr.write(f"{question.render(terminal.console.speak)}: ")
    sys.stderr.flush()
    try:
        answer = sys.stdin.readline().strip()
    except UnicodeDecodeError:  # the terminal writes another encoding than it says
        answer = ""
    if not answer:
        raise NotBegun(missing, option)
    return answer
