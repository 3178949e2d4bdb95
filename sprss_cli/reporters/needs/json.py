"""The needs of a plan and what meets them, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from typing import Any

from sprss_cli.model.answers import Needs
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.need_coverage import Coverage, by_place_and_group

VERSION = 1


def write(found: Needs) -> str:
    """Return `{version, plan, needs, without_need, table, unread}`, UTF-8 text with a line end."""
    content = {
        "version": VERSION,
        "plan": found.label,
        "needs": [_need(one) for one in found.covered],
        "without_need": [card.id for card in found.without],
        "table": [
            {"territory": place or None, "target_group": group or None, "with_measure": met, "needs": all_of_them}
            for (place, group), (met, all_of_them) in by_place_and_group(found.covered).items()
        ],
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _need(one: Coverage) -> dict[str, Any]:
    need = one.need
    return {
        "id": need.id,
        "title": need.title,
        "territory": need.territory.word or list(need.territory.ids),
        "target_groups": need.target_groups.word or list(need.target_groups.ids),
        "services": list(need.services.ids),
        "priority": need.priority or None,
        "demanded": _demanded(need),
        "origins": [origin.kind for origin in need.origins],
        "has_measure": bool(one.measures),
        "named_by": {folder: [record.id for record in records] for folder, records in one.by.items()},
    }


def _demanded(need: Need) -> list[dict[str, Any]]:
    return [
        {
            "form": item.form,
            "unit": item.unit,
            "value": int(item.value) if item.value == item.value.to_integral_value() else float(item.value),
            "from": item.since.isoformat() if item.since else None,
        }
        for item in need.demanded
    ]
