"""Every rule finds exactly the marked lines of its cases: loading and that one rule, on real text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import MARK, ROOT, Content, as_text, unmarked

from sprss_cli.rules import catalogue
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import Target
from sprss_cli.workflows.register import update
from sprss_cli.workflows.validate import check

TODAY = date(2026, 1, 15)
REGISTER = "register"  # in a case: what the national register says; without it the plan is checked alone
Files = Mapping[str, Content]


def cases() -> Iterator[object]:
    for path in sorted((ROOT / "tests" / "rules").glob("*.yaml")):
        for sentence, files in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield pytest.param(path.stem.split("_")[0].upper(), files, id=f"{path.stem}: {sentence}")


@pytest.mark.parametrize(("code", "files"), list(cases()))
def test_a_rule_finds_exactly_the_marked_lines(
    code: str, files: Files, overlaid: Callable[[Files], Path], tmp_path: Path
) -> None:
    files = dict(files)
    index = registered(tmp_path, files.pop(REGISTER, None))
    plain = {name: unmarked(text) for name, text in files.items()}
    expected = sorted(
        (name, number, found)
        for name, text in files.items()
        for number, line in enumerate(as_text(text).split("\n"), 1)
        if (mark := MARK.search(line))
        for found in mark[1].split()
    )
    folder = PlanFolder(overlaid(plain), "")
    own = catalogue()[code]
    # what shows while reading needs no rule to run; what speaks of exceptions needs them all
    report = check(Target(folder), TODAY, None if own.check is None else {code: own}, index).report
    found = sorted((f.place.file, f.place.line, f.code) for f in report.open if f.code == code or f.code[:3] in _TEXT)
    assert found == expected


def registered(folder: Path, records: Content) -> Path | None:
    """Return an index of the register with the records of a case, which are YAML of the shape of rpss.json."""
    if records is None:
        return None
    data = folder / "rpss.json"
    data.write_text(json.dumps({"polozky": yaml.safe_load(as_text(records))}), encoding="utf-8")
    update(data, None, folder / "register.sqlite", TODAY)
    return folder / "register.sqlite"


_TEXT = ("YML", "SCH")
