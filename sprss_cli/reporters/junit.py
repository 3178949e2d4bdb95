"""Findings as JUnit XML, which most CI servers show as a list of tests.

An error is a failed test; warnings and notes are passed tests with their text as output; an excepted finding is a
skipped test with its reason. A plan without findings is one passed test.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sprss_cli.model.finding import Finding, Report, Severity
from sprss_cli.model.message import Translations, visible


def write(report: Report, speak: Translations) -> str:
    """Return the document as text with an XML declaration for UTF-8."""
    suites = ET.Element("testsuites", name="sprss validate")
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=visible(" ".join(report.plans)) or "sprss",
        tests=str(max(len(report.findings), 1)),
        failures=str(report.count(Severity.ERROR)),
        errors="0",
        skipped=str(len(report.excused)),
    )
    for finding in report.findings:
        _case(suite, finding, speak)
    if not report.findings:
        ET.SubElement(suite, "testcase", name="sprss validate", classname="sprss")
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _case(suite: ET.Element, finding: Finding, speak: Translations) -> None:
    place, file = finding.place, visible(finding.place.file)
    message = finding.message.render(speak)
    case = ET.SubElement(
        suite, "testcase", name=f"{finding.code} {place.line}:{place.column}", classname=file, file=file
    )
    text = f"{file}:{place.line}:{place.column}: {finding.code} {message}"
    if finding.hint:
        text += "\n" + finding.hint.render(speak)
    if finding.excused:
        ET.SubElement(case, "skipped", message=visible(finding.excused.reason))
    elif finding.severity is Severity.ERROR:
        ET.SubElement(case, "failure", message=message, type=finding.code).text = text
    else:
        ET.SubElement(case, "system-out").text = text
