"""`sprss diff`: what changed in meaning between two plans or two states of one."""

from __future__ import annotations

from enum import StrEnum
from gettext import gettext as _
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit


class Form(StrEnum):
    """What the comparison is written as."""

    TEXT = "text"
    JSON = "json"


class Least(StrEnum):
    """The least weight of a change that is shown."""

    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"
    TECHNICAL = "technical"


def command(
    old: Annotated[str, typer.Argument(metavar=_("OLD"), help=_("A plan, REV:plan, or A..B:plan for both sides."))],
    new: Annotated[
        str, typer.Argument(metavar=_("NEW"), help=_("The newer side; the plan as it is if not given."))
    ] = "",
    form: Annotated[Form, typer.Option("--format", help=_("Form of the comparison."))] = Form.TEXT,
    only: Annotated[Least, typer.Option("--only", help=_("Leave out changes of less weight."))] = Least.EDITORIAL,
    stat: Annotated[bool, typer.Option("--stat", help=_("Only the picture, on one screen."))] = False,
    record: Annotated[str, typer.Option("--for", metavar=_("ID"), help=_("Only what concerns this record."))] = "",
    goal: Annotated[str, typer.Option("--goal", metavar=_("ID"), help=_("Only what concerns this goal."))] = "",
    party: Annotated[str, typer.Option("--party", metavar=_("ID"), help=_("Only what concerns this party."))] = "",
    service: Annotated[
        str, typer.Option("--service", metavar="§", help=_("Only what concerns this kind of service, e.g. “§ 44”."))
    ] = "",
    suggest: Annotated[
        bool, typer.Option("--suggest", help=_("List likely continuations, with the lines to paste into the records."))
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 when anything shown changed."))] = False,
) -> None:
    """Compare two plans by meaning."""
    from sprss_cli.compare.select import Concern
    from sprss_cli.model.change import Weight
    from sprss_cli.workflows.diff import diff

    console = terminal.console
    least = Weight[only.name]
    found = diff(old, new).only(Concern(record, goal, party, service))
    if suggest:
        from sprss_cli.workflows.suggest import pasteable

        console.out(pasteable(found, console.speak))
    elif form is Form.JSON:
        from sprss_cli.reporters.changes import json

        console.out(json.write(found.changes, found.picture, found.places(), least=least))
    else:
        from sprss_cli.reporters.changes import text

        width = min(console.width(), 100)
        console.out(
            text.write(
                found.changes, found.picture, console.speak, least=least, stat=stat, width=width, paint=console.paint
            )
        )
    changed = any((pair.weight or 0) >= least for pair in found.changes.changed)
    raise typer.Exit(Exit.FINDINGS if exit_code and changed else Exit.DONE)
