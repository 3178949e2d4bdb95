"""PLAN838 heading-level-skipped."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN838", severity=Severity.WARNING, basis="PDF/UA-1 (ISO 14289-1)", since="0.1", about=("chapters",))
def heading_level_skipped(plan: Plan) -> Iterator[Fault]:
    """A heading of a chapter is more than one level below the one before it, or as high as the chapter's own title.

    Why: the number of a heading shows where in the plan it stands, and people who listen to the document move about by
    levels. The document brings the level into order, which may not be what its author meant.

    Mend: begin with ##, go down by one # at a time; the title of the chapter stands in its data.
    """
    from sprss_cli.model.chapter_text import chapter_text
    from sprss_cli.model.kinds.chapter import Chapter

    for chapter in plan.every(Chapter):
        above = 1
        for heading in chapter_text(chapter.text).headings:
            at = chapter.at("text").quoting(heading.words)
            if heading.level == 1:
                message = say("“{title}” is a heading of the level of the chapter's own title", title=heading.title)
                yield Fault(at, message, say("begin headings of a chapter with ##"))
            elif heading.level > above + 1:
                message = say("“{title}” skips a level of headings", title=heading.title)
                yield Fault(at, message, say("write {marks}", marks="#" * (above + 1)))
            above = max(heading.level, 1)
