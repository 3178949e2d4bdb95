"""The law as a checklist, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from typing import Any

from sprss_cli.model.answers import Checklist
from sprss_cli.model.checklist import Evidence, Item

VERSION = 1


def write(found: Checklist) -> str:
    """Return `{version, plan, day, requirements, unread}`, UTF-8 text with a line end."""
    content = {
        "version": VERSION,
        "plan": found.label,
        "day": found.day.isoformat(),
        "requirements": [_item(item, found) for item in found.items],
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item, found: Checklist) -> dict[str, Any]:
    row = item.row
    return {
        "id": row.key,
        "name": row.name,
        "part": row.fact("part"),
        "of": row.fact("of"),
        "basis": row.fact("basis"),
        "source": row.source,
        "confidence": row.confidence,
        "state": item.state.value,
        "found": [_evidence(one, found) for one in item.evidence],
        "missing": [{"by": way.by, "what": way.what or None, "having": way.having or None} for way in item.missing],
        "asked": list(item.asked),
    }


def _evidence(one: Evidence, found: Checklist) -> dict[str, Any]:
    place = found.places[one.at]
    return {
        "by": one.by,
        "what": one.what,
        "having": one.having or None,
        "count": one.count,
        "day": one.day.isoformat() if one.day else None,
        "note": one.note or None,
        "file": place.file,
        "line": place.line,
    }
