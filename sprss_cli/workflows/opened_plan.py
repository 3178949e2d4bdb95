"""A plan that somebody asks something of: read as far as it can be read."""

from __future__ import annotations

from pathlib import Path

from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.load import Loaded, load
from sprss_cli.sources.workspace import plan_folder


class BrokenFrame(Trouble):
    """Nothing can be said of a plan, because its `plan.yaml` is broken."""


def opened(path: Path) -> tuple[Loaded, Plan]:
    """Return what was read of a plan, and the plan.

    Args:
        path: The plan's folder.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
    """
    loaded = load(plan_folder(path))
    if loaded.plan is None:
        raise BrokenFrame(
            say("nothing can be said of {plan}: its plan.yaml is broken", plan=loaded.folder.shown),
            say("`sprss validate` says what is wrong with it"),
        )
    return loaded, loaded.plan


def unread(plan: Plan) -> tuple[str, ...]:
    """Return the files of records that could not be read, so that an answer lacks them."""
    return tuple(kind.file_of(name) for kind, names in plan.unreadable.items() for name in sorted(names))
