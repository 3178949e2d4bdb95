"""Approval: what is adopted is sealed, an amendment opens it, the text of a day is shown, a release is refused."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sprss_cli.cli.program import run
from sprss_cli.model.fingerprint import of_record
from sprss_cli.model.kinds.card import Card
from tests.pdf_check import faults

FRAME = """\
title: Smyšlený plán pro zkoušky
region: {name: Smyšlený kraj}
period: 2024-2026
status: amended
law_date: "2023-12-19"
decisions:
  - {what: Schválení, body: Zastupitelstvo, number: 1/23/ZK, date: "2023-12-19", effect: approval, source: zkouska}
  - {what: Změna, body: Zastupitelstvo, number: 2/24/ZK, date: "2024-06-18", effect: amendment, source: zkouska}
documents:
  - {id: zkouska, title: Zkušební data}
provenance: {kind: official, source: zkouska}
"""
AMENDMENT = """\
id: zmena-1
title: Úprava odlehčovacích služeb
decision: 2/24/ZK
effective: "2024-07-01"
touches:
  - {record: cards/K01-01, how: changed}
  - {record: cards/K01-02, how: added}
reason: |
  Obce ohlásily nové potřeby, viz K01-01 a C1.
"""
CARD = "cards/K01-01.yaml"
Run = Callable[..., tuple[int, str, str]]


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=Zkouška", "-c", "user.email=zkouska@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def commit(plan: Path, message: str = "stav") -> None:
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", message)


@pytest.fixture
def sprss(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the program and gives exit code, output and notes."""

    def call(*words: object) -> tuple[int, str, str]:
        code = run([*map(str, words), "--lang", "en"])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def plan(overlaid: Callable[..., Path]) -> Path:
    """Return an approved plan, committed to a repository of its own."""
    folder = overlaid({"plan.yaml": FRAME})
    git(folder.parent, "init", "-q")
    commit(folder)
    return folder


@pytest.fixture
def sealed(plan: Path, sprss: Run) -> Path:
    """Return the plan with the seal of its approval, committed."""
    assert sprss("seal", plan, "--decision", "1/23/ZK")[0] == 0
    commit(plan)
    return plan


@pytest.fixture
def amended(sealed: Path, sprss: Run) -> Path:
    """Return the sealed plan with an amendment, its changes and its seal, committed."""
    (sealed / "amendments").mkdir()
    (sealed / "amendments/zmena-1.yaml").write_text(AMENDMENT, encoding="utf-8")
    edit(sealed, CARD, "Podpora odlehčovacích", "Rozvoj odlehčovacích")
    card = (sealed / CARD).read_text(encoding="utf-8").replace("K01-01", "K01-02").replace("Rozvoj", "Sdílení")
    (sealed / "cards/K01-02.yaml").write_text(card, encoding="utf-8")
    commit(sealed)
    assert sprss("seal", sealed, "--decision", "2/24/ZK")[0] == 0
    commit(sealed)
    return sealed


def edit(plan: Path, name: str, before: str, after: str) -> None:
    text = (plan / name).read_text(encoding="utf-8")
    assert before in text
    (plan / name).write_text(text.replace(before, after), encoding="utf-8")


def findings(sprss: Run, plan: Path, code: str) -> list[dict[str, Any]]:
    said = json.loads(sprss("validate", plan, "--format", "json")[1])
    return [one for one in said["findings"] if one["code"] == code]


def test_a_seal_holds_every_adopted_record_the_decision_and_the_revision(sealed: Path) -> None:
    data = yaml.safe_load((sealed / "seals/1.yaml").read_text(encoding="utf-8"))
    assert set(data["fingerprints"]) == {"plan", "cards/K01-01", "goals/C1", "target-groups/seniori"}
    assert (data["decision"], data["effective"], data["algorithm"]) == ("1/23/ZK", "2023-12-19", "sprss-1")
    git(sealed, "cat-file", "-e", f"{data['revision']}:plan/{CARD}")


def test_a_sealed_plan_is_clean_and_said_to_be_as_sealed(sealed: Path, sprss: Run) -> None:
    assert findings(sprss, sealed, "PLAN863") == []
    code, out, _ = sprss("seal", sealed)
    assert code == 0
    assert "the text is as it was sealed" in out


