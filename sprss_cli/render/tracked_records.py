"""The goals and cards of a comparison, in the order of the new plan, as one text with tracked changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sprss_cli.model.change import ChangeSet, Pair
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.render.documents import SUFFIX
from sprss_cli.render.environment import fill
from sprss_cli.render.inline_changes import Revision, Runs
from sprss_cli.render.shape import shaped
from sprss_cli.render.tracked import Tracker
from sprss_cli.render.tree import Nodes, has_class
from sprss_cli.render.view import PlanView

_TEMPLATE = f"diff-records{SUFFIX}"


def tracked(changes: ChangeSet, templates: Mapping[str, str], runs: Runs, revision: Revision) -> Nodes:
    """Return the records of the new plan, with all that was put in and taken out since the old one marked.

    An old record stands in the text once: with the first record that follows it. Ended cards stand with what became of
    their goal; what has no place in the new plan stands at the end. Records that the comparison leaves out are left
    out here.

    Args:
        changes: What changed.
        templates: Texts of all templates by file name.
        runs: Compares two texts word by word.
        revision: Whose the tracked changes are, and of when.

    Raises:
        PandocTrouble: Pandoc is missing or refuses the text.
    """
    writer = _Writer(changes, templates, Tracker(runs, revision))
    return [block for part in writer.parts() for block in part]


class _Writer:
    def __init__(self, changes: ChangeSet, templates: Mapping[str, str], tracker: Tracker) -> None:
        self._tracker = tracker
        view = PlanView(changes.new.plan)
        self._goals = view.goals
        self._old = _boxes(changes.old.plan, templates, ())
        self._new = _boxes(changes.new.plan, templates, view.ids)
        self._pairs = [pair for pair in changes.pairs if pair.kind in (Card, Goal)]
        became = [pair for pair in self._pairs if pair.kind is Goal and pair.old and pair.new]
        self._became = {pair.old.id: pair.new.id for pair in became if pair.old and pair.new}
        self._ended_goals = {pair.record.id for pair in self._pairs if pair.kind is Goal and pair.new is None}
        self._told: set[tuple[type[Record], str]] = set()

    def parts(self) -> Iterator[Nodes]:
        for goal in self._goals:
            cards = [part for card in goal.cards for part in self._record(Card, card.id)]
            cards += [part for pair in self._ended() if self._home(pair) == goal.id for part in self._deleted(pair)]
            head = list(self._record(Goal, goal.id))
            if cards and not head:
                head = [self._new[Goal, goal.id]]
            yield from (*head, *cards)
        for pair in self._pairs:
            if pair.kind is Goal and pair.new is None:
                yield from self._deleted(pair)
                yield from (
                    part for card in self._ended() if _goal(card) == pair.record.id for part in self._deleted(card)
                )
        yield from (part for pair in self._ended() for part in self._deleted(pair))

    def _record(self, kind: type[Record], identifier: str) -> Iterator[Nodes]:
        """Yield a record of the new plan with its changes, then what else was merged into it."""
        pairs = [pair for pair in self._pairs if pair.kind is kind and pair.new and pair.new.id == identifier]
        if not pairs:
            return
        sources = [pair for pair in pairs if pair.old and (kind, pair.old.id) not in self._told]
        new = self._new[kind, identifier]
        if not sources:
            yield self._tracker.whole("+", new)
            return
        first = sources[0].old
        assert first is not None
        self._told.add((kind, first.id))
        others = [part for pair in sources[1:] for part in self._deleted(pair)]
        if kind is Goal:  # a heading of what was merged stands before that of the whole, so no card falls under it
            yield from others
        yield self._tracker.blocks(self._old[kind, first.id], new)
        if kind is not Goal:
            yield from others

    def _deleted(self, pair: Pair) -> Iterator[Nodes]:
        assert pair.old is not None
        key = pair.kind, pair.old.id
        if key not in self._told:
            self._told.add(key)
            yield self._tracker.whole("-", self._old[key])

    def _ended(self) -> list[Pair]:
        return [pair for pair in self._pairs if pair.kind is Card and pair.new is None]

    def _home(self, pair: Pair) -> str:
        """Return the goal of the new plan that an ended card stands with; none when its own goal ended too."""
        goal = _goal(pair)
        return "" if goal in self._ended_goals else self._became.get(goal, goal)


def _goal(pair: Pair) -> str:
    card = pair.record
    assert isinstance(card, Card)
    return card.goal


def _boxes(plan: Plan, templates: Mapping[str, str], ids: Collection[str]) -> Mapping[tuple[type[Record], str], Nodes]:
    """Return the blocks of each goal and card of a plan as the document of cards shows them."""
    view = PlanView(plan)
    boxes = [block["c"][1] for block in shaped(fill(_TEMPLATE, templates, {"plan": view}, ids)).body]
    keys: list[tuple[type[Record], str]] = []
    for goal in view.goals:
        keys += [(Goal, goal.id), *((Card, card.id) for card in goal.cards)]
    return {key: _unboxed(blocks) for key, blocks in zip(keys, boxes, strict=True)}


def _unboxed(blocks: Nodes) -> Nodes:
    return [part for block in blocks for part in (block["c"][1] if has_class(block, "karta") else [block])]
