"""Made-up records are called so on every page."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest
from conftest import ROOT

from sprss_cli.cli.program import run

PLAN = ROOT / "examples" / "vzorovy-kraj" / "plans" / "2023-2025"


def test_every_page_of_a_made_up_plan_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(PLAN), "--to", "pdf,docx", "--out", str(tmp_path)]) == 0
    with pypdfium2.PdfDocument(tmp_path / "cards.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded().lower() for page in pdf]
    assert all("smyšlen" in text for text in pages)
    word = docx.Document(tmp_path / "cards.docx")
    assert "smyšlený příklad" in word.core_properties.title


def test_a_real_plan_does_not_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(ROOT / "plans" / "2014-2017"), "--to", "md,docx", "--out", str(tmp_path)]) == 0
    assert "smyšlen" not in (tmp_path / "cards.md").read_text(encoding="utf-8").lower()
    assert "smyšlen" not in docx.Document(tmp_path / "cards.docx").core_properties.title
