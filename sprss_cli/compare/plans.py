"""Two plans into a change set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sprss_cli.compare.fields import changes
from sprss_cli.compare.match import Match, between, within
from sprss_cli.model.change import ChangeSet, How, Pair, Relation, Side
from sprss_cli.model.comparison import Policy, policies
from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.record import Record


def relation(old: Side, new: Side) -> Relation:
    """Return how two sides stand to each other: by region, then by period."""
    one, other = old.plan.frame, new.plan.frame
    if (one.region.code or one.region.name) != (other.region.code or other.region.name):
        return Relation.REGIONS
    return Relation.STATES if one.period == other.period else Relation.PERIODS


def compare(old: Side, new: Side, old_name: str) -> ChangeSet:
    """Compare two plans.

    Args:
        old: The older side.
        new: The newer side.
        old_name: How records of the newer plan name the older one in `continues`.
    """
    kinds = tuple(kind for kind in record_kinds() if kind.published and kind.compared)
    missing = {kind: side for kind in kinds if (side := _lacking(kind, old, new))}
    matches = {kind: () if kind in missing else tuple(_matches(kind, old, new, old_name)) for kind in kinds}
    same_goal = _same(matches[Goal])
    same_card = _same(matches[Card])

    def same(one: str, other: str) -> bool:
        return same_goal(one, other) or same_card(one, other)

    pairs = [_of_the_cards_own(_pair(match, same), old, new) for kind in matches for match in matches[kind]]
    pairs.sort(key=lambda pair: (pair.kind.folder, pair.record.id, pair.old.id if pair.old else ""))
    return ChangeSet(old, new, relation(old, new), tuple(pairs), missing)


def _lacking(kind: type[Record], old: Side, new: Side) -> Side | None:
    """Return the side that has no record of a kind while the other has some: that is not an end, but a gap."""
    empty = [side for side in (old, new) if not side.plan.every(kind) and not side.plan.unreadable.get(kind)]
    skipped = old.identical or new.identical  # what was not read may be there
    return empty[0] if len(empty) == 1 and not skipped else None


def _matches(kind: type[Record], old: Side, new: Side, old_name: str) -> Iterator[Match]:
    match relation(old, new):
        case Relation.STATES:
            yield from within(kind, old.plan, new.plan)
        case Relation.PERIODS:
            yield from between(kind, old.plan, new.plan, old_name)
        case Relation.REGIONS:
            if kind is not Card:
                yield from within(kind, old.plan, new.plan)


def _same(matches: Iterable[Match]) -> Callable[[str, str], bool]:
    """Return whether two ids mean one record: not after a split or a merger, when neither is the other."""
    unmoved = {How.SAME, How.CONTINUED, How.RENAMED, How.RENUMBERED}
    known = {(match.old.id, match.new.id) for match in matches if match.old and match.new and match.how in unmoved}
    return lambda one, other: (one, other) in known


def _pair(match: Match, same: Callable[[str, str], bool]) -> Pair:
    if match.old is None or match.new is None:
        return Pair(match.how, match.old, match.new)
    return Pair(match.how, match.old, match.new, changes(match.old, match.new, same))


def _of_the_cards_own(pair: Pair, old: Side, new: Side) -> Pair:
    """Leave out what only follows from there being another plan.

    A card or a method that ran as long as its plan and does so again has not changed, though the years have; the
    wording that was adopted and the decisions on a service belong to their own plan alone.
    """
    whole = (old.plan.frame.period, new.plan.frame.period)
    kept = tuple(change for change in pair.changes if (change.before, change.after) != whole)
    if relation(old, new) is Relation.PERIODS:
        named = policies(pair.kind)  # type: ignore[arg-type]  # a class hashes, if its instances do not
        ledger = {name for name, policy in named.items() if policy is Policy.ITEMS}
        own = {"as_adopted", *ledger}
        kept = tuple(change for change in kept if change.field.partition(".")[0] not in own)
    return replace(pair, changes=kept)
