"""The comments of a plan for programs; the shape is numbered and only ever grows."""

from __future__ import annotations

import json
from typing import Any

from sprss_cli.model.consultation import Consultation, by_result, without_names
from sprss_cli.model.kinds.comment import Comment

VERSION = 1


def write(found: Consultation) -> str:
    """Return `{version, plan, rounds, unread}`, UTF-8 text with a line end; names of private persons are left out."""
    content = {
        "version": VERSION,
        "plan": found.label,
        "rounds": [
            {
                "id": identifier,
                "title": record.title if record else None,
                "from": record.window.begins.isoformat() if record else None,
                "to": record.window.ends.isoformat() if record else None,
                "results": {result or "open": number for result, number in by_result(comments).items()},
                "comments": [_comment(one) for one in comments if not (found.only_open and one.settlement)],
            }
            for identifier, record, comments in found.rounds
        ],
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _comment(comment: Comment) -> dict[str, Any]:
    submitter, settlement = comment.submitter, comment.settlement
    return {
        "id": comment.id,
        "file": comment.source.file,
        "received": comment.received.isoformat(),
        "submitter": {
            "kind": submitter.kind,
            "name": None if submitter.is_private else submitter.name or None,
            "organisation": submitter.organisation or None,
            "private": submitter.is_private,
        },
        "record": comment.target.record or None,
        "field": comment.target.field or None,
        "unsure": comment.unsure,
        "text": without_names(comment.text, comment),
        "nature": comment.nature or None,
        "settlement": {
            "result": settlement.result,
            "reason": without_names(settlement.reason, comment) or None,
            "by": settlement.by or None,
            "date": settlement.day.isoformat() if settlement.day else None,
            "changed": list(settlement.changed),
        }
        if settlement
        else None,
    }
