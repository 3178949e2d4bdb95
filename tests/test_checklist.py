"""`sprss checklist` and its document: what the law of a day asks for, and what of it a plan has."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from conftest import ROOT

from sprss_cli.cli.program import run
from tests.pdf_check import faults, outside_the_margins

EXAMPLE = "examples/vzorovy-kraj/plans/2026-2028"


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return a function that gives the requirements of a plan by id."""
    monkeypatch.chdir(ROOT)

    def call(plan: str, *words: str) -> dict[str, dict[str, object]]:
        assert run(["checklist", plan, "--format", "json", "--lang", "en", *words]) == 0
        return {row["id"]: row for row in json.loads(capsys.readouterr().out)["requirements"]}

    return call


def test_the_law_of_the_plan_decides_what_is_asked_for(listed):
    assert "POP-1" not in listed("plans/2014-2017")  # part seven of the decree came in 2018
    assert "SIT-1" not in listed("plans/2014-2017")  # the network came with the amendment of 2015
    assert {"POP-1", "SIT-1", "PRO-1"} <= set(listed("plans/2024-2026"))


def test_the_law_of_another_day_can_be_asked_for(listed):
    assert listed(EXAMPLE)["STR-1"]["confidence"] == "H"
    assert listed(EXAMPLE, "--on", "2026-07-01")["STR-1"]["confidence"] == "L"


def test_what_meets_a_requirement_is_named_with_its_line(listed):
    found = listed("plans/2024-2026")["PRO-2"]
    assert found["state"] == "met"
    (decision,) = found["found"]
    line = (ROOT / decision["file"]).read_text(encoding="utf-8").split("\n")[decision["line"] - 1]
    assert "Schválení Střednědobého plánu" in line
    assert decision["day"] == "2023-12-19"


def test_reconstructed_records_prove_nothing(listed):
    found = listed("plans/2024-2026")["STR-2"]
    assert [one["by"] for one in found["found"]] == ["document"]


def test_a_step_that_is_not_recorded_leaves_a_requirement_met_in_part(listed):
    found = listed("plans/2024-2026")["PRO-1"]
    assert found["state"] == "partly"
    assert [way["what"] for way in found["missing"]] == ["settlement"]


def test_needs_reported_by_municipalities_meet_two_sections_at_once(listed):
    found = listed(EXAMPLE)
    assert found["ANA-2"]["state"] == found["OBE-1"]["state"] == "met"


def test_what_a_machine_cannot_tell_is_left_to_a_person(listed):
    found = listed(EXAMPLE)["KRA-6"]
    assert (found["state"], found["found"]) == ("person", [])
    assert found["asked"] == ["Zda a kdy kraj ministerstvo informoval."]


def test_a_chapter_covers_what_it_says(listed, overlaid):
    front = "id: analyza\ntitle: Analýza\npart: analytical\norder: 1\ncovers: [ANA-1]\n"
    plan = overlaid({"chapters/analyza.md": f"---\n{front}---\n\nText.\n"})
    found = listed(str(plan))["ANA-1"]
    assert (found["state"], found["found"][0]["what"]) == ("met", "Analýza")


def test_what_is_no_day_is_refused(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert run(["checklist", EXAMPLE, "--on", "loni", "--lang", "en"]) == 2
    assert "“loni” is not a day" in capsys.readouterr().err


def test_the_terminal_says_what_was_looked_for(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert run(["checklist", "plans/2014-2017", "--lang", "cs"]) == 0
    out = capsys.readouterr().out
    assert "nenalezeno: vision v plan.yaml" in out
    assert "§ 3 zákona č. 108/2006 Sb. (neověřeno: MEM)" in out


def test_the_document_lists_every_requirement_in_word_and_markdown(listed, tmp_path: Path, capsys):
    keys = set(listed("plans/2024-2026"))
    words = ["build", "plans/2024-2026", "--document", "checklist", "--to", "md,docx", "--out", str(tmp_path)]
    assert run(words) == 0
    text = (tmp_path / "checklist.md").read_text(encoding="utf-8")
    assert all(f"| {key} |" in text for key in keys)
    assert "Rekonstruované záznamy žádnou náležitost nedokládají." in text
    tables = docx.Document(tmp_path / "checklist.docx").tables
    assert keys == {row.cells[0].text for table in tables for row in table.rows} & keys


def test_the_document_of_a_made_up_plan_is_an_accessible_pdf_and_says_what_it_is(tmp_path: Path, capsys) -> None:
    plan = ROOT / "examples" / "vzorovy-kraj" / "plans" / "2023-2025"
    assert run(["build", str(plan), "--document", "checklist", "--to", "pdf,html", "--out", str(tmp_path)]) == 0
    content = (tmp_path / "checklist.pdf").read_bytes()
    assert faults(content) == []
    assert outside_the_margins(content) == []
    assert "smyšlené příklady" in (tmp_path / "checklist.html").read_text(encoding="utf-8")