def test_a_later_edit_is_a_finding_at_the_record(sealed: Path, sprss: Run) -> None:
    edit(sealed, CARD, "Podpora odlehčovacích", "Rozvoj odlehčovacích")
    (found,) = findings(sprss, sealed, "PLAN863")
    line = (sealed / CARD).read_text(encoding="utf-8").split("\n")[found["line"] - 1]
    assert (found["file"], line) == (f"{sealed}/{CARD}", "id: K01-01")
    assert found["severity"] == "error"
    code, out, _ = sprss("seal", sealed)
    assert code == 1
    assert "cards/K01-01: changed; no amendment touches it" in out


def test_a_deleted_record_is_a_finding_at_its_line_of_the_seal(sealed: Path, sprss: Run) -> None:
    (sealed / CARD).unlink()
    (found,) = findings(sprss, sealed, "PLAN863")
    line = (sealed / "seals/1.yaml").read_text(encoding="utf-8").split("\n")[found["line"] - 1]
    assert line.strip().startswith("cards/K01-01: ")


def test_line_ends_and_comments_change_no_fingerprint(sealed: Path, sprss: Run) -> None:
    text = (sealed / CARD).read_bytes()
    (sealed / CARD).write_bytes(b"# opraveno\r\n" + text.replace(b"\n", b"\r\n"))
    assert findings(sprss, sealed, "PLAN863") == []


def test_what_is_technical_is_not_in_a_fingerprint() -> None:
    plain = {"id": "K1", "title": "Péče doma", "goal": "C1", "period": "2024-2026", "description": "Text."}
    technical = {
        "provenance": {"kind": "official"},
        "exceptions": [{"rule": "GOAL204", "reason": "proto"}],
        "formerly": ["K2"],
        "continues": [{"plan": "2021-2023", "record": "K2", "how": "continued"}],
    }
    assert of_record(Card, plain) == of_record(Card, plain | technical)
    assert of_record(Card, plain) != of_record(Card, plain | {"title": "Péče v ústavu"})


def test_the_same_text_in_another_unicode_form_has_the_same_fingerprint() -> None:
    import unicodedata

    composed, apart = ({"id": "K1", "title": unicodedata.normalize(form, "Péče")} for form in ("NFC", "NFD"))
    assert composed != apart
    assert of_record(Card, composed) == of_record(Card, apart)


def test_what_an_amendment_touches_is_open_until_it_is_sealed(amended: Path, sprss: Run) -> None:
    assert findings(sprss, amended, "PLAN863") == []
    edit(amended, CARD, "Rozvoj odlehčovacích", "Konec odlehčovacích")
    assert [one["record"] for one in findings(sprss, amended, "PLAN863")] == ["K01-01"]


def test_sealing_again_keeps_the_older_fingerprints(amended: Path, sprss: Run) -> None:
    code, out, _ = sprss("seal", amended)
    assert code == 0
    assert "1. in force from 2023-12-19, 1/23/ZK, as approved" in out
    assert "2. in force from 2024-07-01, 2/24/ZK, amendment zmena-1" in out
    assert "cards/K01-01: changed\n   cards/K01-02: added\n" in out
    assert out.count("agrees with every fingerprint") == 2


def test_a_seal_that_was_edited_is_told_from_the_text_in_git(amended: Path, sprss: Run) -> None:
    seal = amended / "seals/1.yaml"
    old = yaml.safe_load(seal.read_text(encoding="utf-8"))["fingerprints"]["cards/K01-01"]
    edit(amended, "seals/1.yaml", old, "0" * 64)
    code, out, _ = sprss("seal", amended)
    assert code == 1
    assert "does not hold the text of seal 1: cards/K01-01" in out


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("1/23/ZKA", "the plan has no decision 1/23/ZKA"),
        ("1/23/ZK", "the approved text was sealed on"),
        ("2/24/ZK", "no amendment says what 2/24/ZK touches"),
    ],
)
def test_what_cannot_be_sealed_ends_with_2(sealed: Path, sprss: Run, decision: str, said: str) -> None:
    code, _, note = sprss("seal", sealed, "--decision", decision)
    assert code == 2
    assert said in note


