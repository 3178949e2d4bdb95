"""PLAN830 unknown-block."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN830", severity=Severity.ERROR, basis="the blocks that chapters can put in", since="0.1", about=("chapters",))
def unknown_block(plan: Plan) -> Iterator[Fault]:
    """A chapter puts in a block that there is not, or does so in the middle of a paragraph.

    Why: the document would print the line with its colons instead of the table, the list or the drawing.

    Mend: write the name of a block, for example ::network, on a line of its own with an empty line above and below.
    """
    from sprss_cli.model.chapter_targets import directives

    for chapter, directive in directives(plan):
        at = chapter.at("text").quoting(directive.words)
        if not directive.alone:
            message = say("“{line}” does not stand alone and puts in nothing", line=directive.words)
            yield Fault(at, message, say("leave an empty line above it and below it"))
        elif directive.name not in plan.blocks:
            known = tuple(plan.blocks)
            hint = did_you_mean(directive.name, known, say("blocks: {known}", known=known))
            yield Fault(at, say("there is no block “{name}”", name=directive.name), hint)
