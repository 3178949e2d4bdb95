"""PLAN837 unused-abbreviation."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN837", severity=Severity.WARNING, basis="common usage", since="0.1", about=("chapters",))
def unused_abbreviation(plan: Plan) -> Iterator[Fault]:
    """plan.yaml explains an abbreviation that nothing in the plan uses.

    Why: it is left over from a text that has been changed, or the text spells it another way, and then that one stays
    unexplained.

    Mend: delete it, or use it.
    """
    from sprss_cli.model.abbreviations import texts, used

    listed = {one.short: index for index, one in enumerate(plan.frame.abbreviations)}
    if not listed or any(plan.unreadable.values()):
        return
    there = used(listed, "\n".join(texts(plan)))
    for short, index in listed.items():
        if short not in there:
            at = plan.frame.at("abbreviations", index, "short")
            yield Fault(at, say("nothing in the plan uses {short}", short=short), say("delete it, or use it"))
