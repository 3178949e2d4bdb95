"""`sprss network`: the network of services on a day, its sums, what is due, the log of decisions, and applications."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.days import day_of
from sprss_cli.model.grouping import By
from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble

if TYPE_CHECKING:
    from datetime import date

_LOG, _APPLICATIONS = "log", "applications"
_MOST_DAYS = 36_600  # a hundred years


class Form(StrEnum):
    """What the network is written as."""

    TEXT = "text"
    JSON = "json"


class Register(StrEnum):
    """Which list of services."""

    NETWORK = "network"
    INTENT = "intent"
    TEMPORARY = "temporary"


def command(
    first: Annotated[
        str,
        typer.Argument(
            metavar="log|applications",
            help=_("log: the decisions; applications: who wants in, out or a change; without it the services."),
        ),
    ] = "",
    second: Annotated[str, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))] = "",
    on: Annotated[str, typer.Option("--on", metavar=_("DATE"), help=_("The day, YYYY-MM-DD; today if none."))] = "",
    by: Annotated[By | None, typer.Option("--by", help=_("Sums by this instead of services."))] = None,
    register: Annotated[Register, typer.Option("--register", help=_("Which list of services."))] = Register.NETWORK,
    due: Annotated[
        int | None, typer.Option("--due", metavar=_("DAYS"), help=_("Also what ends or begins within so many days."))
    ] = None,
    form: Annotated[Form, typer.Option("--format", help=_("Form of the answer."))] = Form.TEXT,
) -> None:
    """Show the network of a plan on a day, the decisions on it, or the applications for a place in it."""
    if first in (_LOG, _APPLICATIONS):
        (_show_log if first == _LOG else _show_applications)(Path(second), form)
        return
    if second:
        raise Trouble(say("this is one word too many: {word}", word=second), say("`sprss network --help` shows how"))
    from sprss_cli.workflows.network import network

    if due is not None and due < 0:
        raise Trouble(say("“{days}” is not a number of days", days=due), say("write it like {example}", example="90"))
    days = due if due is None else min(due, _MOST_DAYS)
    view = network(Path(first), _day(on), register.value, by, days)
    if form is Form.JSON:
        from sprss_cli.reporters.network import json

        terminal.console.out(json.write(view))
    else:
        from sprss_cli.reporters.network import text

        terminal.console.page(text.write(view, terminal.console.speak))


def _show_log(plan: Path, form: Form) -> None:
    from sprss_cli.workflows.network import network_log

    found = network_log(plan)
    if form is Form.JSON:
        from sprss_cli.reporters.network import json

        terminal.console.out(json.write_log(found.label, found.pages))
    else:
        from sprss_cli.reporters.network import text

        terminal.console.page(text.write_log(found.label, found.plan, found.pages, terminal.console.speak))


def _show_applications(plan: Path, form: Form) -> None:
    from sprss_cli.workflows.network import applications

    found = applications(plan)
    if form is Form.JSON:
        from sprss_cli.reporters.network import applications_json

        terminal.console.out(applications_json.write(found.label, found.plan, found.standings, found.unread))
    else:
        from sprss_cli.reporters.network import applications_text

        speak = terminal.console.speak
        terminal.console.page(applications_text.write(found.label, found.plan, found.standings, found.unread, speak))


def _day(text: str) -> date:
    from datetime import date

    return day_of(text) if text else date.today()
