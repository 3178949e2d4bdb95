"""What changed between two plans: data, without any word about how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from sprss_cli.model.kinds.card import Card
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

if TYPE_CHECKING:  # most comparisons are of plans, not of a network on two days
    from sprss_cli.model.network_change import NetworkChanges


class Weight(IntEnum):
    """What a change means to a reader; the order of the numbers is the order of weight."""

    TECHNICAL = 1
    EDITORIAL = 2
    SUBSTANTIVE = 3


class ChangeKind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


class How(StrEnum):
    """What became of a record."""

    SAME = "same"  # the same id in the same plan
    RENUMBERED = "renumbered"  # another id in the same plan, by `formerly`
    CONTINUED = "continued"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class Relation(StrEnum):
    """How two plans stand to each other, which decides what is matched with what."""

    STATES = "states"  # one plan at two times
    PERIODS = "periods"  # two plans of one region, one after the other
    REGIONS = "regions"  # plans of two regions: cards are listed, not matched


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of a text: kept, put in or taken out."""

    kind: str  # "=", "+" or "-"
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in one field of one record.

    Attributes:
        field: The key, with the inner key after a dot (`responsible.lead`, `as_adopted.services`).
        kind: What happened.
        weight: What it means to a reader.
        before: The old value as data: an id, a text, a period, an amount; None when there was none.
        after: The new value.
        runs: For texts: what was kept, put in and taken out, in order.
        before_at: Where the old value stands; None when there was none.
        after_at: Where the new value stands.
    """

    field: str
    kind: ChangeKind
    weight: Weight
    before: object = None
    after: object = None
    runs: tuple[Run, ...] = ()
    before_at: Address | None = None
    after_at: Address | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A record on the old side, what became of it on the new side, and the differences.

    One of the two is None for a record that was added or removed. A split record stands in several pairs as the old
    side, a merged one in several as the new side.
    """

    how: How
    old: Record | None
    new: Record | None
    changes: tuple[Change, ...] = ()

    @property
    def record(self) -> Record:
        """The record on the new side, or on the old one when there is no new one."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def kind(self) -> type[Record]:
        """The record kind of both."""
        return type(self.record)

    @property
    def weight(self) -> Weight | None:
        """The greatest weight among the changes; None when nothing changed."""
        if self.how not in (How.SAME, How.CONTINUED):
            return Weight.SUBSTANTIVE
        return max((change.weight for change in self.changes), default=None)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        label: What a reader calls it: a folder, a revision with a folder.
        plan: The plan as far as it was read.
        unread: Files that could not be read, so that what is in them is not compared.
        identical: How many files are the same to the byte on both sides and were not read.
    """

    label: str
    plan: Plan
    unread: tuple[str, ...] = ()
    identical: int = 0

    @property
    def reconstructed(self) -> bool:
        """Whether all its cards were reconstructed, so that they are not all that the plan holds."""
        origins = {self.plan.origin(card) for card in self.plan.every(Card)}
        return origins == {"reconstructed"}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything that changed, sorted by kind and id.

    Attributes:
        old: The older side.
        new: The newer side.
        relation: How the two stand to each other.
        missing: Record kinds of which one side has nothing at all, so that nothing can be said of them, each with
            the side that lacks it.
        selected: What the pairs were limited to, as the reader asked for it; empty when they are all there.
        pairs: Records with what became of them, the unchanged ones among them.
        network: The network on two days when that was asked for; then there are no pairs.
    """

    old: Side
    new: Side
    relation: Relation
    pairs: tuple[Pair, ...] = ()
    missing: Mapping[type[Record], Side] = field(default_factory=dict)
    selected: tuple[str, ...] = ()
    network: NetworkChanges | None = None

    @property
    def in_part(self) -> tuple[Side, ...]:
        """The side that is reconstructed when the other one is not: what only one holds is then no gain and no loss."""
        found = tuple(side for side in (self.old, self.new) if side.reconstructed)
        return found if len(found) == 1 else ()

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs in which anything changed."""
        return tuple(pair for pair in self.pairs if pair.weight is not None)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """Cards of one goal by what became of them: without change of meaning, changed, new, ended."""

    goal: str
    unchanged: int
    changed: int
    new: int
    ended: int


@dataclass(frozen=True, slots=True)
class Flow:
    """How many cards went from one goal to another; an empty source is new, an empty target ended."""

    source: str
    target: str
    cards: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A number of something before and after: cards a party leads, crowns a source pays."""

    key: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What a change set amounts to.

    Attributes:
        goals: Cards by goal of the newer side.
        flows: Cards from old goals to new ones.
        services_gained: Kinds of services that no card named before.
        services_lost: Kinds of services that no card names any more.
        groups_gained: Target groups that no card named before.
        groups_lost: Target groups that no card names any more.
        leads: Parties that lead more or fewer cards.
        money: Sources that pay more or less, whole CZK; joint payers are joined by `+`.
        total: Sum of all amounts before and after, whole CZK.
    """

    goals: tuple[GoalRow, ...] = ()
    flows: tuple[Flow, ...] = ()
    services_gained: tuple[str, ...] = ()
    services_lost: tuple[str, ...] = ()
    groups_gained: tuple[str, ...] = ()
    groups_lost: tuple[str, ...] = ()
    leads: tuple[Shift, ...] = ()
    money: tuple[Shift, ...] = ()
    total: tuple[int, int] = (0, 0)