def test_a_draft_is_not_sealed(plan: Path, sprss: Run) -> None:
    edit(plan, "plan.yaml", "status: amended", "status: draft")
    code, _, note = sprss("seal", plan, "--decision", "1/23/ZK")
    assert code == 2
    assert "is not approved: its status is draft" in note


def test_an_uncommitted_text_is_not_sealed(plan: Path, sprss: Run) -> None:
    edit(plan, CARD, "Podpora odlehčovacích", "Rozvoj odlehčovacích")
    code, _, note = sprss("seal", plan, "--decision", "1/23/ZK")
    assert code == 2
    assert "has changes that are not committed" in note
    assert not (plan / "seals").exists()


def test_a_plan_with_errors_is_not_sealed(plan: Path, sprss: Run) -> None:
    edit(plan, CARD, "goal: C1", "goal: C9")
    commit(plan)
    code, out, _ = sprss("seal", plan, "--decision", "1/23/ZK")
    assert code == 1
    assert "GOAL201" in out
    assert not (plan / "seals").exists()


def test_an_approval_without_a_known_number_is_sealed_by_its_effect(plan: Path, sprss: Run) -> None:
    edit(plan, "plan.yaml", "number: 1/23/ZK, ", "")
    commit(plan)
    assert sprss("seal", plan, "--decision", "approval")[0] == 0
    assert "decision:" not in (plan / "seals/1.yaml").read_text(encoding="utf-8")
    assert "a decision without a number" in sprss("seal", plan)[1]


def test_outside_git_a_text_is_sealed_but_cannot_be_shown_again(
    overlaid: Callable[..., Path], sprss: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = overlaid({"plan.yaml": FRAME})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(plan.parent))
    code, _, note = sprss("seal", plan, "--decision", "1/23/ZK")
    assert code == 0
    assert "the plan is not in git" in note
    edit(plan, CARD, "Podpora odlehčovacích", "Rozvoj odlehčovacích")
    assert "it was sealed outside git" in sprss("seal", plan)[1]
    assert len(findings(sprss, plan, "PLAN863")) == 1
    code, _, note = sprss("build", plan, "--in-force", "2024-01-01", "--to", "md", "--out", plan.parent / "out")
    assert code == 2
    assert "it was sealed outside git" in note


def test_the_text_of_a_day_is_the_one_that_held_then(amended: Path, sprss: Run, tmp_path: Path) -> None:
    before, after = tmp_path / "out/cards-2024-06-30.md", tmp_path / "out/cards-2024-07-01.md"
    for day in ("2024-06-30", "2024-07-01"):
        assert sprss("build", amended, "--in-force", day, "--to", "md", "--out", tmp_path / "out")[0] == 0
    assert "Podpora odlehčovacích služeb" in before.read_text(encoding="utf-8")
    assert "schválené znění beze změn" in before.read_text(encoding="utf-8")
    assert "Sdílení odlehčovacích služeb" in after.read_text(encoding="utf-8")
    said = (
        "Znění účinné ke dni 1. července 2024: úplné znění po změně „Úprava odlehčovacích služeb“ (usnesení č. 2/24/ZK)"
    )
    assert said in after.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")


def test_edits_since_the_seal_are_not_in_the_text_of_a_day(amended: Path, sprss: Run, tmp_path: Path) -> None:
    edit(amended, CARD, "Rozvoj odlehčovacích", "Konec odlehčovacích")
    assert sprss("build", amended, "--in-force", "2025-01-01", "--to", "md", "--out", tmp_path)[0] == 0
    assert "Konec" not in (tmp_path / "cards-2025-01-01.md").read_text(encoding="utf-8")


