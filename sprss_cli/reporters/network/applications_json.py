"""Applications for a place in the network, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sprss_cli.model.applications import Standing, carried_out
from sprss_cli.model.kinds.application import Application, Sum
from sprss_cli.model.plan import Plan
from sprss_cli.reporters.network.json import forms, number

VERSION = 1


def write(label: str, plan: Plan, found: Iterable[Standing], unread: Iterable[str]) -> str:
    """Return `{version, plan, applications, unread}`, UTF-8 text with a line end."""
    content = {
        "version": VERSION,
        "plan": label,
        "applications": [_application(one, plan) for one in found],
        "unread": list(unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _application(standing: Standing, plan: Plan) -> dict[str, Any]:
    one = standing.application
    step = carried_out(one, plan)
    return {
        "id": one.id,
        "received": one.received.isoformat(),
        "asks": one.asks,
        "name": one.name,
        "service": one.service or None,
        "provider": one.provider,
        "kind": one.kind,
        "target_groups": one.target_groups.word or list(one.target_groups.ids),
        "territory": one.territory.word or list(one.territory.ids),
        "effective": one.effective.isoformat(),
        "forms": forms(one.forms),
        "needs": list(one.needs),
        "costs": _sums(one.costs),
        "requested_payments": _sums(one.requested_payments),
        "state": standing.state,
        "criteria": {"required": standing.required, "met": standing.met},
        "points": {"given": number(standing.points), "most": standing.most},
        "assessment": _assessment(one),
        "assessed_by": one.assessed_by or None,
        "assessed_on": one.assessed_on.isoformat() if one.assessed_on else None,
        "recommendation": one.recommendation or None,
        "decision": one.outcome.decision if one.outcome else None,
        "carried_out": step[0].history[step[1]].effective.isoformat() if step else None,
    }


def _assessment(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "criterion": item.criterion,
            "result": item.result if isinstance(item.result, str) else number(item.result),
            "reason": item.reason or None,
        }
        for item in application.assessment
    ]


def _sums(found: Iterable[Sum]) -> dict[str, int]:
    return {str(one.year): one.amount for one in found}
