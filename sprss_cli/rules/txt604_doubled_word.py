"""TXT604 doubled-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

RIGHTLY_DOUBLED = frozenset({"se"})  # „dohodne se se sousedem“: the pronoun, then the preposition
_END = ".,;:!?)]}“”\"'*_…"


@rule("TXT604", severity=Severity.WARNING, basis="common usage", since="0.1")
def doubled_word(plan: Plan) -> Iterator[Fault]:
    """The same word stands twice in a row.

    Why: it is nearly always left over from an edit, and often another word was meant in the second place.

    Mend: delete one of the two, or write the word that was meant. Numbers, single letters and „se se“ do not count.
    """
    for at, text in _texts(plan):
        for words in dict.fromkeys(_doubled(text)):
            message = say("“{words}” stands twice in a row", words=words.split()[0])
            yield Fault(at.quoting(words), message, say("delete one of the two"))


def _texts(plan: Plan) -> Iterator[tuple[Address, str]]:
    yield plan.frame.at("vision"), plan.frame.vision
    for goal in plan.every(Goal):
        yield goal.at("title"), goal.title
        yield goal.at("description"), goal.description
    for card in plan.every(Card):
        yield card.at("title"), card.title
        yield card.at("description"), card.description
        for field, text in card.as_adopted.items():
            yield card.at("as_adopted", field), text


def _doubled(text: str) -> Iterator[str]:
    """Yield the doubled words as they stand, without what follows them.

    All of a plan's prose passes here, so the first look is done without a line of Python for each word: a word that
    begins with the whole of the word before it. Only those few are looked at closely.
    """
    folded = text.lower().split()
    for index in compress(count(), map(str.startswith, islice(folded, 1, None), folded)):
        word = folded[index]
        if len(word) < 2 or not word.isalpha() or word in RIGHTLY_DOUBLED or folded[index + 1].rstrip(_END) != word:
            continue
        written = text.split()
        pair = f"{written[index]} {written[index + 1].rstrip(_END)}"
        if not _divided(text, pair):
            yield pair


def _divided(text: str, pair: str) -> bool:
    """Whether a blank line stands between the two: the end of one paragraph and the beginning of another."""
    first, second = pair.split()
    found = re.search(rf"(?<!\w){re.escape(first)}(\s+){re.escape(second)}(?!\w)", text)
    return found is not None and found[1].count("\n") > 1
