"""The files of a plan as they lie in a folder."""

from __future__ import annotations

from pathlib import Path

from sprss_cli.sources.folder import PlanFolder


def test_a_folder_with_records_among_the_records_is_not_passed_over_in_silence(minimal: Path) -> None:
    (minimal / "cards" / "nove").mkdir()
    (minimal / "cards" / "nove" / "K01-02.yaml").write_text("id: K01-02\n", encoding="utf-8")
    (minimal / "cards" / "obrazky").mkdir()
    assert PlanFolder(minimal, "plan").passed_over("cards") == ["cards/nove"]
