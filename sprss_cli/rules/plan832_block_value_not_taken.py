"""PLAN832 block-value-not-taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

_ANCHOR = re.compile(r"[A-Za-z0-9_-]+")


@rule("PLAN832", severity=Severity.ERROR, basis="the blocks that chapters can put in", since="0.1", about=("chapters",))
def block_value_not_taken(plan: Plan) -> Iterator[Fault]:
    """A parameter of a block has a value that it does not take.

    Why: the block does not know what to show: a sum by something that sums are not made by, a card that there is not,
    a day that is none.

    Mend: write one of the values that the finding names; a day as 2026-01-31.
    """
    from sprss_cli.model.blocks import folder_of
    from sprss_cli.model.chapter_targets import directives, ids_in

    for chapter, directive in directives(plan):
        block = plan.blocks.get(directive.name)
        if block is None or not directive.alone:
            continue
        for key, value in directive.given.items():
            takes = block.takes(key)
            folder = folder_of(takes)
            hint = _of_record(value, ids_in(folder, plan)) if folder else _way_out(value, takes)
            if takes and hint is not None:
                message = say("{key} cannot be “{value}”", key=key, value=value)
                yield Fault(chapter.at("text").quoting(directive.words), message, hint)


def _of_record(value: str, known: tuple[str, ...]) -> Message | None:
    if value in known:
        return None
    return did_you_mean(value, known, say("write the id of a record that the plan has"))


def _way_out(value: str, takes: tuple[str, ...]) -> Message | None:
    """Return how to mend a value that is not taken; None for one that is."""
    match takes:
        case ("<text>",):
            return None if value.strip() else say("write what is to stand there, or leave the parameter out")
        case ("<day>",):
            return None if _is_day(value) else say("write a day as 2026-01-31")
        case ("<anchor>",):
            return None if _ANCHOR.fullmatch(value) else say("use letters without accents, digits and hyphens")
    return None if value in takes else did_you_mean(value, takes, say("it can be: {known}", known=takes))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-01-31")
