"""Where plans are: what a path on the command line means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import FRAME, PlanFolder

_DEPTH = 3  # plans/<region>/<period> below the folder that was named


class NoPlan(Trouble):
    """A path on the command line leads to no plan."""


@dataclass(frozen=True, slots=True)
class Target:
    """A plan to look at.

    Attributes:
        folder: Where it is.
        only: Paths within the plan whose findings are wanted; empty when all are.
    """

    folder: PlanFolder
    only: frozenset[str] = frozenset()


def targets(paths: Iterable[Path]) -> tuple[Target, ...]:
    """Return the plans that paths mean: a plan, a folder with plans somewhere in it, or single files of a plan.

    Raises:
        NoPlan: A path does not exist, or there is no plan in, at or above it.
    """
    found: dict[Path, Target] = {}
    for path in paths:
        for target in _targets(path):
            root = target.folder.root.resolve()
            known = found.get(root)
            if known is not None and known.only and target.only:
                target = Target(known.folder, known.only | target.only)
            elif known is not None:
                target = Target(known.folder)
            found[root] = target
    return tuple(found[root] for root in sorted(found))


def plan_folder(path: Path) -> PlanFolder:
    """Return the plan at a path that must be a plan itself.

    Raises:
        NoPlan: There is no `plan.yaml` in the folder.
    """
    if not _is_plan(path):
        raise NoPlan(
            say("{path} is not a plan: it has no {file}", path=path, file=FRAME),
            say("name the folder of a plan, for example plans/2024-2026"),
        )
    return PlanFolder(path, _shown(path))


def _targets(path: Path) -> Iterator[Target]:
    _look(path)
    if path.is_dir():
        folders = list(_plans_below(path, _DEPTH))
        if not folders:
            raise NoPlan(
                say("there is no plan in {path}: no {file} is found in it", path=path, file=FRAME),
                say("name the folder of a plan, or a folder that has plans in it"),
            )
        yield from (Target(PlanFolder(folder, _shown(folder))) for folder in folders)
        return
    climbs = ".." in path.parts
    whole = path.parent.resolve() / path.name if climbs else path.absolute()
    for above in whole.parents:
        if _is_plan(above):
            inside = whole.relative_to(above)
            named = len(path.parts) - len(inside.parts)  # steps down to the plan; below zero when it lies further up
            root = Path(os.path.relpath(above)) if climbs or named < 0 else Path(*path.parts[:named])
            yield Target(PlanFolder(root, _shown(root)), frozenset({inside.as_posix()}))
            return
    raise NoPlan(
        say("{path} does not belong to a plan: no folder above it has a {file}", path=path, file=FRAME),
        say("name a file inside the folder of a plan"),
    )


def _look(path: Path) -> None:
    """Raise NoPlan when there is nothing at a path, or it may not be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoPlan(say("{path} does not exist", path=path), say("check the spelling of the path")) from None
    except OSError as problem:
        raise NoPlan(say("{path} cannot be read: {reason}", path=path, reason=problem.strerror)) from problem


def _is_plan(folder: Path) -> bool:
    # os.path answers no where a folder may not be looked into; Path.exists raises. A link to nothing is a plan too.
    return os.path.lexists(folder / FRAME)


def _plans_below(folder: Path, depth: int) -> Iterator[Path]:
    if _is_plan(folder):
        yield folder
        return
    if depth == 0:
        return
    try:
        with os.scandir(folder) as entries:
            inside = sorted(folder / entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError as problem:
        raise NoPlan(say("{path} cannot be read: {reason}", path=folder, reason=problem.strerror)) from problem
    for entry in inside:
        if not entry.name.startswith("."):
            yield from _plans_below(entry, depth - 1)


def _shown(path: Path) -> str:
    return path.as_posix()
