"""The goals of a plan as a tree: which belongs to which, in what order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan


def goals_in_order(plan: Plan) -> Iterator[tuple[Goal, int]]:
    """Yield every goal once, each behind the one it belongs to, with how many stand above it.

    A goal whose parent there is not stands on top; goals that belong to each other in a circle stand at the end.
    """
    below, done = _below(plan), set[str]()

    def within(goal: Goal, depth: int) -> Iterator[tuple[Goal, int]]:
        if goal.id not in done:
            done.add(goal.id)
            yield goal, depth
            for one in below.get(goal.id, ()):
                yield from within(one, depth + 1)

    for goal in (*below.get("", ()), *_sorted(plan.of(Goal).values())):
        yield from within(goal, 0)


def top_of(identifier: str, plan: Plan) -> str:
    """Return the goal on the highest level that a goal is under; itself when it is on it, or is not there."""
    goals, seen = plan.of(Goal), {identifier}
    while (goal := goals.get(identifier)) and goal.parent in goals and goal.parent not in seen:
        identifier = goal.parent
        seen.add(identifier)
    return identifier


def _below(plan: Plan) -> Mapping[str, list[Goal]]:
    goals = plan.of(Goal)
    found: dict[str, list[Goal]] = {}
    for goal in _sorted(goals.values()):
        found.setdefault(goal.parent if goal.parent in goals else "", []).append(goal)
    return found


def _sorted(goals: Iterable[Goal]) -> list[Goal]:
    return sorted(goals, key=lambda goal: natural(goal.id))
