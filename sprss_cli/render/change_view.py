"""What the templates of a comparison can name: changes grouped, worded in Czech and sorted, not yet marked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from sprss_cli.model.change import ChangeSet, How, Pair, Picture, Relation, Side, Weight
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.record import Record
from sprss_cli.model.shown import titled
from sprss_cli.model.wording import printed
from sprss_cli.render.change_rows import Labels, Row, Runs, rows
from sprss_cli.render.change_summary import Summary, goal_title
from sprss_cli.render.level_words import level_words
from sprss_cli.render.view import PlanView, natural

_HOW: Mapping[How, str] = {
    How.RENUMBERED: "Přečíslováno; dříve",
    How.CONTINUED: "Pokračování původního záznamu",
    How.RENAMED: "Pokračování pod novým názvem; dříve",
    How.SPLIT: "Vzniklo rozdělením původního záznamu",
    How.MERGED: "Vzniklo sloučením, mimo jiné z původního záznamu",
}
_STATE: Mapping[How, str] = {How.ADDED: "nově", How.REMOVED: "už ne"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A record on the new side against one on the old side: what became of it, and its changed fields."""

    caption: str
    origin: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of which there is something to say.

    Attributes:
        state: `nově` or `už ne` for a record that stands on one side only; else empty.
        facts: Label and text of what a new or an ended card was about.
        comparisons: One for each old record that it follows.
    """

    id: str
    title: str
    anchor: str
    state: str
    facts: tuple[tuple[str, str], ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one goal, or of one kind of records other than cards.

    Attributes:
        listed: Id, title and state of the records that came or went and of which there is no more to say.
    """

    title: str
    anchor: str
    entries: tuple[Entry, ...]
    listed: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """An editorial change: the record it stands in and its row."""

    record: str
    row: Row


