"""The goals of a plan as a tree, whatever their parents say."""

from __future__ import annotations

from pathlib import Path

from conftest import MINIMAL

from sprss_cli.model.hierarchy import goals_in_order, top_of
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder


def plan(**parents: str) -> Plan:
    loaded = load(plan_folder(Path(MINIMAL))).plan
    assert loaded is not None
    goals = (Goal(id=name, source=Address(f"{name}.yaml"), title=name, parent=above) for name, above in parents.items())
    return Plan(loaded.frame, {Goal: tuple(goals)})


def test_a_goal_stands_behind_the_one_it_belongs_to_and_numbers_are_counted() -> None:
    found = plan(P2="", P1="", P10="P1", P9="P1", X="P9")
    assert [(goal.id, depth) for goal, depth in goals_in_order(found)] == [
        ("P1", 0), ("P9", 1), ("X", 2), ("P10", 1), ("P2", 0),
    ]  # fmt: skip


def test_goals_in_a_circle_and_with_unknown_parents_are_there_once() -> None:
    found = plan(A="B", B="A", C="nowhere", D="D")
    assert sorted(goal.id for goal, _ in goals_in_order(found)) == ["A", "B", "C", "D"]


def test_the_top_of_a_goal_ends_in_every_circle() -> None:
    found = plan(P="", M="P", A="B", B="A")
    assert top_of("M", found) == "P"
    assert top_of("nowhere", found) == "nowhere"
    assert top_of("A", found) in ("A", "B")
