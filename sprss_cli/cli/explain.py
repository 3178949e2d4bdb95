"""`sprss explain`: the rules, and the page of one."""

from __future__ import annotations

from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _


def command(
    code: Annotated[
        str, typer.Argument(metavar=_("CODE"), help=_("Code or name of a rule, e.g. LAW301; all rules if none."))
    ] = "",
) -> None:
    """Show what a rule looks for, why, and how to mend it."""
    from sprss_cli.model.message import say
    from sprss_cli.model.trouble import Trouble
    from sprss_cli.workflows.explain import page, rules, suggestion

    console = terminal.console
    if not code:
        for rule in rules():
            console.out(f"{rule.code:9} {rule.name:36} {console.speak.gettext(rule.page[0])}\n")
        return
    wanted = next((rule for rule in rules() if code.casefold() in (rule.code.casefold(), rule.name)), None)
    if wanted is None:
        near = suggestion(code)
        hint = say("did you mean {near}?", near=near) if near else say("`sprss explain` lists the rules")
        raise Trouble(say("there is no rule {code}", code=code), hint)
    console.out(page(wanted, console.speak))
