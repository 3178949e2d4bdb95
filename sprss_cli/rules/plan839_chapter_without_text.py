"""PLAN839 chapter-without-text."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN839", severity=Severity.WARNING, basis="common usage", since="0.1", about=("chapters",))
def chapter_without_text(plan: Plan) -> Iterator[Fault]:
    """A chapter has a title and nothing below it.

    Why: the document has an empty chapter, and a requirement that it covers looks as if it were met.

    Mend: write the text, put in a block, or delete the chapter.
    """
    from sprss_cli.model.chapter_text import chapter_text
    from sprss_cli.model.kinds.chapter import Chapter

    for chapter in plan.every(Chapter):
        found = chapter_text(chapter.text)
        if not found.directives and not "".join(line for line in found.prose.split("\n") if line[:1] != "#").strip():
            yield Fault(chapter.at("title"), say("the chapter has no text"), say("write it below the second ---"))
