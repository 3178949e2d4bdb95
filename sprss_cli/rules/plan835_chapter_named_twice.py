"""PLAN835 chapter-named-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN835", severity=Severity.WARNING, basis="common usage", since="0.1", about=("chapters",))
def chapter_named_twice(plan: Plan) -> Iterator[Fault]:
    """Two chapters of one part have the same title or the same place.

    Why: readers of the contents cannot tell two chapters of one title apart; two chapters of one place stand in the
    order of their ids, which is an accident.

    Mend: give one of them another title or another order.
    """
    from sprss_cli.model.kinds.chapter import Chapter

    titles: dict[tuple[str, str], Chapter] = {}
    places: dict[tuple[str, int], Chapter] = {}
    for chapter in plan.every(Chapter):
        first = titles.setdefault((chapter.part, chapter.title.casefold()), chapter)
        if first is not chapter:
            message = say("another chapter of this part is called “{title}” too", title=first.title)
            related = ((first.at("title"), say("defined here")),)
            yield Fault(chapter.at("title"), message, say("give one of them another title"), related)
        first = places.setdefault((chapter.part, chapter.order), chapter)
        if first is not chapter:
            message = say("the chapter {id} has the order {order} in this part too", id=first.id, order=first.order)
            related = ((first.at("order"), say("defined here")),)
            yield Fault(chapter.at("order"), message, say("give one of them another order"), related)
