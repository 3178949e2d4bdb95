"""PLAN833 unknown-reference."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN833", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("chapters",))
def unknown_reference(plan: Plan) -> Iterator[Fault]:
    """A chapter refers to something that the plan does not have, or prints a value that there is not.

    Why: there is no number to print, so a reader would find a gap in the sentence.

    Mend: refer to a card, a goal or a need by its id, #A-1-01, to a chapter as #kap- and its id, to a part as #cast-
    and its word, to a table or a drawing by the id that its block gives it. Values are listed in docs/chapters.md.
    """
    from sprss_cli.model.chapter_targets import targets
    from sprss_cli.model.chapter_text import chapter_text
    from sprss_cli.model.kinds.chapter import Chapter

    known: tuple[str, ...] = ()
    for chapter in plan.every(Chapter):
        for link in chapter_text(chapter.text).links:
            if link.value:
                if not _has(plan, link.target):
                    offered = _values(plan)
                    message = say("there is no value “{name}”", name=link.target)
                    hint = did_you_mean(link.target, offered, say("values of this plan: {known}", known=offered))
                    yield Fault(chapter.at("text").quoting(link.words), message, hint)
                continue
            known = known or tuple(targets(plan))
            if link.target not in known:
                message = say("there is nothing called “{target}” to refer to", target=link.target)
                otherwise = say("refer to the id of a record, to kap-… for a chapter, or to the id of a table")
                yield Fault(
                    chapter.at("text").quoting(link.words), message, did_you_mean(link.target, known, otherwise)
                )


def _has(plan: Plan, name: str) -> bool:
    from sprss_cli.model.chapter_values import has  # most chapters print no value

    return has(plan, name)


def _values(plan: Plan) -> tuple[str, ...]:
    from sprss_cli.model.chapter_values import names  # all of them: the network and the money are reckoned

    return names(plan)
