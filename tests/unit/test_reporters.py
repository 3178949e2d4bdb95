"""Every form of report, whole: what a person, a program, a code host and a CI server read."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from sprss_cli import __version__
from sprss_cli.model.finding import Excuse, Finding, Report, Severity
from sprss_cli.model.message import say, say_count
from sprss_cli.model.place import Place
from sprss_cli.model.rule import Rule
from sprss_cli.reporters import forms, github, junit, sarif, text
from sprss_cli.reporters import json as json_form
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import Target
from sprss_cli.system.language import translations
from sprss_cli.workflows.validate import check

ENGLISH = NullTranslations()
FILE = "plans/a b/cards/K01-01.yaml"


def rule(code: str, severity: Severity) -> Rule:
    page = (f"What {code} finds.", "Why: it matters.", "Mend: put it right.")
    return Rule(code, "a-fault", severity, "a test", "0.1", page, None, "H")


ERROR = Finding(
    place=Place(FILE, 3, 7, 3, 9),
    code="GOAL201",
    severity=Severity.ERROR,
    message=say("the plan has no goal {goal}", goal="Č9: 100 %, [red]"),
    hint=say("did you mean {near}?", near="C1"),
    related=((Place("plan.yaml", 2, 1, 2, 6), say("defined here")),),
    record="K01-01",
    path="goal",
)
NOTE = Finding(Place(FILE, 4, 1, 4, 3), "TXT606", Severity.INFO, say("a note"), record="K01-01", path="id")
EXCEPTED = Finding(
    Place("plan.yaml"),
    "LAW301",
    Severity.WARNING,
    say("excepted"),
    excused=Excuse("Tak to bylo & je <dnes>.", "2026-12-31"),
)
REPORT = Report(
    findings=(ERROR, NOTE, EXCEPTED),
    files=7,
    plans=("plans/a b",),
    texts={FILE: ("id: K01-01", "title: x", "goal: Č9", "xx: y"), "plan.yaml": ("title: Plán",)},
    rules={
        "GOAL201": rule("GOAL201", Severity.ERROR),
        "LAW301": rule("LAW301", Severity.WARNING),
        "TXT606": rule("TXT606", Severity.INFO),
    },
)


def test_the_text_form_shows_line_caret_way_out_and_related_place() -> None:
    assert (
        text.write(REPORT, ENGLISH)
        == """\
plans/a b/cards/K01-01.yaml:3:7: error GOAL201 the plan has no goal Č9: 100 %, [red]
  3 | goal: Č9
    |       ^^
  = hint: did you mean C1?
  = defined here: plan.yaml:2:1

plans/a b/cards/K01-01.yaml:4:1: note TXT606 a note
  4 | xx: y
    | ^^
