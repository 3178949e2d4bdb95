"""PLAN834 anchor-named-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN834", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("chapters",))
def anchor_named_twice(plan: Plan) -> Iterator[Fault]:
    """A table or a drawing has the name of something else that references can mean.

    Why: a reference to the name would lead to the other one, and bear the wrong number.

    Mend: give each table and each drawing an id of its own, for example tab-sit-2026.
    """
    from sprss_cli.model.chapter_targets import anchors, targets

    found = targets(plan)
    seen: set[str] = set()
    for anchor, at in anchors(plan):
        first = found[anchor]
        if first.what != "block" or anchor in seen:
            message = say("“{anchor}” is the name of something else already", anchor=anchor)
            related = ((first.at, say("defined here")),) if first.at is not None else ()
            yield Fault(at, message, say("give the table or the drawing another id"), related)
        seen.add(anchor)
