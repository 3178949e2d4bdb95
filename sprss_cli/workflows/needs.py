"""The needs of a plan: what meets them, and the way from a need to what came of it."""

from __future__ import annotations

from pathlib import Path

from sprss_cli.model.answers import Needs, Traced
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.need_coverage import coverage, without_need
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.trace import trace
from sprss_cli.model.trouble import Trouble
from sprss_cli.workflows.opened_plan import opened, unread


class NoRecord(Trouble):
    """There is no record of that id, or several."""


def needs(path: Path) -> Needs:
    """Return the needs of a plan with what names them, and the measures that name none.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
    """
    loaded, plan = opened(path)
    return Needs(loaded.folder.shown, plan, coverage(plan), without_need(plan), unread(plan))


def traced(path: Path, identifier: str) -> Traced:
    """Return the way through a record, in both directions.

    Args:
        path: The plan's folder.
        identifier: The record's id, or `folder/id` where records of several kinds bear it.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
        NoRecord: The plan has no such record, or several.
    """
    loaded, plan = opened(path)
    return Traced(loaded.folder.shown, plan, trace(plan, _record(plan, identifier)), unread(plan))


def _record(plan: Plan, identifier: str) -> Record:
    named = [(f"{kind.folder}/{record.id}", record) for kind in plan.records for record in plan.of(kind).values()]
    found = [(name, record) for name, record in named if identifier in (name, record.id)]
    if len(found) == 1:
        return found[0][1]
    if found:
        names = tuple(name for name, _ in found)
        raise NoRecord(say("several records are called {id}", id=identifier), say("write one of {names}", names=names))
    if any(identifier in (name, f"{kind.folder}/{name}") for kind, names in plan.unreadable.items() for name in names):
        message = say("the file of {id} is broken", id=identifier)
        raise NoRecord(message, say("`sprss validate` says what is wrong with it"))
    known = [record.id for _, record in named]
    raise NoRecord(
        say("the plan has no record {id}", id=identifier),
        did_you_mean(identifier, known, say("an id is the name of a file in the plan, without its suffix")),
    )
