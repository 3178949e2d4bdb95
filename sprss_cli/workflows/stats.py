"""Plans in figures: how far each is fulfilled, and several side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sprss_cli.model.message import say
from sprss_cli.model.plan_figures import PlanFigures, figures_of
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import targets
from sprss_cli.workflows.opened_plan import BrokenFrame, unread


def stats(paths: Iterable[Path], day: date) -> tuple[PlanFigures, ...]:
    """Return plans in figures, in the order of their folders.

    Args:
        paths: Plans, or folders with plans in them.
        day: The day of the network; for each plan moved into its period.

    Raises:
        NoPlan: There is no plan at a path.
        BrokenFrame: The `plan.yaml` of one is broken.
    """
    found = []
    for target in targets(paths):
        plan = load(target.folder).plan
        if plan is None:
            raise BrokenFrame(
                say("nothing can be said of {plan}: its plan.yaml is broken", plan=target.folder.shown),
                say("`sprss validate` says what is wrong with it"),
            )
        found.append(figures_of(plan, target.folder.shown, day, unread(plan)))
    return tuple(found)
