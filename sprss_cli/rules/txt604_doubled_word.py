"""TXT604 doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_AT_ONCE = 100  # texts
_APART = " - "  # between two texts, so that the last word of one does not meet the first of the other

_Text = tuple[PlanFrame | Record, tuple[str, ...], str]


@rule("TXT604", severity=Severity.WARNING, basis="common usage", since="0.1")
def doubled_word(plan: Plan) -> Iterator[Fault]:
    """The same word stands twice in a row.

    Why: it is nearly always left over from an edit, and often another word was meant in the second place.

    Mend: delete one of the two, or write the word that was meant. Numbers, single letters, „se se“ and words of which
    only one has a capital letter do not count.
    """
    for together, texts in _batches(plan):
        for record, keys, text in texts if _may_be_doubled(together) else ():
            for word in _doubled(text):
                message = say("“{word}” stands twice in a row", word=word)
                yield Fault(record.at(*keys).quoting(f"{word} {word}"), message, say("delete one of the two"))


def _batches(plan: Plan) -> Iterator[tuple[str, Iterable[_Text]]]:
    """Yield many texts as one, and the same texts one by one."""
    cards, begins = plan.every(Card), plan.prose_begins
    for first in range(0, len(cards), _AT_ONCE):
        some = cards[first : first + _AT_ONCE]
        together = plan.prose[begins[first] : begins[first + len(some)]]
        yield together, ((card, ("description",), card.description) for card in some)
    others = _other_texts(plan)
    while batch := tuple(islice(others, _AT_ONCE)):
        yield _APART.join([text for _, _, text in batch]), batch


def _other_texts(plan: Plan) -> Iterator[_Text]:
    yield plan.frame, ("vision",), plan.frame.vision
    for goal in plan.every(Goal):
        yield goal, ("title",), goal.title
        yield goal, ("description",), goal.description
    for card in plan.every(Card):
        yield card, ("title",), card.title
        for field, text in card.as_adopted.items():
            yield card, ("as_adopted", field), text


def _may_be_doubled(text: str) -> list[str]:
    """Return the words that stand twice in a row, also where a comma or a full stop stands between the two.

    All prose of a plan passes here, many texts at once, and nearly always nothing is found. So the comparing is left to
    C; a regular expression takes twice as long.
    """
    for sign in _PUNCTUATION:
        text = text.replace(sign, " ")
    words = text.split()
    twice = dict.fromkeys(compress(words, map(eq, words, islice(words, 1, None))))
    return [word for word in twice if len(word) > 1 and word.isalpha() and word.lower() not in RIGHTLY_DOUBLED]


def _doubled(text: str) -> tuple[str, ...]:
    """Return the words that stand twice in a row, each once."""
    return tuple(word for word in _may_be_doubled(text) if _is_fault(word, text))


def _is_fault(word: str, text: str) -> bool:
    """Whether a doubled word is meant to be one: with a blank line between, one paragraph ends and another begins."""
    gaps = re.findall(rf"(?<!\w){word}(\s+){word}(?!\w)", text)
    return any(gap.count("\n") < 2 for gap in gaps)
