"""What changed, for programs; the shape is numbered and only ever grows within a number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sprss_cli.model.change import Change, ChangeSet, Pair, Picture, Side, Weight
from sprss_cli.model.kinds.card import Funding
from sprss_cli.model.kinds.network_entry import Mandate, Payment, Step
from sprss_cli.model.place import Address, Place
from sprss_cli.reporters.changes.network_json import network_data
from sprss_cli.reporters.network.json import number

VERSION = 1


def write(
    changes: ChangeSet, picture: Picture, places: Mapping[Address, Place], *, least: Weight = Weight.TECHNICAL
) -> str:
    """Return `{version, old, new, summary, changes, network}`, UTF-8 text with a line end.

    Each entry of `changes` is one difference with record, field, kind, weight, before, after and the place on both
    sides; a record that is new or has ended is one entry without a field. `network` is null unless two days of a
    network were compared.

    Args:
        changes: What changed.
        picture: What it amounts to.
        places: Where the addresses of the changes stand in the text.
        least: Changes of less weight are left out.
    """
    content = {
        "version": VERSION,
        "old": _side(changes.old),
        "new": _side(changes.new),
        "relation": changes.relation.value,
        "summary": asdict(picture),
        "changes": [entry for pair in changes.changed for entry in _entries(pair, least, places)],
        "network": network_data(changes, changes.network) if changes.network else None,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _side(side: Side) -> dict[str, Any]:
    frame = side.plan.frame
    return {
        "label": side.label,
        "title": frame.title,
        "period": str(frame.period),
        "unread": list(side.unread),
        "identical": side.identical,
    }


def _entries(pair: Pair, least: Weight, places: Mapping[Address, Place]) -> list[dict[str, Any]]:
    about = {
        "record": pair.record.id,
        "record_kind": pair.kind.schema,
        "old_record": pair.old.id if pair.old else None,
        "new_record": pair.new.id if pair.new else None,
        "how": pair.how.value,
    }
    found = [{**about, **_change(change, places)} for change in pair.changes if change.weight >= least]
    if pair.old is None or pair.new is None or (not found and pair.weight):
        weight = (pair.weight or Weight.SUBSTANTIVE).name.lower()
        place = {
            "before_at": _place(pair.old.source if pair.old else None, places),
            "after_at": _place(pair.new.source if pair.new else None, places),
        }
        kind = "added" if pair.old is None else "removed" if pair.new is None else "changed"
        return [{**about, "field": None, "kind": kind, "weight": weight, "before": None, "after": None, **place}]
    return found


def _change(change: Change, places: Mapping[Address, Place]) -> dict[str, Any]:
    return {
        "field": change.field,
        "kind": change.kind.value,
        "weight": change.weight.name.lower(),
        "before": _plain(change.before),
        "after": _plain(change.after),
        "words": [[run.kind, run.text] for run in change.runs] or None,
        "before_at": _place(change.before_at, places),
        "after_at": _place(change.after_at, places),
    }


def _place(at: Address | None, places: Mapping[Address, Place]) -> dict[str, Any] | None:
    if at is None:
        return None
    place = places.get(at)
    return {"file": at.file, "path": str(at), "line": place.line if place else None}


def _plain(value: object) -> object:
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, (Step, Mandate, Payment)):
        return _items(asdict(value))
    if isinstance(value, Funding):
        return {key: item for key, item in asdict(value).items() if item not in (None, "")}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value)


def _items(value: object) -> object:
    if isinstance(value, dict):
        return {key: _items(item) for key, item in value.items() if item not in (None, "", (), False)}
    return [_items(item) for item in value] if isinstance(value, tuple) else _plain(value)
