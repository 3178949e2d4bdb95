"""`sprss finance`: how a payment is made, and whether the network can be paid."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.usage import Commands
from sprss_cli.model.grouping import MoneyBy
from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble

app = Commands(help=_("Money of the network: how a payment is made, and whether there is enough."))


class Form(StrEnum):
    """What the answer is written as."""

    TEXT = "text"
    JSON = "json"


PlanFolder = Annotated[Path, typer.Argument(metavar=_("[PLAN]"), help=_("A plan, the current folder if none."))]
Year = Annotated[int | None, typer.Option("--year", metavar=_("YEAR"), help=_("Only this year."))]
Format = Annotated[Form, typer.Option("--format", help=_("Form of the answer."))]


@app.callback()
def _group() -> None:
    pass


def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help=_("A service of the network or an application."))],
    plan: PlanFolder = Path(),
    year: Year = None,
    form: Format = Form.TEXT,
) -> None:
    """Show how the compensation payment of a service is made, step by step."""
    from sprss_cli.workflows.finance import explain as explained

    found = explained(plan, identifier, _year(year))
    if form is Form.JSON:
        from sprss_cli.reporters.finance import explain_json

        terminal.console.out(explain_json.write(found, terminal.console.speak))
    else:
        from sprss_cli.reporters.finance import explain_text

        terminal.console.page(explain_text.write(found, terminal.console.speak))


def balance(
    plan: PlanFolder = Path(),
    applications: Annotated[
        list[str] | None,
        typer.Option("--with", metavar=_("APPLICATION"), help=_("Also what this application adds; may be repeated.")),
    ] = None,
    year: Year = None,
    variant: Annotated[
        str, typer.Option("--variant", metavar=_("VARIANT"), help=_("Money of this variant only: optimal, reduced."))
    ] = "",
    form: Format = Form.TEXT,
) -> None:
    """Show what the network costs, what money there is for it, and what applications would add."""
    from sprss_cli.workflows.finance import balance as balanced

    found = balanced(plan, applications or [], _year(year), variant)
    if form is Form.JSON:
        from sprss_cli.reporters.finance import balance_json

        terminal.console.out(balance_json.write(found))
    else:
        from sprss_cli.reporters.finance import balance_text

        terminal.console.page(balance_text.write(found, terminal.console.speak))


def show(
    plan: PlanFolder = Path(),
    by: Annotated[MoneyBy, typer.Option("--by", help=_("By what the sums are made."))] = MoneyBy.YEAR,
    variant: Annotated[
        str, typer.Option("--variant", metavar=_("VARIANT"), help=_("Money of this variant only: optimal, reduced."))
    ] = "",
    form: Format = Form.TEXT,
) -> None:
    """Show the finance tables of a plan as sums."""
    from sprss_cli.workflows.finance_show import show as shown

    view = shown(plan, by, variant)
    if form is Form.JSON:
        from sprss_cli.reporters.finance import show_json

        terminal.console.out(show_json.write(view))
    else:
        from sprss_cli.reporters.finance import show_text

        terminal.console.page(show_text.write(view, terminal.console.speak))


def _year(year: int | None) -> int | None:
    if year is not None and not 2000 <= year <= 2999:
        raise Trouble(
            say("“{year}” is not a year of a plan", year=year), say("write it like {example}", example="2026")
        )
    return year


app.command("explain", help=_("Show step by step how a service's payment is made."))(explain)
app.command("balance", help=_("Show what the network costs and whether there is money for it."))(balance)
app.command("show", help=_("Show the finance tables of a plan as sums."))(show)
