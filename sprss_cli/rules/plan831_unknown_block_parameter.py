"""PLAN831 unknown-block-parameter."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN831", severity=Severity.ERROR, basis="the blocks that chapters can put in", since="0.1", about=("chapters",))
def unknown_block_parameter(plan: Plan) -> Iterator[Fault]:
    """A block gets a parameter that it does not have, or words that are no parameter.

    Why: nobody would do what they ask, so the document would show something else than its author meant.

    Mend: write key=value; a value of several words stands between straight quotes, title="Síť podle území".
    """
    from sprss_cli.model.chapter_targets import directives

    for chapter, directive in directives(plan):
        block = plan.blocks.get(directive.name)
        if block is None or not directive.alone:
            continue
        at = chapter.at("text")
        if directive.odd:
            message = say("“{words}” is no parameter of a block", words=directive.odd)
            yield Fault(at.quoting(directive.words), message, say('write key=value, or key="several words"'))
        for key in directive.given:
            if not block.takes(key):
                known = tuple(block.parameters)
                message = say("the block {name} has no parameter “{key}”", name=block.name, key=key)
                otherwise = say("its parameters: {known}", known=known) if known else say("it has no parameters")
                yield Fault(at.quoting(directive.words), message, did_you_mean(key, known, otherwise))
