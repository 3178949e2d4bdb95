"""Two sides into a change set."""

from __future__ import annotations

from pathlib import PurePosixPath

from sprss_cli.compare.plans import compare
from sprss_cli.model.change import ChangeSet, Side
from sprss_cli.sources.load import Loaded
from sprss_cli.sources.sides import read_sides, side_paths


def diff(old: str, new: str = "") -> ChangeSet:
    """Compare two plans, two states of one plan, or two regions.

    Args:
        old: The older side as written: a folder, `REV:folder`, or `A..B:folder` for both sides.
        new: The newer side; empty when `old` says what to compare with.

    Raises:
        NoSide: There is nothing to compare with, or a side's `plan.yaml` is broken.
        NoPlan: There is no plan at a folder.
        GitTrouble: A revision cannot be read.
    """
    first, second = side_paths(old, new)
    before, after, identical = read_sides(first, second)
    return compare(_side(before, identical), _side(after, identical), first.name)


def _side(loaded: Loaded, identical: int) -> Side:
    assert loaded.plan is not None  # read_sides refuses a side without a frame
    broken = {loaded.folder.inside(fault.at.file) for fault in loaded.faults}
    return Side(loaded.folder.shown, loaded.plan, tuple(sorted(broken, key=PurePosixPath)), identical)
