"""Findings for programs; the shape is numbered and only ever grows within a number."""

from __future__ import annotations

import json
from typing import Any

from sprss_cli.model.finding import Finding, Report, Severity
from sprss_cli.model.message import Translations

VERSION = 1


def write(report: Report, speak: Translations) -> str:
    """Return `{version, plans, summary, findings}`, UTF-8 text with a line end."""
    content = {
        "version": VERSION,
        "plans": list(report.plans),
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "excepted": len(report.excused),
        },
        "findings": [_finding(finding, speak) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, speak: Translations) -> dict[str, Any]:
    excused = finding.excused
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": finding.message.render(speak),
        "hint": finding.hint.render(speak) if finding.hint else None,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "record": finding.record,
        "path": finding.path,
        "related": [
            {"file": place.file, "line": place.line, "column": place.column, "message": said.render(speak)}
            for place, said in finding.related
        ],
        "excepted": {"reason": excused.reason, "until": excused.until or None} if excused else None,
    }
