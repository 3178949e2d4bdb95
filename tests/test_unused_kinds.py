"""A plan pays only for what it has: kinds, rules and catalogues it does not use are not even loaded."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import ROOT, Content

from sprss_cli.model.kinds import kinds_by_folder, record_kinds
from sprss_cli.rules import catalogue

MINIMAL = ROOT / "tests" / "plans" / "minimal"
PROBE = """
import sys
from sprss_cli.cli.program import run
run(sys.argv[1:])
print("loaded:", *sorted(sys.modules))
"""


def loaded_for(plan: Path, *more: str) -> frozenset[str]:
    """Return the modules that the check of a plan loads."""
    command = [sys.executable, "-c", PROBE, "--lang", "en", "validate", str(plan), *more]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return frozenset(ran.stdout.rpartition("loaded:")[2].split())


def rules_among(modules: frozenset[str]) -> frozenset[str]:
    names = (name.removeprefix("sprss_cli.rules.") for name in modules if name.startswith("sprss_cli.rules."))
    return frozenset(name.partition("_")[0].upper() for name in names)


def kinds_among(modules: frozenset[str]) -> frozenset[str]:
    return frozenset(kind.folder for kind in record_kinds() if kind.__module__ in modules)


def test_kinds_and_rules_of_records_that_a_plan_does_not_have_are_not_loaded() -> None:
    loaded = loaded_for(MINIMAL)
    used = {path.name for path in MINIMAL.iterdir() if path.is_dir()}
    # rules that run on every plan speak of these
    assert kinds_among(loaded) <= used | {"cards", "goals", "parties", "target-groups"}
    about_others = {rule.code for rule in catalogue().values() if rule.about and not set(rule.about) & used}
    assert about_others
    assert not rules_among(loaded) & about_others


def test_the_pages_of_faults_that_show_while_reading_are_not_loaded_for_a_clean_plan() -> None:
    pages = {rule.code for rule in catalogue().values() if rule.check is None}
    assert pages
    assert not rules_among(loaded_for(MINIMAL)) & pages


def test_rules_about_a_kind_run_as_soon_as_there_is_a_record_of_it(tmp_path: Path) -> None:
    plan = shutil.copytree(MINIMAL, tmp_path / "plan")
    about_needs = {rule.code for rule in catalogue().values() if "needs" in rule.about}
    (plan / "needs").mkdir()
    (plan / "needs" / "p1.yaml").write_text("id: [", encoding="utf-8")  # even one that nobody can read
    loaded = loaded_for(plan)
    assert "needs" in kinds_among(loaded)
    assert about_needs <= rules_among(loaded)


def test_what_is_called_like_a_folder_of_records_but_is_none_is_a_fault(
    overlaid: Callable[[Mapping[str, Content]], Path],
) -> None:
    from datetime import date

    from sprss_cli.sources.folder import PlanFolder
    from sprss_cli.sources.workspace import Target
    from sprss_cli.workflows.validate import check

    plan = overlaid({"needs": "this is a file\n"})
    found = check(Target(PlanFolder(plan, "")), date(2026, 1, 15)).report.open
    assert [(finding.place.file, finding.code) for finding in found] == [("needs", "YML010")]


def test_only_the_command_that_is_named_is_loaded() -> None:
    assert "sprss_cli.cli.diff" not in loaded_for(MINIMAL)


@pytest.mark.parametrize("kind", record_kinds(), ids=lambda kind: kind.folder)
def test_the_folder_read_from_the_text_of_a_kind_is_that_of_its_class(kind: type) -> None:
    assert kinds_by_folder()[kind.folder] is kind


def test_every_module_of_a_kind_says_its_folder_in_the_way_that_is_read() -> None:
    modules = {path.stem for path in (ROOT / "sprss_cli/model/kinds").glob("*.py")} - {"__init__"}
    assert {kind.__module__.rpartition(".")[2] for kind in record_kinds()} == modules


def test_what_is_read_from_the_text_of_a_rule_is_what_it_declares() -> None:
    rules = catalogue()
    chosen = {rule.code for rule in rules.checking(frozenset())}
    assert chosen == {rule.code for rule in rules.values() if rule.check is not None and not rule.about}
    for folder in kinds_by_folder():
        more = {rule.code for rule in rules.checking(frozenset({folder}))} - chosen
        assert more == {rule.code for rule in rules.values() if folder in rule.about}


def test_rules_are_about_folders_that_hold_records_or_what_a_plan_states_of_their_shape() -> None:
    known = {*kinds_by_folder(), "levels", "required", "fields"}
    assert {rule.code: rule.about for rule in catalogue().values() if not set(rule.about) <= known} == {}
