"""The network of a plan on a day, the log of its decisions, and the applications for a place in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NETWORK, NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import network_on
from sprss_cli.model.network_tables import Page, View, deadlines, due, log
from sprss_cli.model.plan import Plan
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder

if TYPE_CHECKING:  # most questions are not about applications
    from sprss_cli.model.applications import Standing


class NoNetwork(Trouble):
    """The network of a plan cannot be shown, because its `plan.yaml` is broken."""


@dataclass(frozen=True, slots=True)
class Log:
    """The decisions on the network of a plan."""

    label: str
    plan: Plan
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Applications:
    """The applications for a place in the network of a plan; `unread` names the files that could not be read."""

    label: str
    plan: Plan
    standings: tuple[Standing, ...]
    unread: tuple[str, ...]


def network(path: Path, day: date, register: str = NETWORK, by: By | None = None, days: int | None = None) -> View:
    """Return the network of a plan on a day.

    Args:
        path: The plan's folder.
        day: The day.
        register: `network`, `intent` or `temporary`.
        by: By what sums are wanted; the services themselves when not given.
        days: Within how many days something has to be due to be told; nothing is told when not given.

    Raises:
        NoPlan: There is no plan at the path.
        NoNetwork: Its `plan.yaml` is broken.
    """
    label, plan = _plan(path)
    entries = plan.of(NetworkEntry).values()
    unread = tuple(NetworkEntry.file_of(name) for name in sorted(plan.unreadable.get(NetworkEntry, ())))
    services = network_on(entries, day, register)
    if days is None:
        return View(label, plan, day, register, services, by, unread=unread)
    ending = due(entries, day, days)
    return View(label, plan, day, register, services, by, ending, deadlines(plan, day, days), unread)


def network_log(path: Path) -> Log:
    """Return the decisions on the network of a plan, each with its steps, in the order of days.

    Raises:
        NoPlan: There is no plan at the path.
        NoNetwork: Its `plan.yaml` is broken.
    """
    label, plan = _plan(path)
    return Log(label, plan, log(plan))


def applications(path: Path) -> Applications:
    """Return the applications for a place in the network of a plan, in the order of receipt.

    Raises:
        NoPlan: There is no plan at the path.
        NoNetwork: Its `plan.yaml` is broken.
    """
    from sprss_cli.model.applications import standings
    from sprss_cli.model.kinds.application import Application

    label, plan = _plan(path)
    unread = tuple(Application.file_of(name) for name in sorted(plan.unreadable.get(Application, ())))
    return Applications(label, plan, standings(plan), unread)


def _plan(path: Path) -> tuple[str, Plan]:
    loaded = load(plan_folder(path))
    if loaded.plan is None:
        raise NoNetwork(
            say("the network of {plan} cannot be shown: its plan.yaml is broken", plan=loaded.folder.shown),
            say("`sprss validate` says what is wrong with it"),
        )
    return loaded.folder.shown, loaded.plan