1 error, 0 warnings, 1 note; 7 files read; 1 finding excepted
"""
    )


def test_the_text_form_shows_excepted_findings_with_their_reason_when_asked() -> None:
    shown = text.write(REPORT, ENGLISH, show_excepted=True)
    assert "plan.yaml:1:1: warning LAW301 excepted\n" in shown
    assert "\n  = excepted (until 2026-12-31): Tak to bylo & je <dnes>.\n" in shown
    assert "excepted (" not in text.write(REPORT, ENGLISH)


def test_the_text_form_without_findings_is_one_line() -> None:
    assert text.write(Report(files=1), ENGLISH) == "no findings; 1 file read; 0 findings excepted\n"


def test_the_text_form_paints_place_and_weight_only_through_its_brush() -> None:
    shown = text.write(REPORT, ENGLISH, paint=lambda piece, role: f"<{role}>{piece}</>")
    assert shown.startswith("<place>plans/a b/cards/K01-01.yaml:3:7:</> <error>error GOAL201</> the plan has no goal")


@pytest.mark.parametrize(
    ("line", "column", "end", "shown"),
    [
        ("goal: C9", 7, 9, ["  1 | goal: C9", "    |       ^^"]),
        ("titul: žlutý kůň", 8, 13, ["  1 | titul: žlutý kůň", "    |        ^^^^^"]),
        ("z\u030cluty\u0301 X", 9, 10, ["  1 | z\u030cluty\u0301 X", "    |       ^"]),
        ("値: X", 4, 5, ["  1 | 値: X", "    |     ^"]),
        ("a:\tX", 4, 5, ["  1 | a: X", "    |    ^"]),
        ("abc", 4, 5, ["  1 | abc", "    |    ^"]),
    ],
    ids=["plain", "diacritics", "combining accents", "wide letters", "a tab", "after the end"],
)  # fmt: skip
def test_the_caret_stands_under_what_is_meant(line: str, column: int, end: int, shown: list[str]) -> None:
    assert list(text.excerpt(Place("a", 1, column, 1, end), (line,), 100)) == shown


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    line, caret = text.excerpt(Place("a", 1, 21, 1, 22), ("a" * 20 + "X" + "b" * 60,), 36)
    assert line == f"  1 | …aaaaaaX{'b' * 21}…"
    assert caret == "    |        ^"


@pytest.mark.parametrize("line", ["", "   "])
def test_a_line_with_nothing_on_it_is_not_shown(line: str) -> None:
    assert list(text.excerpt(Place("a", 1), (line,), 80)) == []
    assert list(text.excerpt(Place("a", 9), (line,), 80)) == []


def test_counts_take_the_three_forms_of_czech() -> None:
    czech = translations("cs")
    said = [say_count("{count} error", "{count} errors", n).render(czech) for n in (1, 2, 5)]
    assert said == ["1 chyba", "2 chyby", "5 chyb"]


def test_the_json_form_says_everything_by_name() -> None:
    written = json_form.write(REPORT, ENGLISH)
    assert written.endswith("}\n")
    content = json.loads(written)
    assert content["version"] == 1
    assert content["plans"] == ["plans/a b"]
    assert content["summary"] == {"files": 7, "errors": 1, "warnings": 0, "infos": 1, "excepted": 1}
    assert content["findings"][0] == {
        "code": "GOAL201",
        "severity": "error",
        "message": "the plan has no goal Č9: 100 %, [red]",
        "hint": "did you mean C1?",
        "file": FILE,
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 9,
        "record": "K01-01",
        "path": "goal",
        "related": [{"file": "plan.yaml", "line": 2, "column": 1, "message": "defined here"}],
        "excepted": None,
    }
    assert content["findings"][1]["hint"] is None
    assert content["findings"][2]["excepted"] == {"reason": "Tak to bylo & je <dnes>.", "until": "2026-12-31"}


def test_the_github_form_escapes_what_would_end_a_command() -> None:
    hostile = Finding(
        Place("a,b:c%.yaml", 3, 7, 5, 9), "GOAL201", Severity.WARNING,
        say("{value}", value="100 %\n::error::no"), say("one\ntwo"),
    )  # fmt: skip
    report = Report((ERROR, NOTE, EXCEPTED, hostile))
    assert github.write(report, ENGLISH).split("\n") == [
        "::error file=plans/a b/cards/K01-01.yaml,line=3,col=7,endColumn=9,title=GOAL201::"
        "the plan has no goal Č9: 100 %25, [red]%0Adid you mean C1?",
        "::notice file=plans/a b/cards/K01-01.yaml,line=4,col=1,endColumn=3,title=TXT606::a note",
        "::warning file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=GOAL201::100 %25�::error::no%0Aone%0Atwo",
        "",
    ]


def test_the_junit_form_is_a_suite_of_failed_passed_and_skipped_cases() -> None:
    root = ElementTree.fromstring(junit.write(REPORT, ENGLISH))
    (suite,) = root
    assert suite.attrib == {"name": "plans/a b", "tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
    failed, passed, skipped = suite
    assert failed.attrib == {"name": "GOAL201 3:7", "classname": FILE, "file": FILE}
    failure = failed.find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "the plan has no goal Č9: 100 %, [red]", "type": "GOAL201"}
    assert failure.text == f"{FILE}:3:7: GOAL201 the plan has no goal Č9: 100 %, [red]\ndid you mean C1?"
    assert [child.tag for child in passed] == ["system-out"]
    assert [(child.tag, child.get("message")) for child in skipped] == [("skipped", "Tak to bylo & je <dnes>.")]


def test_the_junit_form_without_findings_is_one_passed_case() -> None:
    root = ElementTree.fromstring(junit.write(Report(plans=("p",)), ENGLISH))
    assert [(suite.get("tests"), suite.get("failures"), len(suite)) for suite in root] == [("1", "0", 1)]


def closed(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


# The parts of SARIF 2.1.0 (OASIS standard of 27 March 2020) that the reporter may use, by its sections: no package of
# the Python index that was looked at carries the schema of OASIS, so what the text demands is written down here.
MESSAGE = closed({"text": {"type": "string", "minLength": 1}}, "text")  # 3.11
POSITIONS = ("startLine", "startColumn", "endLine", "endColumn")
REGION = closed({name: {"type": "integer", "minimum": 1} for name in POSITIONS}, "startLine")  # 3.30
ARTIFACT = closed({"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%!$&'()*+,;=@-]+\Z"}}, "uri")  # 3.4, RFC 3986
PHYSICAL = closed({"artifactLocation": ARTIFACT, "region": REGION}, "artifactLocation")  # 3.29
LOCATION = closed({"physicalLocation": PHYSICAL, "message": MESSAGE})  # 3.28
LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
DESCRIPTOR = closed(  # 3.49
    {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": closed({"level": LEVEL}),  # 3.50
    },
    "id",
)
SUPPRESSION = closed(  # 3.35
    {
        "kind": {"enum": ["inSource", "external"]},
        "status": {"enum": ["accepted", "underReview", "rejected"]},
        "justification": {"type": "string"},
    },
    "kind",
)
RESULT = closed(  # 3.27
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
        "suppressions": {"type": "array", "items": SUPPRESSION, "uniqueItems": True},
    },
    "message",
)
DRIVER = closed(  # 3.19
    {
        "name": {"type": "string", "minLength": 1},
        "version": {"type": "string"},
        "rules": {"type": "array", "items": DESCRIPTOR, "uniqueItems": True},
    },
    "name",
)
RUN = closed(  # 3.14
    {
        "tool": closed({"driver": DRIVER}, "driver"),  # 3.18
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},  # 3.14.17
        "results": {"type": "array", "items": RESULT},
    },
    "tool",
)
SARIF = closed(  # 3.13
    {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
    "version",
    "runs",
)


def holds_to_sarif(written: str) -> Any:
    content = json.loads(written)
    assert [error.message for error in Draft202012Validator(SARIF).iter_errors(content)] == []
    if standard := os.environ.get("SPRSS_SARIF_SCHEMA"):  # the standard's own schema, which no Python package carries
        own = json.loads(Path(standard).read_text(encoding="utf-8"))
        assert [error.message for error in Draft4Validator(own).iter_errors(content)] == []
    (run,) = content["runs"]
    rules = run["tool"]["driver"].get("rules", [])
    for result in run["results"]:  # 3.27.5, 3.27.6: id and index name the same rule
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            region = location["physicalLocation"]["region"]
            end = (region.get("endLine", region["startLine"]), region.get("endColumn", region["startColumn"]))
            assert end >= (region["startLine"], region["startColumn"])  # 3.30.2
    return run


def test_the_sarif_form_holds_to_the_standard() -> None:
    run = holds_to_sarif(sarif.write(REPORT, ENGLISH))
    assert run["tool"]["driver"]["version"] == __version__
    error, note, excepted = run["results"]
    assert error["message"] == {"text": "the plan has no goal Č9: 100 %, [red]\ndid you mean C1?"}
    assert error["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "plans/a%20b/cards/K01-01.yaml"},
                "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 9},
            }
        }
    ]
    assert error["relatedLocations"][0]["message"] == {"text": "defined here"}
    assert (note["level"], "suppressions" in note) == ("note", False)
    assert excepted["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "Tak to bylo & je <dnes>."}
    ]


def test_the_sarif_form_without_findings_still_says_who_looked() -> None:
    run = holds_to_sarif(sarif.write(Report(), ENGLISH))
    assert run["tool"]["driver"]["name"] == "sprss"
    assert run["results"] == []


@pytest.mark.parametrize("form", forms())
@pytest.mark.parametrize("language", ["en", "cs"])
def test_every_form_bears_whatever_a_broken_plan_brings(form: str, language: str, minimal: Path) -> None:
    from sprss_cli.reporters import reporter

    (minimal / "cards" / "Ž a,b;c.yaml").write_bytes(b"\xff")
    (minimal / "cards" / "K2.yaml").write_text("id: K2\ngoal: ]]><x>&amp;%0A{x}\n", encoding="utf-8")
    (minimal / "cards" / "K3.yaml").write_text("", encoding="utf-8")
    report = check(Target(PlanFolder(minimal, "plán č. 1")), date(2026, 1, 15)).report
    written = reporter(form)(report, translations(language))
    assert written.endswith("\n")
    if form == "sarif":
        assert len(holds_to_sarif(written)["results"]) == len(report.findings)
    elif form == "json":
        assert len(json.loads(written)["findings"]) == len(report.findings)
    elif form == "junit":
        assert len(ElementTree.fromstring(written)[0]) == len(report.findings)
    elif form == "github":
        assert written.count("\n") == len(report.open)
