"""What a text in YAML becomes: the core rules of YAML 1.2, nothing guessed, nothing lost."""

from __future__ import annotations

import io
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from sprss_cli.sources.yaml_text import parse


def read(text: str) -> Any:
    parsed = parse(text.encode(), "a.yaml")
    assert parsed.faults == ()
    return parsed.data


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("0123", "0123"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("60 000", "60 000"),
        ("1:30", "1:30"),
        ("12:30:45", "12:30:45"),
        ("2014", 2014),
        ("-7", -7),
        ("+7", "+7"),
        ("0", 0),
        ("2014-01-01", "2014-01-01"),
        ("2014-2017", "2014-2017"),
        ("1.5", 1.5),
        ("1.", "1."),
        (".5", ".5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9" * 18, int("9" * 18)),
        ("9" * 30, "9" * 30),
        ("~", None),
        ("null", None),
        ("nUll", "nUll"),
        ("", None),
        ("<<", "<<"),
        ("=", "="),
        ('"2014"', "2014"),
        ("'no'", "no"),
        ('"null"', "null"),
        ("§ 44", "§ 44"),
        ("„péče“", "„péče“"),
        ("C#1", "C#1"),
        ("C #1", "C"),
        ("\u0662\u0660", "\u0662\u0660"),
    ],
)
def test_a_plain_word_is_what_yaml_1_2_says(written: str, meant: object) -> None:
    found = read(f"key: {written}\n")["key"]
    assert found == meant
    assert type(found) is type(meant)


def test_a_plain_word_in_a_list_and_as_a_key_is_read_alike() -> None:
    assert read("[no, 0123, 2014]\n") == ["no", "0123", 2014]
    assert read("2014: a\nno: b\nnull: c\n") == {"2014": "a", "no": "b", "null": "c"}


def test_a_block_keeps_its_line_breaks_and_a_folded_one_joins_them() -> None:
    assert read("a: |\n  Jedna\n  dvě.\n\n  Tři\nb: >\n  Jedna\n  dvě.\n\n  Tři\n") == {
        "a": "Jedna\ndvě.\n\nTři\n",
        "b": "Jedna dvě.\nTři\n",
    }


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_way_of_saving_changes_nothing(line_end: str, mark: str) -> None:
    text = "id: K1\ndescription: |\n  Žluťoučký\n  kůň\n"
    assert read(mark + text.replace("\n", line_end)) == {"id": "K1", "description": "Žluťoučký\nkůň\n"}


# What a planner can type or paste: everything but control characters, which are refused (YML009), and U+FEFF, U+0085,
# U+2028 and U+2029, which the two writers below and libyaml do not agree on.
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029\ufffe\uffff")
TEXT = st.text(LETTERS | st.sampled_from("\n\t"))
SCALARS = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | TEXT
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(TEXT, DATA, min_size=1, max_size=4), st.booleans())
@example({"a": "no", "b": "0123", "c": "1:30", "d": "null", "e": "- x", "f": "#", "g": " \n", "h": "a: b"}, True)
def test_what_pyyaml_writes_is_read_back(data: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=60)
    if not {"&", "*", "!"} & set(text):
        assert read(text) == data


@settings(max_examples=150, deadline=None)
@given(TEXT)
@example("a\n\n  b\n")
@example("\n")
@example("{{ 7*7 }}")
def test_any_text_that_ruamel_writes_is_read_back(text: str) -> None:
    writer = YAML(typ="rt")
    writer.version = (1, 2)
    stream = io.StringIO()
    writer.dump({"description": text}, stream)
    written = stream.getvalue()
    parsed = parse(written.encode(), "a.yaml")
    assert parsed.faults == ()
    assert parsed.data == {"description": text}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(st.sampled_from("ab:-[]{}\"'|>#&*!%@`,?\n \t\\0é\ufeff")).map(str.encode))
def test_whatever_the_bytes_the_answer_is_data_or_a_finding_with_a_way_out(text: bytes) -> None:
    parsed = parse(text, "a.yaml")
    assert (parsed.data is None) == bool(parsed.faults)
    for fault in parsed.faults:
        assert fault.code.startswith("YML")
        assert fault.hint
