"""The dated code lists in schemas/catalogues: their shape, their history and the facts rules stand on."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import jsonschema_rs
import pytest
import yaml
from jsonschema import Draft202012Validator

from sprss_cli.model.kinds import kinds_by_folder

SCHEMAS = Path(__file__).parents[2] / "schemas"
FILES = sorted((SCHEMAS / "catalogues").glob("*.yaml"))
SCHEMA = json.loads((SCHEMAS / "catalogue.schema.json").read_text(encoding="utf-8"))

every_catalogue = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def rows_of(name, key=None):
    rows = read(SCHEMAS / "catalogues" / f"{name}.yaml")["rows"]
    return rows if key is None else [row for row in rows if row["key"] == key]


def columns(rows, *names):
    return [tuple(row.get(name) for name in names) for row in rows]


def faults(document):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)]


def properties_in(node, route=""):
    """Yield every property definition of a schema with its route; `if` and `then` only narrow what is defined."""
    for word in ("properties", "patternProperties"):
        for name, definition in node.get(word, {}).items():
            yield f"{route}/{name}", definition
            yield from properties_in(definition, f"{route}/{name}")
    for name, definition in node.get("$defs", {}).items():
        yield f"{route}/$defs/{name}", definition
        yield from properties_in(definition, f"{route}/$defs/{name}")


@every_catalogue
def test_a_catalogue_follows_the_schema(path):
    assert faults(read(path)) == []


@every_catalogue
def test_the_compiled_validator_agrees_that_a_catalogue_follows_the_schema(path):
    assert list(jsonschema_rs.validator_for(SCHEMA).iter_errors(read(path))) == []


@every_catalogue
def test_a_catalogue_is_named_like_its_file(path):
    assert read(path)["catalogue"] == path.stem


def test_the_schema_knows_just_the_catalogues_that_exist():
    assert sorted(SCHEMA["properties"]["catalogue"]["enum"]) == [path.stem for path in FILES]


@every_catalogue
def test_a_catalogue_begins_with_the_line_an_editor_finds_its_schema_by(path):
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=../catalogue.schema.json"


@every_catalogue
def test_a_catalogue_holds_no_anchor_alias_or_tag(path):
    for event in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader):
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None


def test_every_property_of_the_schema_has_a_title_and_a_description():
    bare = [
        route
        for route, definition in properties_in(SCHEMA)
        if not (definition.get("title") and definition.get("description"))
    ]
    assert bare == []


@every_catalogue
def test_every_row_says_where_it_was_read_and_how_sure_it_is(path):
    for row in read(path)["rows"]:
        assert row["source"].strip(), row["key"]
        assert row["confidence"] in {"H", "M", "L", "MEM"}, row["key"]


@every_catalogue
def test_confidence_is_given_only_for_columns_the_row_has(path):
    for row in read(path)["rows"]:
        assert set(row.get("confidence_of", {})) <= set(row), row["key"]


@every_catalogue
def test_a_source_is_an_act_or_an_address_and_no_private_abbreviation(path):
    for row in read(path)["rows"]:
        assert "[" not in row["source"], row["key"]
        assert "…" not in row["source"], row["key"]


@every_catalogue
def test_rows_of_a_key_follow_each_other_without_overlap_or_gap(path):
    spans = defaultdict(list)
    for row in read(path)["rows"]:
        begins = date.fromisoformat(row["valid_from"]) if "valid_from" in row else None
        ends = date.fromisoformat(row["valid_to"]) if "valid_to" in row else date.max
        spans[row["key"]].append((begins, ends))
    for key, found in spans.items():
        if len(found) == 1 and found[0][0] is None:
            continue  # known, never in force
        found.sort()
        assert all(begins <= ends for begins, ends in found), key
        for (_, earlier_ends), (later_begins, _) in pairwise(found):
            assert later_begins == earlier_ends + timedelta(days=1), key


def test_section_52_changed_its_name_in_2012_and_ended_in_2025():
    assert columns(rows_of("service-kinds", "§ 52"), "name", "valid_from", "valid_to") == [
        ("Sociální služby poskytované ve zdravotnických zařízeních ústavní péče", "2007-01-01", "2012-03-31"),
        ("Sociální služby poskytované ve zdravotnických zařízeních lůžkové péče", "2012-04-01", "2025-02-28"),
    ]


def test_section_60a_is_a_kind_of_prevention_and_its_first_day_is_a_weak_fact():
    (row,) = rows_of("service-kinds", "§ 60a")
    assert (row["name"], row["category"], row["register_id"]) == ("Intervenční centra", "prevence", "3868")
    assert (row["forms"], row["occasional_forms"]) == (["ambulantni"], ["terenni", "pobytova"])
    assert (row["valid_from"], row["confidence_of"]["valid_from"]) == ("2007-01-01", "L")


def test_section_34_lists_facilities_and_is_no_kind():
    (row,) = rows_of("act-sections", "§ 34")
    assert row["name"] == "Zařízení sociálních služeb"
    assert row["says"] == "vypočítává zařízení sociálních služeb"
    assert row["says_en"] == "lists facilities of social services"
    assert rows_of("service-kinds", "§ 34") == []


def test_section_36_got_another_meaning_in_march_2025():
    assert columns(rows_of("act-sections", "§ 36"), "name", "valid_from", "valid_to") == [
        ("Rozsah úkonů základních činností", "2007-01-01", "2025-02-28"),
        ("Sociálně-zdravotní služby", "2025-03-01", None),
    ]


def test_section_37_may_be_cited_by_the_heading_of_the_act():
    (row,) = rows_of("service-kinds", "§ 37")
    assert (row["name"], row["also_named"]) == ("Odborné sociální poradenství", ["Sociální poradenství"])


def test_the_centre_of_mental_health_is_known_and_never_in_force():
    (row,) = rows_of("service-kinds", "cdz")
    assert (row["name"], row["register_id"]) == ("Centrum duševního zdraví", "11078")
    assert "valid_from" not in row


def test_no_section_is_both_a_kind_and_not_a_kind():
    kinds = {row["key"] for row in rows_of("service-kinds")}
    assert kinds.isdisjoint(row["key"] for row in rows_of("act-sections"))


def test_kinds_name_only_categories_and_forms_that_have_a_row():
    categories = {row["key"] for row in rows_of("service-categories")}
    forms = {row["key"] for row in rows_of("service-forms")}
    for row in rows_of("service-kinds"):
        if "valid_from" in row:
            assert row["category"] in categories, row["key"]
            assert set(row["forms"]) | set(row.get("occasional_forms", [])) <= forms, row["key"]
            assert set(row["forms"]).isdisjoint(row.get("occasional_forms", [])), row["key"]


def test_forms_add_up_to_the_counts_in_the_dictionary_of_the_ministry():
    """An independent source: slovnik.mpsv.cz says how many of the 33 kinds there are in each form and only in it."""
    everywhere, alone = defaultdict(int), defaultdict(int)
    in_2013 = [row for row in rows_of("service-kinds") if row.get("valid_to") != "2012-03-31" and "valid_from" in row]
    for row in in_2013:
        forms = {*row["forms"], *row.get("occasional_forms", [])}
        for form in forms:
            everywhere[form] += 1
            alone[form] += len(forms) == 1
    assert len(in_2013) == 33
    assert everywhere == {"ambulantni": 19, "terenni": 19, "pobytova": 14}
    assert alone == {"ambulantni": 4, "terenni": 5, "pobytova": 9}


def test_a_register_code_belongs_to_one_key_only():
    for name in ("service-kinds", "service-forms", "register-target-groups", "capacity-units"):
        owners = defaultdict(set)
        for row in rows_of(name):
            if "register_code" in row:
                owners[row["register_code"]].add(row["key"])
        assert [code for code, keys in owners.items() if len(keys) > 1] == [], name


def test_the_codes_of_the_register_follow_its_numbers():
    for row in rows_of("service-kinds"):
        if "register_code" in row:
            shift = 3835 if row["register_code"] == "1" else 3834  # code 2 is left out in the register
            assert int(row["register_id"]) - int(row["register_code"]) == shift, row["key"]


def test_the_ten_districts_of_liberec_add_up_to_the_region():
    (region,) = rows_of("regions", "CZ051")
    districts = [row for row in rows_of("orps") if row["region"] == "CZ051"]
    assert sum(row["population"] for row in districts) == region["population"] == 437570
    assert sum(row["municipalities"] for row in districts) == region["municipalities"] == 215
    area = sum(Decimal(row["area_km2"]) for row in districts)
    assert abs(area - Decimal(region["area_km2"])) <= Decimal("0.01")  # each district is rounded on its own


def test_districts_lie_in_regions_that_have_a_row():
    regions = {row["key"] for row in rows_of("regions")}
    assert {row["region"] for row in rows_of("orps")} <= regions


def test_the_law_asks_for_three_years_only_from_2015():
    assert columns(rows_of("plan-terms", "regional-plan"), "valid_from", "valid_to", "years", "confidence") == [
        ("2007-01-01", "2014-12-31", None, "H"),
        ("2015-01-01", "2026-06-30", 3, "H"),
        ("2026-07-01", None, 3, "L"),
    ]


def catalogue_with(**changes):
    row = {"key": "uvazky", "name": "úvazky", "valid_from": "2007-01-01", "source": "síť kraje", "confidence": "H"}
    row = {name: value for name, value in {**row, **changes}.items() if value is not None}
    return {"catalogue": "capacity-units", "title": "Jednotky", "description": "Jednotky kapacity.", "rows": [row]}


def test_a_plain_row_is_accepted():
    assert faults(catalogue_with()) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"source": None}, id="no source"),
        pytest.param({"confidence": None}, id="no confidence"),
        pytest.param({"confidence": "high"}, id="a confidence that is not on the scale"),
        pytest.param({"confidence": "MEM"}, id="a weak row without a note"),
        pytest.param({"valid_from": date(2007, 1, 1)}, id="a date YAML has read as a date"),
        pytest.param({"valid_from": "1. 1. 2007"}, id="a Czech date"),
        pytest.param({"valid_from": None, "valid_to": "2014-12-31"}, id="an end without a beginning"),
        pytest.param({"register_code": 8}, id="a code that is a number"),
        pytest.param({"cisorp": "5105"}, id="a column of another catalogue"),
        pytest.param({"nmae": "úvazky"}, id="an unknown column"),
        pytest.param({"confidence_of": {}}, id="an empty list of weak facts"),
        pytest.param({"name": "úvazky\n"}, id="a name that ends in a line break"),
    ],
)
def test_a_faulty_row_is_refused_by_both_validators(changes):
    document = catalogue_with(**changes)
    assert faults(document) != []
    try:
        accepted = jsonschema_rs.validator_for(SCHEMA).is_valid(document)
    except ValueError:  # a value that JSON does not have, such as a date
        accepted = False
    assert not accepted


def test_an_unknown_catalogue_is_refused():
    assert faults({**catalogue_with(), "catalogue": "requirements"}) != []


def test_every_requirement_of_the_proposed_checklist_has_a_row():
    assert {row["key"] for row in rows_of("requirements")} >= {
        *("POP-1", "POP-2", "POP-3", "ANA-1", "ANA-2", "ANA-3", "ANA-4", "VYH-1", "STR-1", "STR-2", "STR-3", "STR-4"),
        *("SIT-1", "SIT-2", "SIT-3", "PRO-1", "PRO-2", "AP-1", "OBE-1", "OBE-2"),
        *(f"KRA-{number}" for number in range(1, 9)),
    }


def test_what_the_act_of_2025_may_have_changed_is_not_taken_for_sure():
    later = [row for row in rows_of("requirements") if row["valid_from"] == "2026-07-01"]
    assert {row["confidence"] for row in later} == {"L"}
    assert "STR-1" in {row["key"] for row in later}


def test_requirements_are_met_by_words_that_a_plan_can_hold():
    frame = json.loads((SCHEMAS / "plan.schema.json").read_text(encoding="utf-8"))["properties"]
    effects = set(frame["decisions"]["items"]["properties"]["effect"]["enum"])
    kinds = set(frame["events"]["items"]["properties"]["kind"]["enum"])
    for row in rows_of("requirements"):
        for way in row["met_by"]:
            assert way.get("effect") in {None, *effects}, row["key"]
            assert way.get("kind") in {None, *kinds}, row["key"]


def test_requirements_are_met_by_records_that_there_are():
    folders = set(kinds_by_folder())
    named = {way["of"] for row in rows_of("requirements") for way in row["met_by"] if way["by"] == "records"}
    assert named <= folders
