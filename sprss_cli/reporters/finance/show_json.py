"""The finance chapter as sums, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sprss_cli.model.finance_view import FinanceView, Section

VERSION = 1


def write(view: FinanceView) -> str:
    """Return `{version, plan, by, variants, past, grants, shares, unread}`; amounts are whole CZK."""
    content = {
        "version": VERSION,
        "plan": view.label,
        "by": view.by.value,
        "variants": [
            {"variant": variant or None, "sections": [_section(section) for section in sections]}
            for variant, sections in view.variants.items()
        ],
        "past": [_section(section) for section in view.past],
        "grants": [
            {
                "year": grant.year,
                "payer": grant.payer,
                "requested": grant.requested,
                "granted": grant.granted,
                "percent": None if grant.percent is None else float(grant.percent),
            }
            for grant in view.grants
        ],
        "shares": [
            {"payer": share.payer, "year": share.year, "percent": float(share.percent)} for share in view.shares
        ],
        "unread": list(view.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section) -> dict[str, Any]:
    return {
        "what": section.what,
        "rows": [{"key": key or None, "amounts": _years(amounts)} for key, amounts in section.rows.items()],
        "total": _years(section.total),
    }


def _years(amounts: Mapping[int, int]) -> dict[str, int]:
    return {str(year): amount for year, amount in amounts.items()}