def test_an_amendment_that_was_never_sealed_is_said_to_be_missing_in_the_text_of_a_day(
    sealed: Path, sprss: Run, tmp_path: Path
) -> None:
    (sealed / "amendments").mkdir()
    unknown = AMENDMENT[: AMENDMENT.index("effective")] + "unknown: Znění změny není k dispozici.\n"
    (sealed / "amendments/zmena-1.yaml").write_text(unknown, encoding="utf-8")
    for day in ("2024-06-17", "2024-06-18"):  # it holds from the day of its decision when no other day is known
        assert sprss("build", sealed, "--in-force", day, "--to", "md", "--out", tmp_path)[0] == 0
    before, after = ((tmp_path / f"cards-2024-06-{day}.md").read_text(encoding="utf-8") for day in (17, 18))
    assert "schválené znění beze změn" in before
    said = "Není v něm změna „Úprava odlehčovacích služeb“ (usnesení č. 2/24/ZK)."
    assert said in after.replace("\N{NO-BREAK SPACE}", " ")
    assert "účinné" not in after.split("\n## ")[0]


def test_before_the_approval_there_was_no_text(sealed: Path, sprss: Run) -> None:
    code, _, note = sprss("build", sealed, "--in-force", "2023-12-18", "--to", "md")
    assert code == 2
    assert "on 2023-12-18 the plan was not approved yet; its text holds from 2023-12-19" in note


def test_a_plan_without_a_seal_has_no_text_of_a_day(plan: Path, sprss: Run) -> None:
    code, _, note = sprss("build", plan, "--in-force", "2024-01-01", "--to", "md")
    assert code == 2
    assert "was never sealed" in note


