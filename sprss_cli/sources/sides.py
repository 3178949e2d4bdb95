"""The two sides of a comparison: a folder, a folder as of a git revision, or its network as of a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from sprss_cli.model.finding import Fault
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.message import say
from sprss_cli.model.record import Record
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import Folder
from sprss_cli.sources.git_folder import GitFolder, blob_id
from sprss_cli.sources.load import Loaded, load, with_records
from sprss_cli.sources.workspace import plan_folder

_RANGE = ".."
_SKIPPED: tuple[type[Record], ...] = (Card, Goal, Party, TargetGroup)  # a network is compared day by day, whole
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NoSide(Trouble):
    """A side of a comparison cannot be read as a whole: there is no plan, or its `plan.yaml` is broken."""


@dataclass(frozen=True, slots=True)
class SidePath:
    """A side as written: a folder, with a revision or without; with a day, only its network on that day is meant."""

    folder: str
    revision: str = ""
    day: date | None = None

    @property
    def name(self) -> str:
        """The name of the plan's folder, by which later plans refer to it."""
        return PurePosixPath(Path(self.folder).as_posix()).name or Path(self.folder).resolve().name


def side_paths(old: str, new: str) -> tuple[SidePath, SidePath]:
    """Read two sides as written on a command line; the second may be empty.

    `REV:folder` alone is compared with the folder as it is; `A..B:folder` alone is both sides; `folder@2024-01-01` is
    the network on that day. A path that exists is a folder, whatever it looks like.

    Raises:
        NoSide: There is only one side and it does not say what to compare with, or only one side has a day.
    """
    first = _side(old)
    if new:
        second = _side(new)
        if (first.day is None) is not (second.day is None):
            dated, other = (old, new) if first.day else (new, old)
            message = say("{side} is a network on a day, {other} is a whole plan", side=dated, other=other)
            raise NoSide(message, say("give both sides a day, like {other}@2024-01-01, or none", other=other))
        return first, second
    earlier, dots, later = first.revision.partition(_RANGE)
    if dots and first.day is None:
        return SidePath(first.folder, earlier or "HEAD"), SidePath(first.folder, later.removeprefix(".") or "HEAD")
    if first.revision and first.day is None:
        return first, SidePath(first.folder)
    raise NoSide(
        say("{side} is compared with nothing", side=old),
        say("name a second plan, or a revision: HEAD:{side}", side=old),
    )


def _side(text: str) -> SidePath:
    before, at, day = text.rpartition("@")
    if at and before and _DAY.fullmatch(day) and not Path(text).exists():
        try:
            return replace(_side(before), day=date.fromisoformat(day))
        except ValueError:
            message = say("no calendar has the day {day}", day=day)
            raise NoSide(message, say("write it like {example}", example="2024-01-01")) from None
    revision, colon, folder = text.partition(":")
    if not colon or Path(text).exists() or (len(revision) == 1 and folder[:1] in "\\/"):  # C:\plans is a folder
        return SidePath(text)
    return SidePath(folder or ".", revision)


def read_sides(old: SidePath, new: SidePath) -> tuple[Loaded, Loaded, int]:
    """Read both sides; records that are the same to the byte on both are not parsed unless a changed one names them.

    Returns:
        The two sides as loaded, and how many files were found identical.

    Raises:
        NoPlan: There is no plan at a folder.
        GitTrouble: A revision cannot be read.
        NoSide: A side's `plan.yaml` is broken.
    """
    folders = [_folder(side) for side in (old, new)]
    try:
        same = _identical(*folders)
        sides = [load(folder, same) for folder in folders]
        for side in sides:
            if side.plan is None:
                raise NoSide(
                    say("{side} cannot be compared: its plan.yaml is broken", side=side.folder.shown),
                    say("`sprss validate` says what is wrong with it"),
                )
        needed = _needed(sides, same)
        before, after = (_with_needed(side, needed) for side in sides)
        return before, after, len(same) - sum(map(len, needed.values()))
    finally:
        for folder in folders:
            folder.close()


def _folder(side: SidePath) -> Folder:
    return GitFolder(side.revision, side.folder) if side.revision else plan_folder(Path(side.folder))


def _identical(old: Folder, new: Folder) -> frozenset[str]:
    """Return the records whose bytes are the same on both sides; only where a revision gives the hashes for nothing."""
    if not isinstance(old, GitFolder):
        return frozenset()
    names = (name for kind in _SKIPPED for name in old.names(kind.folder))
    return frozenset(name for name in names if _blob(new, name, old.blob(name)) == old.blob(name))


def _blob(folder: Folder, name: str, like: str) -> str:
    if isinstance(folder, GitFolder):
        return folder.blob(name)
    content = folder.read(name)
    return "" if isinstance(content, Fault) else blob_id(content, like)


def _needed(sides: list[Loaded], same: frozenset[str]) -> Mapping[type[Record], list[str]]:
    """Return the unread records that changed cards refer to, by kind: a reader is shown their titles."""
    named: set[tuple[type[Record], str]] = set()
    for side in sides:
        for card in side.plan.every(Card) if side.plan else ():
            named |= {(kind, identifier) for kind in (Card, Goal) for identifier in card.related}
            named |= {(Goal, identifier) for identifier in (card.goal, *card.also_serves)}
            named |= {(TargetGroup, identifier) for identifier in card.target_groups.ids}
            named |= {(Party, identifier) for identifier, _ in card.parties()}
    found: dict[type[Record], list[str]] = {}
    for kind, identifier in sorted(named, key=lambda pair: (pair[0].folder, pair[1])):
        name = kind.file_of(identifier)
        if name in same:
            found.setdefault(kind, []).append(name)
    return found


def _with_needed(side: Loaded, needed: Mapping[type[Record], list[str]]) -> Loaded:
    for kind, names in needed.items():
        side = with_records(side, kind, names)
    return side
