"""Likely continuations between two periods, for a person to decide: the comparison itself never guesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprss_cli.model.change import ChangeSet, How
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal

_LEAST = 55.0
_TITLE, _PROSE = 0.65, 0.35  # shares of a pair's score


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two records that may be one. The score is 0 to 100."""

    old: Card | Goal
    new: Card | Goal
    score: float


def suggestions(changes: ChangeSet) -> tuple[Suggestion, ...]:
    """Return for each new record without a predecessor the most similar ended one, best first.

    Titles and prose are compared without regard to the order of words; only pairs of at least 55 in 100 are given.
    """
    found = [pair for kind in (Goal, Card) for pair in _likely(changes, kind)]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.new.id)))


def _likely(changes: ChangeSet, kind: type[Card] | type[Goal]) -> Iterator[Suggestion]:
    ended = [pair.old for pair in changes.pairs if pair.how is How.REMOVED and isinstance(pair.old, kind)]
    new = [pair.new for pair in changes.pairs if pair.how is How.ADDED and isinstance(pair.new, kind)]
    for record in new:
        scored = [(_score(old, record), old) for old in ended]
        if scored:
            score, old = max(scored, key=lambda pair: (pair[0], pair[1].id))
            if score >= _LEAST:
                yield Suggestion(old, record, round(score, 1))


def _score(old: Card | Goal, new: Card | Goal) -> float:
    from rapidfuzz import fuzz, utils

    title = fuzz.token_set_ratio(old.title, new.title, processor=utils.default_process)
    if not old.description or not new.description:
        return title
    prose = fuzz.token_sort_ratio(old.description, new.description, processor=utils.default_process)
    return _TITLE * title + _PROSE * prose
