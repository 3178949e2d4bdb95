"""The files of a plan as they lie in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sprss_cli.model.finding import Fault
from sprss_cli.sources.folder import PlanFolder


def test_a_folder_with_records_among_the_records_is_not_passed_over_in_silence(minimal: Path) -> None:
    (minimal / "cards" / "nove").mkdir()
    (minimal / "cards" / "nove" / "K01-02.yaml").write_text("id: K01-02\n", encoding="utf-8")
    (minimal / "cards" / "obrazky").mkdir()
    assert PlanFolder(minimal, "plan").passed_over("cards") == ["cards/nove"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_among_the_records_is_a_fault_and_nobody_waits_for_its_other_end(minimal: Path) -> None:
    os.mkfifo(minimal / "cards" / "K01-02.yaml")
    found = PlanFolder(minimal, "plan").read("cards/K01-02.yaml")
    assert isinstance(found, Fault)
    assert found.code == "YML010"


def test_a_link_to_a_record_of_the_same_plan_is_read(minimal: Path) -> None:
    record = next((minimal / "cards").iterdir())
    (minimal / "cards" / "K01-02.yaml").symlink_to(record.name)
    assert PlanFolder(minimal, "plan").read("cards/K01-02.yaml") == record.read_bytes()
