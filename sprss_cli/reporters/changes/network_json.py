"""What changed in the network between two days, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sprss_cli.model.change import ChangeSet
from sprss_cli.model.network_change import CapacityShift, NetworkChanges, ServiceChange
from sprss_cli.reporters.network.json import number, page_data, service


def network_data(changes: ChangeSet, network: NetworkChanges) -> dict[str, Any]:
    """Return `{old_day, new_day, unchanged, totals, services, decisions}`.

    Each service has its state on both days (null when it is in no register) and what is different; capacities are
    given with their difference, unit by unit.
    """
    return {
        "old_day": network.old_day.isoformat(),
        "new_day": network.new_day.isoformat(),
        "unchanged": network.unchanged,
        "totals": [{"kind": entry.pop("key"), **entry} for entry in _shifts(network.totals)],
        "services": [_service(change, changes) for change in network.services],
        "decisions": [page_data(page) for page in network.decisions],
    }


def _service(change: ServiceChange, changes: ChangeSet) -> dict[str, Any]:
    return {
        "id": change.entry.id,
        "name": change.entry.name,
        "before": service(change.old, changes.old.plan) if change.old else None,
        "after": service(change.new, changes.new.plan) if change.new else None,
        "capacity": [{"form": entry.pop("key"), **entry} for entry in _shifts(change.capacity)],
        "fields": [asdict(shift) for shift in change.fields],
    }


def _shifts(found: Iterable[CapacityShift]) -> list[dict[str, Any]]:
    return [
        {
            "key": shift.key,
            "unit": shift.unit,
            "before": number(shift.before),
            "after": number(shift.after),
            "difference": number(shift.difference),
        }
        for shift in found
    ]
