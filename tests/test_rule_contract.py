"""What every rule promises, whoever writes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import MARK, ROOT, as_text

from sprss_cli import rules
from sprss_cli.model.finding import Severity
from sprss_cli.model.rule import Rule
from sprss_cli.rules import catalogue

RULES = list(catalogue().values())
EVERY = pytest.mark.parametrize("one", RULES, ids=[one.code for one in RULES])


def module_of(one: Rule) -> Path:
    return Path(rules.__file__).parent / f"{one.code.lower()}_{one.name.replace('-', '_')}.py"


def test_every_module_holds_one_rule() -> None:
    modules = {path.name for path in Path(rules.__file__).parent.glob("*[0-9]_*.py")}
    assert modules == {module_of(one).name for one in RULES}


@EVERY
def test_its_module_is_named_by_code_and_fault(one: Rule) -> None:
    assert module_of(one).is_file()


@EVERY
def test_its_code_belongs_to_a_family(one: Rule) -> None:
    assert re.fullmatch(r"(YML0|SCH1|GOAL2|LAW3|PARTY4|NET5|TXT6|FIN7|PLAN8|INT9)\d\d", one.code)


@EVERY
def test_its_name_says_the_fault_not_the_advice(one: Rule) -> None:
    assert not re.match(r"(use|do-not|avoid|prefer|check)-", one.name)


@EVERY
def test_its_page_says_the_fault_why_and_how_to_mend_it(one: Rule) -> None:
    fault, *rest = one.page
    assert fault.endswith(".")
    assert rest[0].startswith("Why: ")
    assert rest[-1].startswith("Mend: ")


@EVERY
def test_it_has_a_basis_and_a_version(one: Rule) -> None:
    assert one.basis
    assert re.fullmatch(r"\d+\.\d+", one.since)


@EVERY
def test_what_rests_on_a_weak_source_is_no_error(one: Rule) -> None:
    assert one.confidence in {"H", "M", "L", "MEM"}
    assert not (one.confidence in {"L", "MEM"} and one.severity is Severity.ERROR)


@EVERY
def test_a_case_shows_it_firing_and_one_shows_it_silent(one: Rule) -> None:
    if one.code == "INT901":
        pytest.skip("only a broken rule can fire it: tests/unit/test_validate.py breaks one")
    path = ROOT / "tests" / "rules" / f"{module_of(one).stem}.yaml"
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    texts = ["\n".join(as_text(content) for content in files.values()) for files in cases.values()]
    marked = [one.code in " ".join(MARK.findall(text)) for text in texts]
    assert True in marked, "no case makes it fire"
    assert False in marked, "no case keeps it silent"


def test_no_rule_is_named_like_another() -> None:
    names = [one.name for one in RULES]
    assert len(set(names)) == len(names)


def test_the_smallest_plan_is_clean_under_every_rule() -> None:
    from datetime import date

    from sprss_cli.sources.folder import PlanFolder
    from sprss_cli.sources.workspace import Target
    from sprss_cli.workflows.validate import check

    report = check(Target(PlanFolder(ROOT / "tests" / "plans" / "minimal", "minimal")), date(2026, 1, 15)).report
    assert [(finding.place, finding.code) for finding in report.findings] == []
