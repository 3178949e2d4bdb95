"""Plans in figures, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sprss_cli.model.fulfilment import GoalCount
from sprss_cli.model.plan_figures import PlanFigures

VERSION = 1


def write(found: Sequence[PlanFigures]) -> str:
    """Return `{version, plans}`, UTF-8 text with a line end."""
    return json.dumps({"version": VERSION, "plans": list(map(_plan, found))}, ensure_ascii=False, indent=2) + "\n"


def _plan(one: PlanFigures) -> dict[str, Any]:
    frame = one.plan.frame
    origin = frame.provenance
    return {
        "plan": one.label,
        "title": frame.title,
        "region": frame.region.name,
        "period": str(frame.period),
        "status": frame.status,
        "provenance": origin.kind if origin else None,
        "goals": one.goals,
        "cards": one.cards,
        "needs": one.needs,
        "needs_with_measure": one.needs_met,
        "kinds_of_cards": list(one.kinds),
        "network": {
            "day": one.day.isoformat(),
            "services": one.services,
            "kinds": one.network_kinds,
            "capacity": {unit: _number(value) for unit, value in one.capacity.items()},
        },
        "amount_of_cards": one.amount,
        "years": [
            {"year": y.year, "cost": y.cost, "funding": y.funding, "requested": y.requested, "granted": y.granted}
            for y in one.years
        ],
        "requirements": {state.value: count for state, count in one.requirements.items()},
        "fulfilment": [{"year": year, "goals": _goals(counts)} for year, counts in one.fulfilment.items()],
        "last_status": _goals(one.final),
        "unread": list(one.unread),
    }


def _goals(counts: Iterable[GoalCount]) -> list[dict[str, Any]]:
    return [
        {"goal": one.goal, "cards": one.cards, "statuses": dict(one.statuses), "not_evaluated": one.open}
        for one in counts
    ]


def _number(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
