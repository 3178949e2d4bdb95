"""`sprss import cards` as a person at a terminal meets it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLAN = Path(__file__).resolve().parent.parent / "plans" / "2014-2017"
ANNEX = PLAN / "sources" / "sprss-lk-2014-2017-annex-1-activity-cards.txt"


@pytest.fixture
def empty_plan(tmp_path: Path) -> Path:
    plan = tmp_path / "plan"
    (plan / "import").mkdir(parents=True)
    shutil.copy(PLAN / "plan.yaml", plan)
    shutil.copy(PLAN / "import" / "cards.yaml", plan / "import")
    return plan


def sprss(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "SPRSS_LANG": "en", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "sprss_cli", "import", "cards", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8")


def test_everything_understood_and_written_ends_with_0_and_the_report(empty_plan: Path, tmp_path: Path):
    ended = sprss(ANNEX, "--into", "plan", "--report", "report.md", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "- 45 cards in the document\n" in ended.stdout
    assert "- NOT UNDERSTOOD: 0\n" in ended.stdout
    assert "- cards/A10-04.yaml: new\n" in ended.stdout
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("# Import of cards\n")
    assert (empty_plan / "cards" / "A10-04.yaml").exists()


def test_a_file_left_as_it_was_ends_with_1(empty_plan: Path, tmp_path: Path):
    sprss(ANNEX, "--into", "plan", cwd=tmp_path)
    goal = empty_plan / "goals" / "SC1.yaml"
    goal.write_text("id: SC1\ntitle: Jiný\n", encoding="utf-8")
    (empty_plan / "import" / "cards.yaml").write_text(
        (PLAN / "import" / "cards.yaml").read_text(encoding="utf-8") + "goals:\n  SC1: {title: Ještě jiný}\n",
        encoding="utf-8",
    )
    ended = sprss(ANNEX, "--into", "plan", cwd=tmp_path)
    assert ended.returncode == 1
    assert "- goals/SC1.yaml: differs from the document and was left as it is; --update changes it\n" in ended.stdout
    assert goal.read_text(encoding="utf-8") == "id: SC1\ntitle: Jiný\n"


def test_a_dry_run_shows_the_text_of_each_file_and_leaves_the_plan_alone(empty_plan: Path, tmp_path: Path):
    ended = sprss(ANNEX, "--into", "plan", "--dry-run", cwd=tmp_path)
    assert ended.returncode == 0
    assert "+++ cards/A01-01.yaml\n" in ended.stdout
    assert "+title: Podpora a rozvoj odlehčovacích služeb\n" in ended.stdout
    assert sorted(path.name for path in empty_plan.iterdir()) == ["import", "plan.yaml"]


def test_a_document_that_cannot_be_read_ends_with_2_and_a_way_out(empty_plan: Path, tmp_path: Path):
    (tmp_path / "annex.doc").write_bytes("Číslo aktivity\tA01-01".encode("cp1250"))
    ended = sprss("annex.doc", "--into", "plan", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "sprss: byte 0xC8 on line 1 of the document is not UTF-8 text\n"
        "  hint: save the document as UTF-8 text (it may be in Windows-1250), or give the DOCX\n"
    )


def test_a_folder_that_is_no_plan_ends_with_2(tmp_path: Path):
    assert sprss(ANNEX, "--into", ".", cwd=tmp_path).returncode == 2
