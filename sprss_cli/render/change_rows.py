"""The changes of a record as rows of a table: field, old side, new side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sprss_cli.model.amounts import crowns, percent
from sprss_cli.model.change import Change, ChangeKind, Pair, Run, Weight
from sprss_cli.model.comparison import Policy, policies
from sprss_cli.model.further_wording import further_labels
from sprss_cli.model.kinds.card import Card, Funding, Selection
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.period import Period
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.shown import shown, titled
from sprss_cli.model.wording import printed
from sprss_cli.render.marks import new_side, old_side
from sprss_cli.render.prose import plain
from sprss_cli.render.view import years

Runs = Callable[[str, str], Sequence[Run]]
"""Compares two texts word by word."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What kinds of records and their fields are called; an inner field stands under its key with a dot."""

    kinds: Mapping[type[Record], str]
    fields: Mapping[type[Record], Mapping[str, str]]

    def of_plans(self, *plans: Plan) -> Labels:
        """Return what plans call them: their further fields and, where they state them, their own levels."""
        kinds, cards = dict(self.kinds), dict(self.fields[Card])
        for plan in plans:
            cards |= further_labels(plan)
            if plan.frame.has_own_levels:
                *above, last = plan.frame.levels
                kinds |= {Card: last.plural, Goal: ", ".join(level.plural for level in above)}
                cards |= {"goal": above[-1].title, **plan.frame.labels}
        return Labels(kinds, {**self.fields, Card: cards})


@dataclass(frozen=True, slots=True)
class Row:
    """A changed field: its label and what stood and stands in it, with what was taken out and put in."""

    label: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]


def rows(pair: Pair, weight: Weight, old: Plan, new: Plan, labels: Labels, runs: Runs) -> Iterator[Row]:
    """Yield a row for each field of a record that changed with this weight, in the order of the changes.

    Args:
        pair: A record on both sides.
        weight: The weight of the changes wanted.
        old: The plan of the old side, for the titles of what is referred to.
        new: The plan of the new side.
        labels: What the fields are called.
        runs: Compares two texts word by word.
    """
    by_field: dict[str, list[Change]] = {}
    for change in pair.changes:
        if change.weight is weight:
            by_field.setdefault(change.field, []).append(change)
    writer = _Rows(pair, old, new, runs)
    for field, changes in by_field.items():
        before, after = writer.sides(field, changes)
        yield Row(_label(field, labels.fields[pair.kind]), before, after)


def _label(field: str, labels: Mapping[str, str]) -> str:
    return labels.get(field) or labels.get(field.partition(".")[0]) or field


class _Rows:
    def __init__(self, pair: Pair, old: Plan, new: Plan, runs: Runs) -> None:
        self.pair = pair
        self.old, self.new = old, new
        self.runs = runs

    def sides(self, field: str, changes: Sequence[Change]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        first = changes[0]
        if first.runs:
            found = self._words(first)
            return old_side(found), new_side(found)
        if any(isinstance(value, Funding) for change in changes for value in (change.before, change.after)):
            return self._money(changes)
        if all(change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED) for change in changes):
            return self._sets(field, changes)
        before = self._whole(first.before, field, self.pair.old, self.old)
        after = self._whole(first.after, field, self.pair.new, self.new)
        return (Run("-", before),) if before else (), (Run("+", after),) if after else ()

    def _words(self, change: Change) -> Sequence[Run]:
        """Return the runs of a text; of prose, without its markup where that is not what changed."""
        if policies(self.pair.kind).get(change.field) is not Policy.PROSE:  # type: ignore[arg-type]
            return change.runs
        before, after = plain(str(change.before or "")), plain(str(change.after or ""))
        return change.runs if before == after else self.runs(before, after)

    def _sets(self, field: str, changes: Sequence[Change]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        gone = {change.before for change in changes if change.kind is ChangeKind.REMOVED}
        came = {change.after for change in changes if change.kind is ChangeKind.ADDED}
        before = _listed(_members(self.pair.old, field), gone, "-", field, self.old)
        after = _listed(_members(self.pair.new, field), came, "+", field, self.new)
        return before, after

    def _money(self, changes: Sequence[Change]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        before = [Run("-", shown(one.before, one.field, self.old)) for one in changes if one.before is not None]
        after = []
        for change in changes:
            if change.after is not None:
                after.append(Run("+", shown(change.after, change.field, self.new)))
                if difference := _difference(change):
                    after.append(Run("=", difference))
        return _joined(before, "; "), _joined(after, "; ")

    def _whole(self, value: object, field: str, record: Record | None, plan: Plan) -> str:
        if isinstance(value, bool):
            return "ano" if value else "ne"
        if isinstance(value, Period):
            return years(value)
        if value in ("all", "none") and isinstance(getattr(record, field, None), Selection):
            return printed(record, field, plan)  # type: ignore[arg-type]  # only cards have selections
        return shown(value, field, plan)


def _members(record: Record | None, field: str) -> tuple[str, ...]:
    """Return the ids that a field holds, the inner field after a dot."""
    value: object = record
    for name in field.split("."):
        value = value.get(name, ()) if isinstance(value, Mapping) else getattr(value, name)
    found = value.ids if isinstance(value, Selection) else value
    assert isinstance(found, tuple)
    return found


def _listed(members: Sequence[str], changed: set[object], kind: str, field: str, plan: Plan) -> tuple[Run, ...]:
    items = [Run(kind if member in changed else "=", titled(member, field, plan)) for member in members]
    return _joined(items, ", ")


def _joined(items: Sequence[Run], comma: str) -> tuple[Run, ...]:
    """Put a comma between runs; a remark in brackets follows its run without one."""
    pieces = (
        (item,) if not index or (item.kind == "=" and item.text.startswith(" (")) else (Run("=", comma), item)
        for index, item in enumerate(items)
    )
    return tuple(chain.from_iterable(pieces))


def _difference(change: Change) -> str:
    old, new = change.before, change.after
    if not (isinstance(old, Funding) and isinstance(new, Funding)) or old.amount is None or new.amount is None:
        return ""
    if old.amount == new.amount:
        return ""
    share = percent(old.amount, new.amount)
    return f" ({crowns(new.amount - old.amount, sign=True)}{f', {share}' if share else ''})"
