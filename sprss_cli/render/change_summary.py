"""The summary of a comparison as templates see it: cards by goal, their flow, coverage, responsibility and money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.model.amounts import crowns, percent
from sprss_cli.model.change import ChangeSet, Picture, Relation, Shift
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party, titled
from sprss_cli.render.charts import Chart
from sprss_cli.render.flow_chart import flow_chart
from sprss_cli.render.level_words import level_words
from sprss_cli.render.view import natural


@dataclass(frozen=True, slots=True)
class ShiftView:
    """Something before and after, worded, with the difference."""

    name: str
    before: str
    after: str
    difference: str
    share: str


class Summary:
    """What a comparison amounts to, worded.

    Args:
        changes: What changed.
        picture: What it amounts to.
    """

    def __init__(self, changes: ChangeSet, picture: Picture) -> None:
        self._changes = changes
        self._picture = picture

    @cached_property
    def goals(self) -> tuple[tuple[str, str, int, int, int, int], ...]:
        """For each goal that has any: id, title, and numbers of cards unchanged, changed, new and ended."""
        rows = sorted(
            (row for row in self._picture.goals if row.unchanged or row.changed or row.new or row.ended),
            key=lambda row: natural(row.goal),
        )
        return tuple(
            (row.goal, goal_title(row.goal, self._changes), row.unchanged, row.changed, row.new, row.ended)
            for row in rows
        )

    @property
    def sums(self) -> tuple[int, int, int, int]:
        """Cards unchanged, changed, new and ended, over all goals."""
        rows = self._picture.goals
        return (
            sum(row.unchanged for row in rows),
            sum(row.changed for row in rows),
            sum(row.new for row in rows),
            sum(row.ended for row in rows),
        )

    @cached_property
    def flow(self) -> Chart | None:
        """The drawing of cards going from old goals to new ones; None where no card left its goal."""
        flows = self._picture.flows
        periods = self._changes.relation is Relation.PERIODS
        if not flows or not (periods or any(flow.source and flow.target != flow.source for flow in flows)):
            return None
        old, new = self._changes.old.plan, self._changes.new.plan
        return flow_chart(flows, _titles(old), _titles(new), level_words(new.frame.levels))

    @property
    def coverage(self) -> tuple[tuple[str, str, str], ...]:
        """What cards newly name and what no card names any more, for services and target groups."""
        picture, old, new = self._picture, self._changes.old.plan, self._changes.new.plan
        return (
            (
                "Druhy sociálních služeb",
                _named(picture.services_gained, "services", new),
                _named(picture.services_lost, "services", old),
            ),
            (
                "Cílové skupiny",
                _named(picture.groups_gained, "target_groups", new),
                _named(picture.groups_lost, "target_groups", old),
            ),
        )

    @property
    def leads(self) -> tuple[ShiftView, ...]:
        """Parties that answer for more or fewer cards, the greatest difference first."""
        return tuple(
            ShiftView(self._payers(shift), str(shift.before), str(shift.after), _signed(shift), "")
            for shift in _greatest_first(self._picture.leads)
        )

    @property
    def money(self) -> tuple[ShiftView, ...]:
        """Sources that pay more or less, the greatest difference first."""
        return tuple(_money(self._payers(shift), shift) for shift in _greatest_first(self._picture.money))

    @property
    def total(self) -> ShiftView:
        """The sum of all amounts."""
        return _money("Součet", Shift("", *self._picture.total))

    def _payers(self, shift: Shift) -> str:
        plan = (self._changes.new if shift.after else self._changes.old).plan
        return ", ".join(party(key, plan) for key in shift.key.split("+"))


def goal_title(identifier: str, changes: ChangeSet) -> str:
    """Return the title of a goal, of the newer side when both have it; empty when none has."""
    found = changes.new.plan.of(Goal).get(identifier) or changes.old.plan.of(Goal).get(identifier)
    return found.title if found else ""


def _titles(plan: Plan) -> Mapping[str, str]:
    return {goal.id: goal.title for goal in sorted(plan.of(Goal).values(), key=lambda goal: natural(goal.id))}


def _named(keys: Iterable[str], field: str, plan: Plan) -> str:
    return ", ".join(titled(key, field, plan) for key in sorted(keys, key=natural))


def _greatest_first(shifts: Iterable[Shift]) -> list[Shift]:
    return sorted(shifts, key=lambda shift: (-abs(shift.after - shift.before), shift.key))


def _signed(shift: Shift) -> str:
    difference = shift.after - shift.before
    return f"{'+' if difference > 0 else '−' if difference < 0 else '±'}{abs(difference)}"


def _money(name: str, shift: Shift) -> ShiftView:
    before, after = shift.before, shift.after
    difference = crowns(after - before, sign=True)
    return ShiftView(name, crowns(before), crowns(after), difference, percent(before, after) or "–")
