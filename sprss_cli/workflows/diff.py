"""Two sides into a comparison: what changed, what it amounts to, where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sprss_cli.compare.picture import picture
from sprss_cli.compare.plans import compare, relation
from sprss_cli.compare.select import Concern, concerning, weighing
from sprss_cli.model.change import ChangeSet, Picture, Side, Weight
from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.place import Address, Place
from sprss_cli.model.record import Record
from sprss_cli.sources.load import Loaded
from sprss_cli.sources.sides import SidePath, read_sides, side_paths
from sprss_cli.sources.titles import field_titles


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison, and the texts it was read from.

    Attributes:
        changes: What changed.
        picture: What it amounts to, over everything that changed.
        old_name: How `continues` of the newer plan names the older one.
    """

    changes: ChangeSet
    picture: Picture
    old_name: str
    _old: Loaded
    _new: Loaded

    def only(self, concern: Concern) -> Comparison:
        """Return the comparison with only what concerns one record, its picture included."""
        if not concern.asked:
            return self
        changes = concerning(self.changes, concern)
        return replace(self, changes=changes, picture=picture(changes))

    def weighing(self, least: Weight) -> Comparison:
        """Return the comparison without changes of less weight; the picture stays as it is."""
        return replace(self, changes=weighing(self.changes, least))

    def places(self) -> Mapping[Address, Place]:
        """Return where the addresses of the changes stand, by address."""
        found: dict[Address, Place] = {}
        try:
            for old, new in _addresses(self.changes):
                for loaded, address in ((self._old, old), (self._new, new)):
                    if address is not None:
                        found[address] = loaded.text(address.file).place(address)
        finally:
            self._old.folder.close()
            self._new.folder.close()
        return found


def diff(old: str, new: str = "") -> Comparison:
    """Compare two plans, two states of one plan, or two regions.

    Args:
        old: The older side as written: a folder, `REV:folder`, or `A..B:folder` for both sides; `folder@DATE` is only
            the network on a day, and then so has to be the newer side.
        new: The newer side; empty when `old` says what to compare with.

    Raises:
        NoSide: There is nothing to compare with, or a side's `plan.yaml` is broken.
        NoPlan: There is no plan at a folder.
        GitTrouble: A revision cannot be read.
    """
    first, second = side_paths(old, new)
    before, after, identical = read_sides(first, second)
    sides = _side(before, identical, first), _side(after, identical, second)
    if first.day is not None and second.day is not None:
        from sprss_cli.compare.network import network_changes

        found = network_changes(sides[0].plan, first.day, sides[1].plan, second.day)
        days = ChangeSet(*sides, relation(*sides), network=found)
        return Comparison(days, Picture(), first.name, before, after)
    changes = compare(*sides, first.name)
    return Comparison(changes, picture(changes), first.name, before, after)


def labels() -> Mapping[type[Record], Mapping[str, str]]:
    """Return what the fields of each record kind are called in Czech, from the schemas."""
    return {kind: field_titles(kind) for kind in record_kinds()}


def _side(loaded: Loaded, identical: int, path: SidePath) -> Side:
    assert loaded.plan is not None  # read_sides refuses a side without a frame
    broken = {loaded.folder.inside(fault.at.file) for fault in loaded.faults}
    day = f"@{path.day.isoformat()}" if path.day else ""
    return Side(f"{loaded.folder.shown}{day}", loaded.plan, tuple(sorted(broken, key=PurePosixPath)), identical)


def _addresses(changes: ChangeSet) -> Iterator[tuple[Address | None, Address | None]]:
    for pair in changes.changed:
        yield (pair.old.source if pair.old else None), (pair.new.source if pair.new else None)
        for change in pair.changes:
            yield change.before_at, change.after_at
