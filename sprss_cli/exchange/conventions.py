"""How documents say things: labels, words and phrases, as data of a language and of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sprss_cli.exchange.sheet import one_line


def folded(text: str) -> str:
    """Return a text for comparison: one line, small letters, without a colon at its end."""
    return one_line(text).casefold().rstrip(":").rstrip()


@dataclass(frozen=True)
class Conventions:
    """What `schemas/imports/<map>.yaml` says, and what a plan's import decisions add to it.

    Attributes:
        labels: Field of a card by folded label.
        faults: Labels as a faulty extraction prints them, folded; they are among the labels too.
        furniture: Lines that belong to the page and not to a card, folded.
        rule_characters: A line made of nothing else is a rule of a table.
        words: Folded wordings of `all` and `none`.
        phrases: Turns of phrase by their meaning, the longest first.
        multipliers: What a word after a number multiplies it by.
        currency: How whole crowns are called.
    """

    labels: Mapping[str, str]
    faults: frozenset[str] = frozenset()
    furniture: frozenset[str] = frozenset()
    rule_characters: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    currency: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, *layers: Mapping[str, Any]) -> Conventions:
        """Lay a plan's additions over the packaged map; both have passed their schemas."""
        labels: dict[str, str] = {}
        for layer in layers:
            for name, wordings in layer.get("labels", {}).items():
                labels |= {folded(wording): name for wording in wordings}
        faults = {folded(text): name for layer in layers for text, name in layer.get("extraction_faults", {}).items()}
        words = {
            folded(wording): word
            for layer in layers
            for word, wordings in layer.get("words", {}).items()
            for wording in wordings
        }
        return cls(
            labels=labels | faults,
            faults=frozenset(faults),
            furniture=frozenset(folded(line) for layer in layers for line in layer.get("furniture", ())),
            rule_characters=frozenset("".join(layer.get("rule_characters", "") for layer in layers)),
            words=words,
            phrases=_phrases(layers),
            multipliers={name: by for layer in layers for name, by in layer.get("multipliers", {}).items()},
            currency=tuple(name for layer in layers for name in layer.get("currency", ())),
        )

    def is_rule(self, text: str) -> bool:
        """Return whether a line is drawn, not written."""
        return self.rule_characters.issuperset(text.replace(" ", ""))

    def is_furniture(self, text: str) -> bool:
        """Return whether a line belongs to the page: a running title, a date, a heading that every card repeats."""
        return folded(text) in self.furniture


def _phrases(layers: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for layer in layers:
        for meaning, wordings in layer.get("phrases", {}).items():
            found.setdefault(meaning, set()).update(map(one_line, wordings))
    return {meaning: tuple(sorted(texts, key=lambda text: (-len(text), text))) for meaning, texts in found.items()}