class ChangeView:
    """A change set as templates see it.

    Args:
        changes: What changed.
        picture: What it amounts to.
        labels: What the fields of each kind of records are called.
        runs: Compares two texts word by word.
    """

    def __init__(self, changes: ChangeSet, picture: Picture, labels: Labels, runs: Runs) -> None:
        self._changes = changes
        self.summary = Summary(changes, picture)
        self._labels = labels.of_plans(changes.old.plan, changes.new.plan)
        self.words = level_words(changes.new.plan.frame.levels)
        self._runs = runs
        self.old, self.new = PlanView(changes.old.plan), PlanView(changes.new.plan)
        self.old_label, self.new_label = changes.old.label, changes.new.label
        self.two_periods = changes.relation is Relation.PERIODS
        self.two_regions = changes.relation is Relation.REGIONS
        self.identical = changes.new.identical
        self.anything = bool(changes.changed)
        self.whole = not changes.missing and not changes.old.unread and not changes.new.unread

    @property
    def title(self) -> str:
        """What is compared with what, as the title of the document."""
        if self.two_regions:
            return f"Porovnání plánů: {self.old.region} a {self.new.region}"
        if self._changes.relation is Relation.STATES:
            return f"Změny střednědobého plánu {self.new.period}"
        return f"Co se mění: střednědobý plán {self.new.period} proti plánu {self.old.period}"

    @cached_property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before the figures: files not read, sides without cards, made-up records."""
        found = [*self.old.notices, *self.new.notices]
        for side in (self._changes.old, self._changes.new):
            if side.unread:
                found.append(f"Tyto soubory nešlo přečíst, a nejsou proto porovnány ({side.label}): {_some(side)}.")
            lacking = [self._labels.kinds[kind] for kind, where in self._changes.missing.items() if where is side]
            if lacking:
                found.append(f"Zatím nelze porovnat, protože v datech {side.label} není: {', '.join(lacking)}.")
        for side in self._changes.in_part:
            found.append(
                f"Karty v datech {side.label} jsou rekonstruovány z veřejných zdrojů; co v nich není, v plánu být "
                "může. Druhy služeb, cílové skupiny, odpovědnost a peníze se proto neporovnávají."
            )
        if self._changes.selected:
            found.append(f"Dokument obsahuje jen to, co se týká: {', '.join(self._changes.selected)}.")
        if self.two_regions:
            found.append("Jde o plány dvou krajů: porovnány jsou cíle a číselníky, karty se k sobě nepřiřazují.")
        return tuple(dict.fromkeys(found))

    @cached_property
    def cards(self) -> tuple[Group, ...]:
        """The cards with changes of meaning by goal of the new plan; ended ones by what their goal became."""
        by_goal: dict[str, list[Pair]] = {}
        for pair in self._weighty(Card):
            by_goal.setdefault(self._goal_of(pair), []).append(pair)
        return tuple(
            Group(
                f"{goal} {goal_title(goal, self._changes)}".strip(),
                f"karty-{goal}",
                tuple(self._entries(by_goal[goal])),
            )
            for goal in sorted(by_goal, key=natural)
        )

    @cached_property
    def others(self) -> tuple[Group, ...]:
        """The other records with changes of meaning, by kind."""
        kinds = sorted({pair.kind for pair in self._changes.pairs} - {Card}, key=lambda kind: kind.folder)
        groups = (self._group(kind) for kind in kinds)
        return tuple(group for group in groups if group.entries or group.listed)

    @cached_property
    def editorial(self) -> tuple[Remark, ...]:
        """Changes of spelling, typography and notes alone."""
        return tuple(
            Remark(pair.record.id, row) for pair in self._changes.changed for row in self._rows(pair, Weight.EDITORIAL)
        )

    @property
    def technical(self) -> int:
        """How many changes there are that mean nothing to a reader."""
        return sum(change.weight is Weight.TECHNICAL for pair in self._changes.pairs for change in pair.changes)

    @property
    def ids(self) -> frozenset[str]:
        """Ids that the document has anchors for."""
        groups = (*self.cards, *self.others)
        return frozenset(entry.anchor for group in groups for entry in group.entries)

    def _group(self, kind: type[Record]) -> Group:
        entries = tuple(self._entries(self._weighty(kind)))
        return Group(
            self._labels.kinds[kind],
            f"zmeny-{kind.folder}",
            tuple(entry for entry in entries if not entry.state),
            tuple((entry.id, entry.title, entry.state) for entry in entries if entry.state),
        )

    def _weighty(self, kind: type[Record]) -> list[Pair]:
        pairs = [pair for pair in self._changes.changed if pair.kind is kind and pair.weight is Weight.SUBSTANTIVE]
        return sorted(pairs, key=lambda pair: (pair.new is None, natural(pair.record.id)))

    def _entries(self, pairs: Iterable[Pair]) -> Iterator[Entry]:
        """Yield an entry for each record of the new side, however many old ones it follows, and each ended one."""
        for (ended, identifier), same in groupby(pairs, key=lambda pair: (pair.new is None, pair.record.id)):
            found = list(same)
            record = found[0].record
            alone = found[0].old is None or found[0].new is None
            yield Entry(
                identifier,
                getattr(record, "title", ""),
                f"skoncilo-{identifier}" if ended else identifier,
                _STATE.get(found[0].how, ""),
                tuple(self._facts(found[0])) if alone else (),
                () if alone else tuple(self._comparison(pair) for pair in found),
            )

    def _facts(self, pair: Pair) -> Iterator[tuple[str, str]]:
        record, plan = pair.record, (self._changes.new if pair.new else self._changes.old).plan
        if not isinstance(record, Card):
            return
        labels = self._labels.fields[Card]
        yield labels["goal"], titled(record.goal, "goal", plan)
        for name in ("period", "responsible", "funding"):
            yield labels[name], printed(record, name, plan)

    def _comparison(self, pair: Pair) -> Comparison:
        old, new = pair.old, pair.new
        assert old is not None
        assert new is not None
        caption = f"Co se mění: {new.id}" + (f" proti {old.id}" if old.id != new.id else "")
        before = f"{old.id} {getattr(old, 'title', '')}".strip()
        after = f"{new.id} {getattr(new, 'title', '')}".strip()
        told = pair.how in _HOW and (pair.how is not How.CONTINUED or before != after)
        origin = f"{_HOW[pair.how]}: {before}." if told else ""
        return Comparison(caption, origin, self._rows(pair, Weight.SUBSTANTIVE))

    def _rows(self, pair: Pair, weight: Weight) -> tuple[Row, ...]:
        old, new = self._changes.old.plan, self._changes.new.plan
        return tuple(rows(pair, weight, old, new, self._labels, self._runs))

    def _goal_of(self, pair: Pair) -> str:
        card = pair.record
        assert isinstance(card, Card)
        return card.goal if pair.new else self._became.get(card.goal, card.goal)

    @cached_property
    def _became(self) -> Mapping[str, str]:
        pairs = [pair for pair in self._changes.pairs if pair.kind is Goal]
        return {pair.old.id: pair.new.id for pair in pairs if pair.old and pair.new}


def _some(side: Side) -> str:
    return ", ".join(side.unread[:10]) + (f" a dalších {len(side.unread) - 10}" if len(side.unread) > 10 else "")