def test_a_comparison_shows_what_an_amendment_did_and_neither_it_nor_its_seal(
    amended: Path, sprss: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(amended.parent)
    code, out, _ = sprss("diff", "HEAD~2:plan", "plan")
    assert code == 0
    assert "K01-02" in out
    assert not any(word in out for word in ("amendment", "zmena-1", "seal"))


def test_a_shallow_clone_shows_the_present_text_and_says_how_to_get_the_older(
    amended: Path, sprss: Run, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", amended.parent.as_uri(), "shallow")
    clone = tmp_path / "shallow/plan"
    code, out, _ = sprss("seal", clone)
    assert code == 0  # nothing speaks against the text
    assert "cannot be shown here" in out
    code, _, note = sprss("build", clone, "--in-force", "2024-01-01", "--to", "md", "--out", tmp_path / "out")
    assert code == 2
    assert "git fetch --unshallow" in note
    assert sprss("build", clone, "--in-force", "2024-07-01", "--to", "md", "--out", tmp_path / "out")[0] == 0


def test_an_amendment_is_a_document_with_its_comparison(amended: Path, sprss: Run, tmp_path: Path) -> None:
    words = ("--document", "amendment", "--amendment", "zmena-1", "--to", "md,pdf,docx,html", "--out", tmp_path / "out")
    assert sprss("build", amended, *words)[0] == 0
    text = (tmp_path / "out/amendment-zmena-1.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "Plán se mění usnesením č. 2/24/ZK" in text
    assert "Změněné znění platí od 1. července 2024." in text
    assert "| Karta rozvojové aktivity K01-02 | Sdílení odlehčovacích služeb | vkládá se | – |" in text
    assert "| ~~Podpora~~ odlehčovacích služeb | **Rozvoj** odlehčovacích služeb |" in text
    assert faults((tmp_path / "out/amendment-zmena-1.pdf").read_bytes()) == []


def test_an_amendment_in_the_making_is_compared_as_it_lies_there(sealed: Path, sprss: Run, tmp_path: Path) -> None:
    (sealed / "amendments").mkdir()
    text = AMENDMENT.replace("decision: 2/24/ZK\n", "").replace("  - {record: cards/K01-02, how: added}\n", "")
    (sealed / "amendments/zmena-1.yaml").write_text(text, encoding="utf-8")
    edit(sealed, CARD, "Podpora odlehčovacích", "Rozvoj odlehčovacích")
    words = ("--document", "amendment", "--amendment", "zmena-1", "--to", "md", "--out", tmp_path / "out")
    assert sprss("build", sealed, *words)[0] == 0
    text = (tmp_path / "out/amendment-zmena-1.md").read_text(encoding="utf-8")
    assert "O změně zatím nebylo rozhodnuto" in text
    assert "| ~~Podpora~~ odlehčovacích služeb | **Rozvoj** odlehčovacích služeb |" in text


def test_an_amendment_of_a_text_that_was_never_sealed_has_nothing_to_compare(
    plan: Path, sprss: Run, tmp_path: Path
) -> None:
    (plan / "amendments").mkdir()
    unknown = AMENDMENT[: AMENDMENT.index("touches")] + "unknown: Znění změny není k dispozici.\n"
    (plan / "amendments/zmena-1.yaml").write_text(unknown, encoding="utf-8")
    words = ("--document", "amendment", "--amendment", "zmena-1", "--to", "md", "--out", tmp_path / "out")
    assert sprss("build", plan, *words)[0] == 0
    text = (tmp_path / "out/amendment-zmena-1.md").read_text(encoding="utf-8")
    assert "Znění změny není k dispozici." in text
    assert "není proto s čím porovnat" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--document", "amendment"], "say which one: --amendment zmena-1"),
        (["--document", "amendment", "--amendment", "zmena-2"], "the plan has no amendment zmena-2"),
        (["--amendment", "zmena-1"], "the document cards is not about an amendment"),
        (["--release", "--draft"], "a release is no draft"),
        (["--in-force", "včera"], "“včera” is not a day"),
    ],
)
def test_orders_that_cannot_be_carried_out_end_with_2(amended: Path, sprss: Run, words: list[str], said: str) -> None:
    code, _, note = sprss("build", amended, *words)
    assert code == 2
    assert said in note


def test_a_release_lists_everything_that_is_missing_at_once(sealed: Path, sprss: Run, tmp_path: Path) -> None:
    edit(sealed, "goals/C1.yaml", "id: C1", "id: C1\nprovenance: {kind: example, source: zkouska}")
    edit(sealed, CARD, "goal: C1", "goal: C9")
    code, out, _ = sprss("build", sealed, "--release", "--to", "md", "--out", tmp_path / "out")
    assert code == 1
    for said in (
        "the check finds 2 errors",
        "1 record is made up: goals/C1",
        "requirements of the law are not met: ",
        "records differ from what was sealed: cards/K01-01",
        "there are changes that are not committed",
    ):
        assert said in out
    assert out.count("= hint: ") == 5
    assert not (tmp_path / "out").exists()


def test_a_complete_official_plan_is_released(overlaid: Callable[..., Path], sprss: Run, tmp_path: Path) -> None:
    covered = ("POP-2", "ANA-1", "ANA-2", "ANA-3", "ANA-4")  # what the law of 2011 asks for and records do not show
    covers = "".join(f"      - {{requirement: {key}, source: zkouska}}\n" for key in covered)
    frame = FRAME.replace("status: amended", "status: approved").replace("2024-2026", "2012-2014")
    frame = "".join(line for line in frame.splitlines(keepends=True) if "amendment" not in line)
    frame = frame.replace("2023-12-19", "2011-12-19").replace("  - {id: zkouska, title: Zkušební data}\n", "")
    frame = frame.replace(
        "documents:\n", f"documents:\n  - id: zkouska\n    title: Zkušební data\n    covers:\n{covers}"
    )
    plan = overlaid({"plan.yaml": frame + "vision: Pomoc doma.\nprevious: 2009-2011\n"})
    edit(plan, CARD, "2024-2026", "2012-2014")
    git(plan.parent, "init", "-q")
    commit(plan)
    assert sprss("build", plan, "--release")[1].startswith(f"{plan} cannot be released: 1 thing is missing\n")
    assert sprss("seal", plan, "--decision", "1/23/ZK")[0] == 0
    commit(plan)
    code, out, note = sprss("build", plan, "--release", "--to", "md", "--out", tmp_path / "out")
    assert code == 0, note
    assert out.startswith(f"{tmp_path}/out/cards.md\n")


def test_a_reconstructed_record_is_not_released(sealed: Path, sprss: Run) -> None:
    edit(sealed, "parties/obce.yaml", "id: obce", "id: obce\nprovenance: {kind: reconstructed, source: zkouska}")
    assert "1 record is reconstructed: parties/obce" in sprss("build", sealed, "--release")[1]


def test_the_example_is_not_released_because_it_is_made_up(sprss: Run) -> None:
    from conftest import ROOT

    code, out, _ = sprss("build", ROOT / "examples/vzorovy-kraj/plans/2023-2025", "--release")
    assert code == 1
    assert "records are made up: " in out
