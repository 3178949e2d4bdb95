"""TXT606 mixed-paragraph-spacing."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("TXT606", severity=Severity.INFO, basis="common usage", since="0.1")
def mixed_paragraph_spacing(plan: Plan) -> Iterator[Fault]:
    """Paragraphs are cited without a space although the plan elsewhere has one: „§37“ beside „§ 37“.

    Why: a search for one form misses the other, and mixed spelling looks careless. A plan that never has the space is
    consistent and is left alone.

    Mend: put a space after the sign. In an adopted plan the wording stays; write an exception with the reason.
    """
    tight: list[tuple[Card, tuple[str, ...], str]] = []
    spaced = False
    for card, items in plan.cited_services:
        cited = [paragraph for item in items for paragraph in item.paragraphs]
        without = {paragraph.mark: paragraph.key for paragraph in cited if not paragraph.spaced}
        spaced = spaced or len(cited) > sum(not paragraph.spaced for paragraph in cited)
        if without:
            tight.append((card, tuple(without), next(iter(without.values()))))
    for card, marks, key in tight if spaced else ():
        message = say_count(
            "{marks} has no space after the sign",
            "{marks} have no space after the sign",
            len(marks),
            marks=marks,
        )
        hint = say("elsewhere the plan has the space: write “{key}”", key=key)
        yield Fault(card.at("as_adopted", "services").quoting(marks[0]), message, hint)
