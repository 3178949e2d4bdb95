"""From rules to a report: crashes, exceptions, single files, threshold, order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from sprss_cli.model.finding import Excuse, Fault, Finding, Report, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.place import Place
from sprss_cli.model.plan import Plan
from sprss_cli.model.rule import Rule
from sprss_cli.rules import catalogue
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import Target
from sprss_cli.workflows.validate import check, validate

TODAY = date(2026, 1, 15)
Lay = Callable[[Mapping[str, str]], Path]

CARD = """\
id: K01-01
title: Podpora služeb
goal: C1
period: 2024-2026
responsible: {lead: [kraj], cooperation: [obce]}
target_groups: [seniori]
description: Kraj podpoří služby.
"""


def report_of(plan: Path, rules: Mapping[str, Rule] | None = None, today: date = TODAY) -> Report:
    return check(Target(PlanFolder(plan, "")), today, rules).report


def said(finding: Finding) -> str:
    message = finding.message.render(NullTranslations())
    return f"{finding.place.file}:{finding.place.line} {finding.code} {message}"


def a_rule(code: str, look: Callable[[Plan], Iterator[Fault]]) -> Rule:
    return Rule(code, "a-fault", Severity.WARNING, "a test", "0.1", ("A fault.",), look, "H")


def crashing(plan: Plan) -> Iterator[Fault]:
    yield Fault(plan.frame.at("title"), say("found before the crash"))
    raise ZeroDivisionError("division by zero")


def finding_every_card(plan: Plan) -> Iterator[Fault]:
    for card in plan.of(Card).values():
        yield Fault(card.at("title"), say("a card"))


def test_a_rule_that_crashes_is_a_finding_and_the_others_still_run(minimal: Path) -> None:
    rules = {"TXT601": a_rule("TXT601", crashing), "TXT602": a_rule("TXT602", finding_every_card)}
    report = report_of(minimal, rules)
    assert [said(finding) for finding in report.findings] == [
        "cards/K01-01.yaml:3 TXT602 a card",
        "plan.yaml:2 INT901 the rule TXT601 stopped with ZeroDivisionError('division by zero')",
        "plan.yaml:2 TXT601 found before the crash",
    ]
    assert report.findings[1].severity is Severity.ERROR
    assert report.fails(Severity.ERROR)


def test_a_rule_that_points_into_nothing_points_at_what_is_above(minimal: Path) -> None:
    def pointing(plan: Plan) -> Iterator[Fault]:
        yield Fault(plan.of(Card)["K01-01"].at("responsible", "lead", 7), say("there is no seventh"))

    report = report_of(minimal, {"TXT601": a_rule("TXT601", pointing)})
    assert [said(finding) for finding in report.findings] == ["cards/K01-01.yaml:9 TXT601 there is no seventh"]


EXCEPTED = """\
exceptions:
  - rule: GOAL201
    reason: Cíl C9 doplní zastupitelstvo.
