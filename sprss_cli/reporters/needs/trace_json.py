"""The way from needs to what came of them, for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sprss_cli.model.answers import Traced
from sprss_cli.model.trace import Link, Money

VERSION = 1


def write(found: Traced) -> str:
    """Return `{version, plan, record, before, after, beside, unread}`, UTF-8 text with a line end."""
    trace = found.trace
    content = {
        "version": VERSION,
        "plan": found.label,
        "record": _link(trace.record),
        "before": _links(trace.before),
        "after": _links(trace.after),
        "beside": _links(trace.beside),
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _links(links: Sequence[Link]) -> list[dict[str, Any]]:
    return [{**_link(link), "beyond": _links(link.beyond)} for link in links]


def _link(link: Link) -> dict[str, Any]:
    record = link.record
    return {
        "folder": record.folder,
        "id": record.id,
        "title": getattr(record, "title", None),
        "status": getattr(record, "status", None),
        "file": record.source.file,
        "money": [_money(one) for one in link.money],
    }


def _money(one: Money) -> dict[str, Any]:
    return {
        "field": one.field,
        "year": one.year,
        "payers": list(one.payers),
        "what": one.what or None,
        "amount": one.amount,
    }
