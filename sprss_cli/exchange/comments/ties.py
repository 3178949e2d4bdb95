"""Which record and field a comment is about: by anchors, by an id or a title that it names, and last by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.exchange.comments.piece import Piece
from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.workbook.tables import titles_of
from sprss_cli.model.consultation import names
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.chapter import Chapter
from sprss_cli.model.kinds.comment import Target
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.model.wording import PRINTED_FIELDS, printed

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/-]*")
_WORD = re.compile(r"\w{3,}")
_LEAST_LETTERS = 20  # shorter texts stand in many records
_LEAST_LIKENESS = 0.6  # as difflib measures it; below, two paragraphs merely speak of the same thing
_CANDIDATES = 5
_TITLE_LIKENESS = 0.8


@dataclass(frozen=True, slots=True)
class Tie:
    """What a comment is about; no target for the plan as a whole. `unsure` when only likeness of text speaks for it."""

    target: Target | None
    unsure: bool = False


class Ties:
    """Ties comments to the records and fields of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._names = names(plan)

    def tie(self, piece: Piece) -> Tie:
        """Return what a piece is about."""
        if piece.target:
            return Tie(piece.target)
        record, unsure = self._record(piece)
        if record:
            return Tie(Target(record, self._field(record, piece)), unsure)
        found = self._by_text(piece.context)
        return Tie(found, unsure=True) if found else Tie(None)

    def _record(self, piece: Piece) -> tuple[str, bool]:
        """Return the record that a piece names, and whether that is unsure."""
        first = _ID.match(piece.record)
        if first and first[0] in self._names:
            return first[0], False
        for word in _ID.findall(f"{piece.record} {piece.place}"):
            if word in self._names and any(letter.isdigit() for letter in word) and not word.isdecimal():
                return word, False
        wanted = folded(piece.record)
        if wanted in self._titles:
            return self._titles[wanted], False
        near = nearest(wanted, self._titles, cutoff=_TITLE_LIKENESS) if wanted else ""
        return (self._titles[near], True) if near else ("", False)

    def _field(self, record: str, piece: Piece) -> str:
        """Return the field of a card that a piece names."""
        if self._names[record].kind is not Card:
            return ""
        said = folded(f"{piece.field} {piece.place}")
        found = [name for label, name in self._labels.items() if label in said]
        if wanted := folded(piece.field):
            found += [name for label, name in self._labels.items() if label.startswith(wanted)]
        return found[0] if found else ""

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """Ids by folded title; a title that several records bear tells nothing."""
        found: dict[str, list[str]] = {}
        plan = self._plan
        titles = [(card.title, card.id) for card in plan.every(Card)]
        titles += [(goal.title, goal.id) for goal in plan.every(Goal)]
        titles += [(chapter.title, chapter.id) for chapter in plan.every(Chapter)]
        for title, identifier in titles:
            found.setdefault(folded(title), []).append(identifier)
        return {title: ids[0] for title, ids in found.items() if title and len(ids) == 1}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """Fields of cards by what the plan or the schema calls them, the longest first."""
        found = {folded(label): name for name, label in field_labels(self._plan).items()}
        return dict(sorted(found.items(), key=lambda item: -len(item[0])))

    @cached_property
    def _paragraphs(self) -> tuple[tuple[str, frozenset[str], Target], ...]:
        """Every paragraph that documents print: its text, its words, and where it is from."""
        return tuple(
            (text, _words(text), target) for text, target in _printed(self._plan) if len(text) >= _LEAST_LETTERS
        )

    def _by_text(self, context: str) -> Target | None:
        wanted = folded(context)
        if len(wanted) < _LEAST_LETTERS:
            return None
        same = {target for text, _, target in self._paragraphs if wanted in text or text in wanted}
        if same:
            return next(iter(same)) if len(same) == 1 else None
        from difflib import SequenceMatcher

        words = _words(wanted)
        ranked = sorted(self._paragraphs, key=lambda one: -len(words & one[1]) / (len(words | one[1]) or 1))
        likeness = [(SequenceMatcher(None, wanted, text).ratio(), target) for text, _, target in ranked[:_CANDIDATES]]
        best = max(likeness, key=lambda one: one[0], default=None)
        return best[1] if best and best[0] >= _LEAST_LIKENESS else None


def field_labels(plan: Plan) -> Mapping[str, str]:
    """Return what the printed fields of a card are called: by the plan, else by the schema."""
    titles = titles_of(Card)[1]
    return {name: plan.frame.labels.get(name) or titles[(name,)] for name in PRINTED_FIELDS}


def _printed(plan: Plan) -> Iterator[tuple[str, Target]]:
    for card in plan.of(Card).values():
        for name in PRINTED_FIELDS:
            yield from ((folded(line), Target(card.id, name)) for line in printed(card, name, plan).splitlines())
    texts = [(goal.id, goal.title, goal.description, "description") for goal in plan.of(Goal).values()]
    texts += [(chapter.id, chapter.title, chapter.text, "text") for chapter in plan.of(Chapter).values()]
    for identifier, title, text, name in texts:
        yield folded(title), Target(identifier, "title")
        yield from ((folded(paragraph), Target(identifier, name)) for paragraph in text.split("\n\n"))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