"""


def test_an_excepted_finding_is_kept_with_its_reason_and_does_not_fail(overlaid: Lay) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD.replace("C1", "C9") + EXCEPTED})
    report = report_of(plan, {"GOAL201": catalogue()["GOAL201"]})
    assert [(said(finding), finding.excused.reason) for finding in report.excused if finding.excused] == [
        ("cards/K01-01.yaml:3 GOAL201 the plan has no goal C9", "Cíl C9 doplní zastupitelstvo."),
    ]
    assert report.open == ()
    assert not report.fails(Severity.INFO)


def test_an_exception_covers_only_its_own_record(overlaid: Lay) -> None:
    plan = overlaid(
        {
            "cards/K01-01.yaml": CARD.replace("C1", "C9") + EXCEPTED,
            "cards/K01-02.yaml": CARD.replace("C1", "C9").replace("K01-01", "K01-02"),
        }
    )
    report = report_of(plan, {"GOAL201": catalogue()["GOAL201"]})
    assert [said(finding) for finding in report.open] == ["cards/K01-02.yaml:3 GOAL201 the plan has no goal C9"]


def test_an_exception_covers_only_its_own_rule(overlaid: Lay) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD + EXCEPTED})
    report = report_of(plan, {"TXT601": a_rule("TXT601", finding_every_card)})
    assert [said(finding) for finding in report.open] == [
        "cards/K01-01.yaml:2 TXT601 a card",
        "cards/K01-01.yaml:9 PLAN820 the exception from GOAL201 excepts nothing",
    ]


@pytest.mark.parametrize(("today", "codes"), [("2025-06-30", []), ("2025-07-01", ["GOAL201", "PLAN821"])])
def test_an_exception_holds_up_to_its_last_day(today: str, codes: list[str], overlaid: Lay) -> None:
    card = CARD.replace("C1", "C9") + EXCEPTED + "    until: 2025-06-30\n"
    report = report_of(
        overlaid({"cards/K01-01.yaml": card}), {"GOAL201": catalogue()["GOAL201"]}, date.fromisoformat(today)
    )
    assert [finding.code for finding in report.open] == codes


def test_an_exception_from_a_rule_that_is_none_gets_the_nearest(overlaid: Lay) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD + EXCEPTED.replace("GOAL201", "GAOL201")})
    (finding,) = report_of(plan, {}).open
    assert said(finding) == "cards/K01-01.yaml:9 PLAN820 there is no rule GAOL201"
    assert finding.hint
    assert finding.hint.values["near"] == "GOAL201"


def test_an_exception_cannot_cover_a_broken_text(overlaid: Lay) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD + EXCEPTED.replace("GOAL201", "SCH102") + "nonsense: 1\n"})
    assert [finding.code for finding in report_of(plan, {}).open] == ["SCH102"]


def test_without_a_readable_frame_the_records_are_still_read(overlaid: Lay) -> None:
    plan = overlaid({"plan.yaml": "title: [\n", "cards/K01-01.yaml": CARD + "nonsense: 1\n"})
    assert [(finding.place.file, finding.code) for finding in report_of(plan).findings] == [
        ("cards/K01-01.yaml", "SCH102"),
        ("plan.yaml", "YML005"),
    ]


def test_a_record_that_cannot_be_read_is_not_missing(overlaid: Lay) -> None:
    plan = overlaid({"goals/C1.yaml": "id: C1\ntitle: a: b\n"})
    assert [(finding.place.file, finding.code) for finding in report_of(plan).findings] == [("goals/C1.yaml", "YML005")]


def test_a_single_file_has_only_its_own_findings_but_is_checked_against_the_whole(overlaid: Lay) -> None:
    plan = overlaid(
        {
            "cards/K01-01.yaml": CARD.replace("C1", "C9"),
            "cards/K01-02.yaml": CARD.replace("C1", "C8").replace("K01-01", "K01-02"),
        }
    )
    report = validate([plan / "cards" / "K01-02.yaml"], TODAY)
    assert {finding.place.file for finding in report.findings} == {f"{plan.as_posix()}/cards/K01-02.yaml"}
    assert "GOAL201" in {finding.code for finding in report.findings}
    assert report.files == 7


def test_two_files_of_one_plan_are_one_reading(minimal: Path) -> None:
    report = validate([minimal / "cards" / "K01-01.yaml", minimal / "goals" / "C1.yaml"], TODAY)
    assert (report.files, len(report.plans)) == (6, 1)


def test_a_plan_and_a_file_of_it_are_the_whole_plan(overlaid: Lay) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD.replace("C1", "C9")})
    report = validate([plan / "goals" / "C1.yaml", plan], TODAY)
    assert f"{plan.as_posix()}/cards/K01-01.yaml" in {finding.place.file for finding in report.findings}


@pytest.mark.parametrize("name", ["cards/K01-01.yaml", "cards/../cards/K01-01.yaml", "./cards/K01-01.yaml"])
@pytest.mark.parametrize("where", [".", "cards", "goals"])
def test_a_single_file_is_found_from_anywhere(
    name: str, where: str, overlaid: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD.replace("C1", "C9")})
    monkeypatch.chdir(plan / where)
    path = Path("" if where == "." else "..") / name
    assert "GOAL201" in {finding.code for finding in validate([path], TODAY).findings}


def test_a_single_file_is_found_from_its_own_folder(overlaid: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = overlaid({"cards/K01-01.yaml": CARD.replace("C1", "C9")})
    monkeypatch.chdir(plan / "cards")
    report = validate([Path("K01-01.yaml")], TODAY)
    assert ("../cards/K01-01.yaml", "GOAL201") in {(finding.place.file, finding.code) for finding in report.findings}


def test_findings_are_sorted_by_file_line_and_column(overlaid: Lay) -> None:
    plan = overlaid(
        {
            "cards/K01-02.yaml": CARD.replace("K01-01", "K01-02") + "b: 1\na: 1\n",
            "cards/K01-01.yaml": CARD + "zz: 1\n",
            "goals/C1.yaml": "id: C1\ntitle: a\ntitle: b\n",
        }
    )
    assert [(f.place.file, f.place.line, f.code) for f in report_of(plan).findings] == [
        ("cards/K01-01.yaml", 8, "SCH102"),
        ("cards/K01-02.yaml", 8, "SCH102"),
        ("goals/C1.yaml", 3, "YML003"),
    ]


@pytest.mark.parametrize(
    ("severity", "failing"),
    [
        (Severity.ERROR, ["INFO", "WARNING", "ERROR"]),
        (Severity.WARNING, ["INFO", "WARNING"]),
        (Severity.INFO, ["INFO"]),
    ],
)
def test_a_report_fails_where_a_finding_weighs_as_much_as_the_threshold(severity: Severity, failing: list[str]) -> None:
    report = Report((Finding(Place("plan.yaml"), "TXT601", severity, say("a fault")),))
    assert [threshold.name for threshold in Severity if report.fails(threshold)] == failing


def test_what_is_excepted_never_fails() -> None:
    finding = Finding(Place("plan.yaml"), "TXT601", Severity.ERROR, say("a fault"), excused=Excuse("so be it"))
    assert not Report((finding,)).fails(Severity.INFO)
