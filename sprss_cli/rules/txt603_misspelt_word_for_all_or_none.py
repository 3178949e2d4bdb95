"""TXT603 misspelt-word-for-all-or-none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.misspelling import misspelt
from sprss_cli.model.plan import Plan
from sprss_cli.model.wording import words_for
from sprss_cli.rules import rule

FIELDS = ("target_groups", "services", "funding")


@rule("TXT603", severity=Severity.WARNING, basis="a plan's own words", since="0.1")
def misspelt_word_for_all_or_none(plan: Plan) -> Iterator[Fault]:
    """A word that stands for all or for none is misspelt.

    Why: who counts or looks for such cards by the word misses this one.

    Mend: write the word in the hint. In an adopted plan the wording stays; write an exception with the reason.
    """
    accepted = {field: {_folded(word): word for word in words_for(field, plan)} for field in FIELDS}
    meant: dict[tuple[str, str], str] = {}
    for card in plan.every(Card):
        for field, wording in card.as_adopted.items():
            if field not in accepted:
                continue
            if (field, wording) not in meant:
                meant[field, wording] = _meant(_plain(wording), accepted[field])
            if near := meant[field, wording]:
                text = _plain(wording)
                message = say("“{text}” is misspelt", text=text)
                hint = say("write “{near}”", near=near)
                yield Fault(card.at("as_adopted", field).quoting(text), message, hint)


def _plain(wording: str) -> str:
    return " ".join(wording.split()).rstrip(".")


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _meant(text: str, words: Mapping[str, str]) -> str:
    if not text or text.casefold() in words:
        return ""
    return next((word for word in words.values() if misspelt(text, word)), "")
