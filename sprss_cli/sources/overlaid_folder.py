"""A plan as it would be with some of its files written or removed: what an import checks before it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sprss_cli.model.finding import Fault
from sprss_cli.sources.folder import SUFFIX, PlanFolder


@dataclass(frozen=True, slots=True)
class OverlaidFolder(PlanFolder):
    """A folder with a `plan.yaml`, some of whose files are to be written or removed; nothing on the disk changes.

    Attributes:
        contents: The bytes to be, by path within the plan.
        removed: Paths within the plan of files that are to go.
    """

    contents: Mapping[str, bytes] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()

    # a dataclass with slots is a second class of its name, so that super() without arguments does not know it
    def names(self, folder: str, suffix: str = SUFFIX) -> list[str] | Fault:
        """Return the paths within the plan of everything directly in a folder whose name ends so, sorted."""
        found = PlanFolder.names(self, folder, suffix)
        if isinstance(found, Fault):
            return found
        own = {name for name in self.contents if name.rpartition("/")[0] == folder and name.endswith(suffix)}
        return sorted(own.union(found) - self.removed)

    def read(self, inside: str) -> bytes | Fault:
        """Return the bytes of a file of the plan as it is to be, or why it is not read."""
        content = self.contents.get(inside)
        return PlanFolder.read(self, inside) if content is None else content
