"""`sprss network applications`, the deadlines of a plan, and applications in a comparison, on real text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT

from sprss_cli.cli.program import run

PLAN = "examples/vzorovy-kraj/plans/2026-2028"
APPLICATION = """id: Z1
received: "2024-03-01"
asks: include
name: Odlehčení doma
provider: kraj
kind: § 44
territory: regional
effective: "2025-01-01"
forms: [{form: terenni, capacity: [{unit: uvazky, value: 4.5}]}]
requested_payments: {"2025": 2400000}
"""
CRITERIA = """network:
  criteria:
    - {id: K1, title: registrace, applies_to: [include], kind: required, source: zkouska}
    - {id: K2, title: dostupnost, applies_to: [include], kind: scored, source: zkouska}
    - {id: K3, title: zajištění, applies_to: [exclude], kind: required, source: zkouska}
  deadlines:
    - {what: vyúčtování, date: "2024-02-29"}
    - {what: sběr žádostí, date: "2024-01-31"}
"""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs a command in the repository and gives its exit code, output and errors."""
    monkeypatch.chdir(ROOT)

    def call(*words: str) -> tuple[int, str, str]:
        code = run([*words, "--lang", "en"])
        written = capsys.readouterr()
        return code, written.out.replace("\N{NO-BREAK SPACE}", " "), written.err

    return call


@pytest.fixture
def asked(minimal: Path) -> Path:
    """Return the smallest plan with three criteria, two deadlines and one application."""
    with (minimal / "plan.yaml").open("a", encoding="utf-8") as file:
        file.write(CRITERIA)
    (minimal / "applications").mkdir()
    (minimal / "applications" / "Z1.yaml").write_text(APPLICATION, encoding="utf-8")
    return minimal


def add(plan: Path, text: str) -> None:
    with (plan / "applications" / "Z1.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_an_application_is_listed_with_state_capacity_and_money(said, asked: Path):
    code, out, _ = said("network", "applications", str(asked))
    assert code == 0
    assert "1 application\n" in out
    assert "Z1 inclusion: Odlehčení doma, Smyšlený kraj, § 44 Odlehčovací služby" in out
    assert "received 2024-03-01, from 2025-01-01 · not assessed yet" in out
    assert "terénní úvazky 4,5" in out
    assert "payments asked for: 2 400 000 Kč (2025)" in out


def test_criteria_that_are_not_for_it_do_not_count(said, asked: Path):
    add(asked, "assessment:\n  - {criterion: K1, result: partly}\n  - {criterion: K2, result: 7.5}\n")
    _, out, _ = said("network", "applications", str(asked))
    assert "assessed, not decided yet" in out
    assert "required criteria met: 0 of 1 · points: 7,5\n" in out


def test_applications_as_data(said):
    found = json.loads(said("network", "applications", PLAN, "--format", "json")[1])["applications"]
    states = [one["state"] for one in found]
    assert (states.count("refused"), states.count("partly"), states.count("received")) == (2, 2, 1)
    assert all(one["carried_out"] for one in found if one["state"] in ("accepted", "partly"))
    assert not any(one["carried_out"] for one in found if one["state"] == "refused")
    assert [one["received"] for one in found] == sorted(one["received"] for one in found)


def test_a_plan_without_applications_says_so(said):
    assert said("network", "applications", str(MINIMAL))[1].endswith("minimal: 0 applications\n")


def test_an_application_that_cannot_be_read_is_named_as_missing(said, asked: Path):
    (asked / "applications" / "Z2.yaml").write_text("id: Z2\n", encoding="utf-8")
    _, out, _ = said("network", "applications", str(asked))
    assert "cannot be read and are missing here: applications/Z2.yaml" in out
    assert "Z1 inclusion" in out


def test_deadlines_of_the_plan_are_due_by_day_and_no_longer_when_they_are_over(said, asked: Path):
    _, out, _ = said("network", str(asked), "--on", "2024-01-31", "--due", "29")
    assert "2024-01-31 deadline: sběr žádostí\n  2024-02-29 deadline: vyúčtování\n" in out
    _, out, _ = said("network", str(asked), "--on", "2024-02-01", "--due", "27")
    assert "sběr žádostí" not in out
    found = json.loads(said("network", str(asked), "--on", "2024-02-01", "--due", "28", "--format", "json")[1])
    assert found["deadlines"] == [{"day": "2024-02-29", "what": "vyúčtování"}]


def test_what_came_of_an_application_is_a_change_of_it(said, asked: Path, tmp_path: Path):
    later = tmp_path / "later"
    shutil.copytree(asked, later)
    add(
        later,
        "assessment: [{criterion: K2, result: 8.5, reason: blízko}]\noutcome: {result: refused, decision: 1/24}\n",
    )
    _, out, _ = said("diff", str(asked), str(later))
    assert "+ K2: 8,5 b. (blízko)" in out
    assert "nevyhověno (1/24)" in out


def test_a_plan_without_criteria_counts_none(said, asked: Path):
    plan = asked / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(CRITERIA, ""), encoding="utf-8")
    add(asked, "assessment: [{criterion: K1, result: met}]\n")
    _, out, _ = said("network", "applications", str(asked))
    assert "assessed, not decided yet" in out
    assert "required criteria" not in out
