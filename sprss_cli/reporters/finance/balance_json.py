"""Whether the network can be paid, for programs; the shape is numbered and only ever grows within a number."""

from __future__ import annotations

import json
from typing import Any

from sprss_cli.model.network_balance import Addition, BalanceYear, Cover, NetworkBalance

VERSION = 1


def write(found: NetworkBalance) -> str:
    """Return `{version, plan, payers, years, unread}`, UTF-8 text with a line end; amounts are whole CZK."""
    content = {
        "version": VERSION,
        "plan": found.label,
        "payers": list(found.payers),
        "years": [_year(year) for year in found.years],
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _year(found: BalanceYear) -> dict[str, Any]:
    cost = found.cost
    return {
        "year": found.year,
        "services": cost.services,
        "cost": cost.total,
        "stated": {"services": cost.stating, "amount": cost.stated},
        "reckoned": {"services": cost.reckoning, "amount": cost.reckoned},
        "without": [{"id": service.id, "name": service.name, "kind": service.kind} for service in cost.without],
        "covers": [_cover(cover, cost.total) for cover in found.covers],
        "applications": [_addition(addition, found) for addition in found.additions],
        "together": None
        if found.together is None
        else {"adds": found.together, "covers": _after(found, found.together)},
    }


def _cover(found: Cover, cost: int) -> dict[str, Any]:
    return {
        "variant": found.variant or None,
        "known": found.known,
        "payers": [
            {"payer": payer, "secured": found.secured.get(payer, 0), "expected": found.expected.get(payer, 0)}
            for payer in sorted({*found.secured, *found.expected})
        ],
        "secured": sum(found.secured.values()),
        "expected": sum(found.expected.values()),
        **_against(found, cost),
    }


def _against(found: Cover, cost: int) -> dict[str, Any]:
    if not found.known:
        return {"left": None, "unsecured": None, "payable": None}
    left, unsecured = found.left(cost), found.unsecured(cost)
    return {"left": left, "unsecured": unsecured, "payable": _payable(left, unsecured)}


def _payable(left: int, unsecured: int) -> str:
    if left < 0:
        return "no"
    return "if-expected-comes" if unsecured else "yes"


def _addition(found: Addition, year: BalanceYear) -> dict[str, Any]:
    return {
        "id": found.application,
        "name": found.name,
        "adds": found.amount,
        "as": None if found.amount is None else "asked" if found.asked else "reckoned",
        "covers": None if found.amount is None else _after(year, found.amount),
    }


def _after(year: BalanceYear, added: int) -> list[dict[str, Any]]:
    cost = year.cost.total + added
    return [{"variant": cover.variant or None, **_against(cover, cost)} for cover in year.covers]
