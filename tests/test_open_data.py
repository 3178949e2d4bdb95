"""A plan as open data: tables that their metadata describe, linked data whose keys mean something."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from sprss_cli.workflows.export import Export, export

PLAN = ROOT / "examples/vzorovy-kraj/plans/2026-2028"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("csv")
    export(Export(PLAN, "csv", out, date(2026, 1, 1)))
    return out


def linked(plan: Path, out: Path) -> dict[str, Any]:
    export(Export(plan, "jsonld", out, date(2026, 1, 1)))
    document: dict[str, Any] = json.loads(next(out.glob("plan-*.jsonld")).read_text(encoding="utf-8"))
    return document


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_metadata_describe_every_column_and_keys_tell_rows_apart(tables: Path):
    for path in tables.glob("*.csv"):
        metadata = json.loads(Path(f"{path}-metadata.json").read_text(encoding="utf-8"))
        schema = metadata["tableSchema"]
        head, *body = rows(path)
        assert metadata["url"] == path.name
        assert [column["titles"] for column in schema["columns"]] == head
        names = [column["name"] for column in schema["columns"]]
        assert len(set(names)) == len(names)
        key = schema["primaryKey"]
        places = [names.index(name) for name in ([key] if isinstance(key, str) else key)]
        keys = [tuple(row[place] for place in places) for row in body]
        assert len(set(keys)) == len(keys), path.name


def test_rows_of_lists_lead_to_a_record(tables: Path):
    services = {row[0] for row in rows(tables / "network.csv")[1:]}
    head, *steps = rows(tables / "network-history.csv")
    assert {row[head.index("Identifikátor služby")] for row in steps} <= services
    metadata = json.loads((tables / "network-history.csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["tableSchema"]["foreignKeys"][0]["reference"]["resource"] == "network.csv"


def test_csv_keeps_zeros_and_values_that_look_like_formulas(minimal: Path, tmp_path: Path):
    text = 'id: X\nkind: organisation\ntitle: "=1+1; \\"a\\", b"\nico: "00000019"\nnote: |\n  první\n  druhý\n'
    (minimal / "parties/X.yaml").write_text(text, encoding="utf-8")
    export(Export(minimal, "csv", tmp_path / "out", date(2026, 1, 1)))
    (row,) = [row for row in rows(tmp_path / "out/parties.csv") if row[0] == "X"]
    assert row[2] == '=1+1; "a", b'
    assert row[4] == "00000019"
    assert row[6] == "první\ndruhý"


def test_the_same_plan_gives_the_same_files(tables: Path, tmp_path: Path):
    export(Export(PLAN, "csv", tmp_path, date(2027, 5, 5)))
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == {
        path.name: path.read_bytes() for path in tmp_path.iterdir()
    }


def test_every_key_of_the_linked_data_stands_in_its_context(tmp_path: Path):
    document = linked(PLAN, tmp_path)
    context = document.pop("@context")

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*(keys(item) for item in value.values()))
        return set().union(*(keys(item) for item in value)) if isinstance(value, list) else set()

    years = {key for key in keys(document) - set(context) if not key.isdecimal()}
    assert years <= {"cs"}
    iris = [record["iri"] for value in document.values() if isinstance(value, list) for record in value]
    assert len(set(iris)) == len(iris)


def test_names_begin_with_the_address_that_the_plan_gives(minimal: Path, tmp_path: Path):
    frame = (minimal / "plan.yaml").read_text(encoding="utf-8")
    assert linked(minimal, tmp_path / "a")["iri"].startswith("urn:sprss:")
    (minimal / "plan.yaml").write_text(f"{frame}iri: https://data.kraj.example/plan\n", encoding="utf-8")
    document = linked(minimal, tmp_path / "b")
    assert document["iri"] == "https://data.kraj.example/plan"
    assert document["subjekt"][0]["iri"] == "https://data.kraj.example/plan/parties/kraj"


def test_the_catalogue_record_names_the_files_and_says_that_they_are_made_up(tables: Path):
    record = json.loads((tables / "dataset.jsonld").read_text(encoding="utf-8"))
    files = {one["soubor_ke_stažení"] for one in record["distribuce"]}
    assert files == {path.name for path in tables.glob("*.csv")}
    assert {one["schéma"] for one in record["distribuce"]} == {path.name for path in tables.glob("*.json")}
    assert "Smyšlený příklad" in record["popis"]["cs"]
