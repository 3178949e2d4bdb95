"""Whole outputs on the real plans and the example region, compared letter by letter.

`make golden` writes them anew; the difference is read line by line before it is committed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from sprss_cli.cli.program import run

GOLDEN = ROOT / "tests" / "golden"
PERIODS = ["examples/vzorovy-kraj/plans/2023-2025", "examples/vzorovy-kraj/plans/2026-2028"]

OUTPUTS = {
    "validate-plans.txt": ["validate", "plans", "--show-excepted", "--lang", "en"],
    "validate-plans.cs.txt": ["validate", "plans", "--show-excepted", "--lang", "cs"],
    "explain.cs.txt": ["explain", "--lang", "cs"],
    "diff-example.txt": ["diff", *PERIODS, "--lang", "en"],
    "diff-example.cs.txt": ["diff", *PERIODS, "--lang", "cs", "--stat"],
    "diff-plans.cs.txt": ["diff", "plans/2014-2017", "plans/2024-2026", "--lang", "cs"],
}


def hold(name: str, found: str) -> None:
    """Compare with the golden file, or write it when `make golden` asks."""
    path = GOLDEN / name
    if os.environ.get("SPRSS_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_the_output_is_what_was_read_and_agreed(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    run(OUTPUTS[name])
    hold(name, capsys.readouterr().out)


def test_the_markdown_of_the_real_cards_is_what_was_read_and_agreed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # outside any repository, so that no commit is named; the day is given
    shutil.copytree(ROOT / "plans" / "2014-2017", tmp_path / "2014-2017")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert run(["build", "2014-2017", "--to", "md"]) == 0
    hold("cards-2014-2017.md", (tmp_path / "out/2014-2017/cards.md").read_text(encoding="utf-8"))
