"""Findings as SARIF 2.1.0 (OASIS), which code hosts take in as scanning results."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from sprss_cli import __version__
from sprss_cli.model.finding import Finding, Report, Severity
from sprss_cli.model.message import Translations
from sprss_cli.model.place import Place
from sprss_cli.model.rule import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report, speak: Translations) -> str:
    """Return one run with the rules that occur and every finding; the excepted ones are suppressed."""
    order = {code: index for index, code in enumerate(report.rules)}
    driver = {
        "name": "sprss",
        "version": __version__,
        "rules": [_rule(rule, speak) for rule in report.rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order, speak) for finding in report.findings],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, speak: Translations) -> dict[str, Any]:
    page = [speak.gettext(paragraph) for paragraph in rule.page]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page[0]},
        "fullDescription": {"text": "\n\n".join(page)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, order: dict[str, int], speak: Translations) -> dict[str, Any]:
    text = finding.message.render(speak)
    if finding.hint:
        text += "\n" + finding.hint.render(speak)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.place)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(place), "message": {"text": said.render(speak)}} for place, said in finding.related
        ]
    if finding.excused:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.excused.reason}]
    return result


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    if (place.end_line, place.end_column) > (place.line, place.column):
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}
