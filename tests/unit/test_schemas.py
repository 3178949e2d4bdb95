"""The gate and the words: two validators of one mind, every breach in a planner's words and at its place."""

from __future__ import annotations

import copy
import json
from gettext import NullTranslations
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sprss_cli.model.place import Address
from sprss_cli.sources.schemas import Gate

CARD: dict[str, Any] = {
    "id": "K01-01",
    "title": "Podpora odlehčovacích služeb",
    "goal": "C1",
    "also_serves": ["C2"],
    "target_groups": ["seniori"],
    "services": ["§ 44", "prevence"],
    "forms": ["terenni"],
    "period": "2024-2026",
    "responsible": {"lead": ["kraj"], "cooperation": ["obce"]},
    "funding": ["kraj", {"source": "obce", "amount": 450000}],
    "description": "Kraj podpoří odlehčovací služby.",
    "as_adopted": {"title": "Podpora"},
    "provenance": {"kind": "example", "source": "zkouska"},
    "exceptions": [{"rule": "LAW301", "reason": "Tak to bylo.", "until": "2025-12-31"}],
}


def with_value(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    card = copy.deepcopy(CARD)
    inner: Any = card
    for step in path[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return card


BREACHES: list[tuple[tuple[str | int, ...], Any, str, str, str]] = [
    (("title",), ..., "SCH101 ", "the key “title” is missing", "add a line “title: …”"),
    (("goal",), ..., "SCH101 ", "the key “goal” is missing", "add a line “goal: SC1”"),
    (("period",), ..., "SCH101 ", "the key “period” is missing", "add a line “period: 2024-2026”"),
    (("exceptions", 0, "reason"), ..., "SCH101 exceptions[0]", "the key “reason” is missing", "add a line “reason: …”"),
    (("gaol",), "C1", "SCH102 gaol", "there is no key “gaol” here", "did you mean “goal”?"),
    (
        ("responsible", "qqq"), ["kraj"], "SCH102 responsible.qqq",
        "there is no key “qqq” here", "keys that may stand here: lead, cooperation",
    ),
    (
        ("title",), 2014, "SCH103 title",
        "“title” should be a text, but a whole number stands here", 'put it in quotes: "2014"',
    ),
    (("title",), True, "SCH103 title", "“title” should be a text, but true or false stands here", ""),
    (("title",), ["a"], "SCH103 title", "“title” should be a text, but a list stands here", ""),
    (
        ("also_serves",), "C2", "SCH103 also_serves",
        "“also_serves” should be a list, but a text stands here", "write it like [SC2, SC3]",
    ),
    (
        ("responsible",), ["kraj"], "SCH103 responsible",
        "“responsible” should be keys with values, but a list stands here", "write it like {lead: [LK]}",
    ),
    (("title",), None, "SCH106 title", "“title” is empty", "fill it in, or delete the key"),
    (("title",), "", "SCH106 title", "“title” is empty", "fill it in, or delete the key"),
    (("title",), "   ", "SCH106 title", "“title” is empty", "fill it in, or delete the key"),
    (("also_serves",), [], "SCH106 also_serves", "“also_serves” is empty", "fill it in, or delete the key"),
    (("as_adopted",), {}, "SCH106 as_adopted", "“as_adopted” is empty", "fill it in, or delete the key"),
    (("goal",), "cíl 1", "SCH104 goal", "“cíl 1” does not have the form that “goal” has", "write it like SC1"),
    (("goal",), "C1\n", "SCH104 goal", "“C1�” does not have the form that “goal” has", "write it like SC1"),
    (
        ("services", 0), "44", "SCH104 services[0]",
        "“44” does not have the form that “services” has", "write it like § 44",
    ),
    (
        ("title",), "dva\nřádky", "SCH104 title",
        "“title” is one line without spaces at its ends", "put the text on one line, in quotes if need be",
    ),
    (
        ("exceptions", 0, "until"), "2025-02-30", "SCH104 exceptions[0].until",
        "“2025-02-30” does not have the form that “until” has", "write it like 2023-12-19",
    ),
    (
        ("provenance", "kind"), "oficial", "SCH105 provenance.kind", "“oficial” is not a word that “kind” knows",
        "did you mean “official”? words that may stand here: official, public-record, reconstructed, example",
    ),
    (("forms",), ["terenni", "terenni"], "SCH108 forms", "“terenni” stands twice in “forms”", "delete one of the two"),
    (
        ("funding", 1, "amount"), -1, "SCH107 funding[1].amount",
        "“amount” is -1; the least it may be is 0", "correct the value; the help of the key says what is meant",
    ),
    (
        ("funding", 1, "amount"), 10**13, "SCH107 funding[1].amount",
        "“amount” is 10000000000000; the most it may be is 1000000000000",
        "correct the value; the help of the key says what is meant",
    ),
    (
        ("funding", 1, "amount"), 1.5, "SCH103 funding[1].amount",
        "“amount” should be a whole number, but a number stands here", "write a whole number",
    ),
    (
        ("id",), "a" * 65, "SCH107 id",
        "“id” has 65 characters; it may have 64", "correct the value; the help of the key says what is meant",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate("card")


def said(message: Any) -> str:
    return message.render(NullTranslations()) if message else ""


def test_the_card_that_is_broken_below_is_whole(gate: Gate) -> None:
    assert gate.faults(CARD, Address("k.yaml")) == ()


@pytest.mark.parametrize(("path", "value", "where", "words", "way_out"), BREACHES, ids=[b[2] for b in BREACHES])
def test_a_breach_is_said_in_a_planners_words(
    path: tuple[str | int, ...], value: Any, where: str, words: str, way_out: str, gate: Gate
) -> None:
    (fault,) = gate.faults(with_value(path, value), Address("k.yaml"))
    assert f"{fault.code} {fault.at}" == where
    assert said(fault.message) == words
    assert said(fault.hint) == way_out if way_out else fault.hint


def test_a_list_that_is_too_long_says_how_long_it_may_be() -> None:
    step = {"what": "Krok", "do": "add", "of": [1, 2]}
    method = {
        "id": "vp",
        "title": "Metodika",
        "years": "2026",
        "applies": [{"services": ["§ 44"], "unit": "uvazky"}],
        "capacity": "average",
        "steps": [{**step, "id": f"k{number}"} for number in range(401)],
    }
    (fault,) = Gate("payment-method").faults(method, Address("vp.yaml"))
    assert said(fault.message) == "“steps” has 401 items; it may have 100"


@pytest.mark.parametrize("data", ["text", 44, 1.5, True, ["id"]], ids=str)
def test_a_record_that_is_no_mapping_is_one_fault(data: Any, gate: Gate) -> None:
    (fault,) = gate.faults(data, Address("k.yaml"))
    assert fault.code == "SCH103"
    assert said(fault.message).startswith("a record has keys with values, but ")


def test_every_breach_of_a_record_is_told(gate: Gate) -> None:
    broken = with_value(("gaol",), "C1") | {"title": None, "forms": []}
    del broken["goal"]
    faults = gate.faults(broken, Address("k.yaml"))
    assert sorted((fault.code, str(fault.at)) for fault in faults) == [
        ("SCH101", ""),
        ("SCH102", "gaol"),
        ("SCH106", "forms"),
        ("SCH106", "title"),
    ]


def test_no_breach_is_said_in_the_words_of_the_library(gate: Gate) -> None:
    for path, value, *_ in BREACHES:
        for fault in gate.faults(with_value(path, value), Address("k.yaml")):
            assert not {"schema", "instance", "property", "properties", "unevaluated", "regex"} & set(
                f"{said(fault.message)} {said(fault.hint)}".lower().replace("“", " ").split()
            )


# Values of every type, and those two engines are most likely to judge differently.
ODD = st.sampled_from(
    [None, True, False, 0, 1, 1.0, -1, 10**17, 1.5, "", " ", "\n", "C1\n", "\u00a0", "\u2028", "\x85",
     "\ufeff", "\u180e",
     "\x1c", "\u200b", "\u0662\u0660\u0662\u0664", "2024", "2024-2026", "2024-02-30", "2024-12-31", "2024-12-31\n",
     "§ 44", "§ 44\n", "§\u00a044", "all", "none", "ALL", "\U0001f600" * 64, "a" * 64, "a" * 65, [], [None], ["C1"],
     ["C1", "C1"], [1, True], [0, False], [1, 1.0], {}, {"from": "2024-01-01"},
     {"from": "2024-01-01", "to": "2024-12-31"},
     {"source": "kraj"}, {"source": ["kraj"]}, {"source": []}, {"lead": ["kraj"]}]
)  # fmt: skip
KEYS = st.sampled_from([*CARD, "x"])
VALUES = ODD | st.text(max_size=8) | st.lists(ODD, max_size=3) | st.dictionaries(KEYS, ODD, max_size=3)


def paths(data: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(data, dict):
        return [path for key, value in data.items() for path in [(*above, key), *paths(value, (*above, key))]]
    if isinstance(data, list):
        return [path for index, value in enumerate(data) for path in [(*above, index), *paths(value, (*above, index))]]
    return []


GATE = Gate("card")


@settings(max_examples=400, deadline=None)
@given(st.sampled_from([*paths(CARD), ("x",), ("responsible", "x")]), VALUES | st.just(...))
@example(("goal",), "C1\n")
@example(("title",), "a\u2028b")
@example(("title",), "\ufeff")
@example(("description",), "\x1c")
@example(("description",), "\x85")
@example(("forms",), [1, True])
@example(("forms",), [1, 1.0])
@example(("forms",), [[], [1, 1.0], [1, 1]])
def test_both_validators_are_of_one_mind(path: tuple[str | int, ...], value: Any) -> None:
    if value is ... and path[-1] == "x":
        return
    card = with_value(path, value)
    faults = GATE.faults(card, Address("k.yaml"))
    assert GATE._passes(card) == GATE._reference().is_valid(card)
    assert GATE._passes(card) == (faults == ())
    for fault in faults:
        assert said(fault.message)
        assert said(fault.hint)


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").glob("*.schema.json")), ids=lambda path: path.name)
def test_a_schema_follows_the_standard(path: Any) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
