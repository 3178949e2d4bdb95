"""TXT604 doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.rules import rule

RIGHTLY_DOUBLED = frozenset({"se"})  # „dohodne se se sousedem“: the pronoun, then the preposition
_PUNCTUATION = ",.;:"


@rule("TXT604", severity=Severity.WARNING, basis="common usage", since="0.1")
def doubled_word(plan: Plan) -> Iterator[Fault]:
    """The same word stands twice in a row.

    Why: it is nearly always left over from an edit, and often another word was meant in the second place.

    Mend: delete one of the two, or write the word that was meant. Numbers, single letters, „se se“ and words of which
    only one has a capital letter do not count.
    """
    clean: set[str] = set()  # adopted wordings repeat from card to card
    for record, keys, text in _texts(plan):
        if text in clean:
            continue
        words = _doubled(text)
        if not words and keys[0] == "as_adopted":
            clean.add(text)
        for word in words:
            message = say("“{word}” stands twice in a row", word=word)
            yield Fault(record.at(*keys).quoting(f"{word} {word}"), message, say("delete one of the two"))


def _texts(plan: Plan) -> Iterator[tuple[PlanFrame | Record, tuple[str, ...], str]]:
    yield plan.frame, ("vision",), plan.frame.vision
    for goal in plan.every(Goal):
        yield goal, ("title",), goal.title
        yield goal, ("description",), goal.description
    for card in plan.every(Card):
        yield card, ("title",), card.title
        yield card, ("description",), card.description
        for field, text in card.as_adopted.items():
            yield card, ("as_adopted", field), text


def _doubled(text: str) -> tuple[str, ...]:
    """Return the words that stand twice in a row, each once.

    All prose of a plan passes here, so the comparing is left to C; a regular expression takes three times as long.
    """
    spread = text
    for sign in _PUNCTUATION:
        spread = spread.replace(sign, f" {sign} ")
    words = spread.split()
    twice = dict.fromkeys(compress(words, map(eq, words, islice(words, 1, None))))
    return tuple(word for word in twice if _is_fault(word, text))


def _is_fault(word: str, text: str) -> bool:
    """Whether a doubled word is meant to be one: with a blank line between, one paragraph ends and another begins."""
    if len(word) < 2 or not word.isalpha() or word.lower() in RIGHTLY_DOUBLED:
        return False
    gaps = re.findall(rf"(?<!\w){word}(\s+){word}(?!\w)", text)
    return any(gap.count("\n") < 2 for gap in gaps)
