"""PLAN836 unexplained-abbreviation."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN836", severity=Severity.WARNING, basis="common usage", since="0.1", about=("chapters",))
def unexplained_abbreviation(plan: Plan) -> Iterator[Fault]:
    """A chapter uses an abbreviation that the plan does not explain.

    Why: a plan is read by councillors, municipalities and citizens, who may not know it; the list of abbreviations is
    made from what plan.yaml, parties and target groups say.

    Mend: add it to abbreviations in plan.yaml with what it stands for, or write it out. An abbreviation is a word of
    two to six capital letters; Roman numerals do not count.
    """
    from sprss_cli.model.abbreviations import explained, in_prose
    from sprss_cli.model.kinds.chapter import Chapter

    known: frozenset[str] | None = None
    for chapter in plan.every(Chapter):
        for word in in_prose(chapter.text):
            known = frozenset(explained(plan)) if known is None else known
            if word not in known:
                message = say("the abbreviation {word} is explained nowhere", word=word)
                hint = say("add it to abbreviations in plan.yaml, or write it out")
                yield Fault(chapter.at("text").quoting(word), message, hint)
