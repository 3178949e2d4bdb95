"""Findings as workflow commands, which GitHub shows as annotations beside the changed lines."""

from __future__ import annotations

from sprss_cli.model.finding import Finding, Report, Severity
from sprss_cli.model.message import Translations, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, speak: Translations) -> str:
    """Return one command a line for every open finding."""
    return "".join(_command(finding, speak) + "\n" for finding in report.open)


def _command(finding: Finding, speak: Translations) -> str:
    place = finding.place
    text = finding.message.render(speak)
    if finding.hint:
        text += "\n" + finding.hint.render(speak)
    where = f"file={_property(place.file)},line={place.line},col={place.column}"
    if place.end_line == place.line:
        where += f",endColumn={place.end_column}"
    return f"::{_COMMANDS[finding.severity]} {where},title={finding.code}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
