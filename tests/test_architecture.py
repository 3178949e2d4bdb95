"""What prose cannot hold: schema and class agree, codes are unique, nothing asks the clock."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.kinds import record_kinds

KINDS = {kind.schema: kind for kind in record_kinds()}
PURE = ("model", "rules", "render", "reporters", "exchange", "sources", "workflows")


def schema(name: str) -> dict[str, object]:
    content = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize("name", sorted(KINDS))
def test_schema_and_class_of_a_kind_have_the_same_fields(name: str) -> None:
    fields = {field.name for field in dataclasses.fields(KINDS[name])}
    # `unfunded` is the word `none` in `funding`; `source` is the file itself
    assert fields - {"source", "unfunded"} == set(schema(name)["properties"])


def test_schema_and_class_of_the_frame_have_the_same_fields() -> None:
    fields = {field.name for field in dataclasses.fields(PlanFrame)}
    assert fields - {"source"} == set(schema("plan")["properties"])


def walk(node: object, path: str = "") -> list[tuple[str, dict[str, object]]]:
    found = []
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            found += [(f"{path}.{key}", value) for key, value in node["properties"].items()]
        for key, value in node.items():
            if key in ("if", "then", "else"):
                continue  # these only narrow keys that are described elsewhere
            found += walk(value, f"{path}.{key}" if key not in ("properties", "items") else path)
    elif isinstance(node, list):
        for item in node:
            found += walk(item, path)
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").glob("*.schema.json")), ids=lambda path: path.name)
def test_every_key_has_a_czech_title_and_description(path: Path) -> None:
    keys = walk(json.loads(path.read_text(encoding="utf-8")))
    bare = [name for name, body in keys if "const" not in body and not (body.get("title") and body.get("description"))]
    assert bare == []


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").glob("*.schema.json")), ids=lambda path: path.name)
def test_every_pattern_in_a_schema_has_an_example_that_fits_it(path: Path) -> None:
    def check(node: object) -> None:
        if isinstance(node, dict):
            pattern, examples = node.get("pattern"), node.get("examples", [])
            if isinstance(pattern, str):
                assert all(re.search(pattern, str(example)) for example in examples), (pattern, examples)
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for item in node:
                check(item)

    check(json.loads(path.read_text(encoding="utf-8")))


def test_only_the_terminal_asks_for_the_day() -> None:
    asking = re.compile(r"\b(date\.today|datetime\.now|time\.time|utcnow)\b")
    found = [
        str(path.relative_to(ROOT))
        for layer in PURE
        for path in (ROOT / "sprss_cli" / layer).rglob("*.py")
        if asking.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_in_the_code_knows_a_region() -> None:
    known = re.compile(r"liber|kraj-lbc|CZ051|KISSoS|\bKOOS\b", re.IGNORECASE)
    folders = [ROOT / "sprss_cli", ROOT / "templates"]
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".j2", ".html", ".css", ".typ"}
        for match in [known.search(path.read_text(encoding="utf-8"))]
        if match and not match[0].lower().startswith("liberal")
    ]
    assert [line for line in found if "Libertinus" not in line] == []


def test_every_function_that_others_use_has_a_docstring() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in (ROOT / "sprss_cli").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []
