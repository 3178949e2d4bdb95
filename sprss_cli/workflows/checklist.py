"""The law as a checklist: what of it a plan meets, with the places where that stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sprss_cli.model.answers import Checklist
from sprss_cli.model.checklist import checklist as listed
from sprss_cli.workflows.opened_plan import opened, unread


def checklist(path: Path, day: date | None = None) -> Checklist:
    """Return the legal requirements of a day with what of a plan meets them.

    Args:
        path: The plan's folder.
        day: The day whose law is asked for; the plan's `law_date` when not given.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
    """
    loaded, plan = opened(path)
    asked = plan.frame.law_date if day is None else day
    items = listed(plan, asked)
    addresses = dict.fromkeys(evidence.at for item in items for evidence in item.evidence)
    places = {address: loaded.text(address.file).place(address) for address in addresses}
    return Checklist(loaded.folder.shown, plan, asked, items, places, unread(plan))
