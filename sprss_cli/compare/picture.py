"""The picture above single changes: cards by goal, coverage gained and lost, responsibility and money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sprss_cli.model.change import ChangeSet, Flow, GoalRow, How, Picture, Relation, Shift, Weight
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal

Cards = tuple[Card, ...]


def picture(changes: ChangeSet) -> Picture:
    """Return what a change set amounts to.

    Records that were not read because they are the same on both sides count on both sides alike, so they change no
    gain, no loss and no difference; only absolute sums leave them out. Of a side that is reconstructed only the cards
    are counted.
    """
    if Card in changes.missing:
        return Picture()
    if changes.in_part:
        return Picture(goals=tuple(_goal_rows(changes)), flows=tuple(_flows(changes)))
    old, new = _cards(changes)
    gained, lost = _difference(_services(old), _services(new))
    groups_gained, groups_lost = _difference(_groups(old), _groups(new))
    return Picture(
        goals=tuple(_goal_rows(changes)),
        flows=tuple(_flows(changes)),
        services_gained=gained,
        services_lost=lost,
        groups_gained=groups_gained,
        groups_lost=groups_lost,
        leads=tuple(_shifts(_leads(old), _leads(new))),
        money=tuple(_shifts(_money(old), _money(new))),
        total=(sum(_money(old).values()), sum(_money(new).values())),
    )


def _cards(changes: ChangeSet) -> tuple[Cards, Cards]:
    """Return the cards of both sides that the change set speaks of: all that were read, or those selected."""
    if changes.relation is Relation.REGIONS and not changes.selected:
        return tuple(changes.old.plan.of(Card).values()), tuple(changes.new.plan.of(Card).values())
    olds = {pair.old.id: pair.old for pair in changes.pairs if isinstance(pair.old, Card)}
    news = {pair.new.id: pair.new for pair in changes.pairs if isinstance(pair.new, Card)}
    return tuple(olds.values()), tuple(news.values())


def _goal_rows(changes: ChangeSet) -> Iterator[GoalRow]:
    """Count cards by the goal they belong to: on the new side, ended ones by what their goal became."""
    goals = changes.new.plan.of(Goal)
    above = {goal.parent for goal in goals.values()}  # to these no card belongs
    rows: dict[str, Counter[str]] = {} if changes.selected else {goal: Counter() for goal in goals if goal not in above}
    became = {pair.old.id: pair.new.id for pair in changes.pairs if pair.kind is Goal and pair.old and pair.new}
    for pair in changes.pairs:
        if pair.kind is not Card:
            continue
        card = pair.record
        assert isinstance(card, Card)
        goal = card.goal if pair.new else became.get(card.goal, card.goal)
        rows.setdefault(goal, Counter())[_what(pair.how, pair.weight)] += 1
    for goal, counts in sorted(rows.items()):
        yield GoalRow(goal, counts["unchanged"], counts["changed"], counts["new"], counts["ended"])


def _what(how: How, weight: Weight | None) -> str:
    if how is How.ADDED:
        return "new"
    if how is How.REMOVED:
        return "ended"
    return "changed" if weight is Weight.SUBSTANTIVE else "unchanged"


def _flows(changes: ChangeSet) -> Iterator[Flow]:
    """Count cards by the goal they come from and the goal they go to; no goal for new and ended ones."""
    counts: Counter[tuple[str, str]] = Counter()
    for pair in changes.pairs:
        if pair.kind is Card:
            counts[_goal(pair.old), _goal(pair.new)] += 1
    for (source, target), number in sorted(counts.items()):
        yield Flow(source, target, number)


def _goal(record: object) -> str:
    return record.goal if isinstance(record, Card) else ""


def _services(cards: Cards) -> frozenset[str]:
    return frozenset(key for card in cards for key in card.services.ids)


def _groups(cards: Cards) -> frozenset[str]:
    return frozenset(key for card in cards for key in card.target_groups.ids)


def _leads(cards: Cards) -> Mapping[str, int]:
    return Counter(party for card in cards for party in card.responsible.lead)


def _money(cards: Cards) -> Mapping[str, int]:
    """Add up amounts by who pays; what several pay together stands under all of them as one name."""
    sums: Counter[str] = Counter()
    for card in cards:
        for item in card.funding:
            sums["+".join(sorted(item.sources))] += item.amount or 0
    return {source: amount for source, amount in sums.items() if amount}


def _difference(old: Iterable[str], new: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(set(new) - set(old))), tuple(sorted(set(old) - set(new)))


def _shifts(old: Mapping[str, int], new: Mapping[str, int]) -> Iterator[Shift]:
    for key in sorted({*old, *new}):
        if old.get(key, 0) != new.get(key, 0):
            yield Shift(key, old.get(key, 0), new.get(key, 0))
