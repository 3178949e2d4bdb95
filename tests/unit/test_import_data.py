"""The label maps and the decisions about imports are data, held to their schemas."""

from pathlib import Path

import pytest

from sprss_cli.model.place import Address
from sprss_cli.sources.schemas import Gate
from sprss_cli.sources.yaml_text import parse

ROOT = Path(__file__).resolve().parents[2]
MAPS = sorted((ROOT / "schemas" / "imports").glob("*.yaml"))
DECISIONS = sorted(ROOT.glob("plans/*/import/cards.yaml"))


def schema_of(path: Path) -> str:
    """The schema that the first line of a map tells editors."""
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    return line.rpartition("/")[2].removesuffix(".schema.json")


@pytest.mark.parametrize(
    ("schema", "path"),
    [*((schema_of(path), path) for path in MAPS), *(("import-decisions", path) for path in DECISIONS)],
    ids=lambda value: value if isinstance(value, str) else value.parent.parent.name + "-" + value.stem,
)
def test_the_data_of_imports_fit_their_schema(schema: str, path: Path):
    parsed = parse(path.read_bytes(), path.name)
    assert parsed.faults == ()
    assert Gate(schema).faults(parsed.data, Address(path.name)) == ()


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_label_map_is_called_like_its_file_and_no_label_means_two_fields(path: Path):
    data = parse(path.read_bytes(), path.name).data
    assert data["map"] == path.stem
    labels = [label.casefold() for wordings in data["labels"].values() for label in wordings]
    assert len(labels) == len(set(labels))


def test_a_value_that_a_person_decided_needs_a_reason():
    data = {"cards": {"A01-01": {"set": {"services": "all"}}}}
    assert Gate("import-decisions").faults(data, Address("cards.yaml")) != ()
