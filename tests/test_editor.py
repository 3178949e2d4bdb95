"""An editor that opens this repository finds the schema of each record without further set-up."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

import pytest
from conftest import ROOT

from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.record import Record

SCHEMAS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


def schemas_for(path: Path) -> list[str]:
    """Return the schemas that the settings name for a file; ** stands for any folders."""
    name = path.relative_to(ROOT).as_posix()
    return [
        schema
        for schema, patterns in SCHEMAS.items()
        for pattern in ([patterns] if isinstance(patterns, str) else patterns)
        if fnmatch(name, pattern.replace("**", "*"))
    ]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_settings_name_schemas_that_exist(schema: str) -> None:
    assert (ROOT / schema).is_file()


@pytest.mark.parametrize(
    "kind", [kind for kind in record_kinds() if kind.suffix == ".yaml"], ids=lambda kind: kind.folder
)
def test_a_new_record_finds_the_schema_of_its_kind(kind: type[Record]) -> None:
    for plans in (ROOT / "plans", ROOT / "examples" / "x" / "plans"):
        file = plans / "2024-2026" / kind.file_of("2025/new" if kind.below else "new")
        assert schemas_for(file) == [f"./schemas/{kind.schema}.schema.json"]


@pytest.mark.parametrize("plans", ["plans", "examples/x/plans"])
def test_the_frame_of_a_plan_finds_its_schema(plans: str) -> None:
    assert schemas_for(ROOT / plans / "2024-2026" / "plan.yaml") == ["./schemas/plan.schema.json"]
