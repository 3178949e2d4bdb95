"""The network on a day, and the log of decisions, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from sprss_cli.model.kinds.network_entry import FormCapacity, NetworkEntry, Reservation, Step
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.network import State
from sprss_cli.model.network_tables import Due, Page, View, total, totals
from sprss_cli.model.plan import Plan

VERSION = 1


def write(view: View) -> str:
    """Return `{version, plan, day, register, services, total, by, rows, due, deadlines, unread}` as UTF-8 text."""
    content = {
        "version": VERSION,
        "plan": view.label,
        "day": view.day.isoformat(),
        "register": view.register,
        "services": [service(state, view.plan) for state in view.services],
        "total": _sums(total(view.services)),
        "by": view.by.value if view.by else None,
        "rows": [
            {"key": row.key, "services": row.services, "capacity": _sums(row.capacity)}
            for row in (totals(view.services, view.by) if view.by else ())
        ],
        "due": None if view.due is None else [_due(item) for item in view.due],
        "deadlines": [{"day": one.day.isoformat(), "what": one.what} for one in view.deadlines],
        "unread": list(view.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write_log(label: str, pages: Iterable[Page]) -> str:
    """Return `{version, plan, decisions}`, each decision with its steps."""
    content = {"version": VERSION, "plan": label, "decisions": [page_data(page) for page in pages]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def page_data(page: Page) -> dict[str, Any]:
    """Return a decision with its steps as plain data; what the plan does not know of it is null."""
    found = page.decision
    return {
        "number": page.number,
        "day": found.day.isoformat() if found and found.day else None,
        "body": found.body if found else None,
        "what": found.what if found else None,
        "steps": [_step(entry, step) for entry, step in page.steps],
    }


def service(state: State, plan: Plan) -> dict[str, Any]:
    """Return a service as it stands on a day as plain data."""
    entry = state.entry
    provider = plan.of(Party).get(entry.provider)
    return {
        "id": entry.id,
        "name": entry.name,
        "provider": entry.provider,
        "ico": provider.ico or None if provider else None,
        "kind": entry.kind,
        "target_groups": entry.target_groups.word or list(entry.target_groups.ids),
        "territory": entry.territory.word or list(entry.territory.ids),
        "register": state.register,
        "level": state.level or None,
        "since": state.since.isoformat(),
        "forms": forms(state.forms),
        "reservation": _reservation(state.reservation),
    }


def forms(found: Iterable[FormCapacity]) -> list[dict[str, Any]]:
    """Return capacity form by form as plain data."""
    return [
        {
            "form": form.form,
            "capacity": [{"unit": item.unit, "value": number(item.value)} for item in form.capacity],
        }
        for form in found
    ]


def number(value: Decimal) -> int | float:
    """Return a capacity as a number that JSON writes with the same digits: at most nine stand behind the point."""
    return int(value) if value == value.to_integral_value() else float(value)


def _sums(capacity: Mapping[str, Decimal]) -> dict[str, int | float]:
    return {unit: number(value) for unit, value in capacity.items()}


def _reservation(found: Reservation | None) -> dict[str, Any] | None:
    return {"what": found.what, "until": _day(found.until)} if found else None


def _step(entry: NetworkEntry, step: Step) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "effective": step.effective.isoformat(),
        "action": step.action,
        "register": step.register or None,
        "level": step.level or None,
        "forms": forms(step.forms),
        "reservation": "none" if step.lifted else _reservation(step.reservation),
        "late_reason": step.late_reason or None,
    }


def _due(item: Due) -> dict[str, Any]:
    found = {key: value for key, value in asdict(item).items() if key != "entry"}
    return {**found, "day": item.day.isoformat(), "id": item.entry.id, "name": item.entry.name}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
