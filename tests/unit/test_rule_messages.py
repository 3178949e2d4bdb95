"""What rules on references say when there is more than one thing to say; where they find it, tests/rules shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from sprss_cli.rules import catalogue
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import Target
from sprss_cli.workflows.validate import check

Said = Callable[[str, Mapping[str, str]], list[tuple[str, str]]]
CARD = "id: {id}\ntitle: Podpora\ngoal: {goal}\nperiod: 2024-2026\ndescription: Text.\n"


@pytest.fixture
def said(overlaid: Callable[[Mapping[str, str]], Path]) -> Said:
    """Return a function that gives what a rule says of the smallest plan and some files, each message with its hint."""

    def run(code: str, files: Mapping[str, str]) -> list[tuple[str, str]]:
        target = Target(PlanFolder(overlaid(files), ""))
        findings = check(target, date(2026, 1, 15), {code: catalogue()[code]}).report.findings
        words = NullTranslations()
        return [(found.message.render(words), found.hint.render(words)) for found in findings if found.hint]

    return run


def test_a_copied_card_is_asked_for_the_name_of_its_file(said):
    assert said("GOAL207", {"cards/K01-02.yaml": CARD.format(id="K01-01", goal="C1")}) == [
        ("the id K01-01 belongs to another record", "the file is called K01-02: is that the id that was meant?")
    ]


def test_ids_that_differ_in_case_are_told_apart(said):
    assert said("GOAL207", {"cards/k01-01.yaml": CARD.format(id="k01-01", goal="C1")}) == [
        (
            "k01-01 differs from K01-01 only in upper and lower case",
            "give one of the two records another id, and its file the same name",
        )
    ]


def test_one_missing_number_is_named(said):
    assert said("GOAL211", {"cards/K01-03.yaml": CARD.format(id="K01-03", goal="C1")})[0][0] == (
        "no card has the number K01-02"
    )


def test_a_wide_gap_is_named_by_its_ends(said):
    assert said("GOAL211", {"cards/K01-20.yaml": CARD.format(id="K01-20", goal="C1")})[0][0] == (
        "no card has the numbers K01-02 to K01-19"
    )


def test_the_goal_that_the_number_means_is_offered(said):
    files = {"goals/C5.yaml": "id: C5\ntitle: Pátý cíl\n", "cards/K05-01.yaml": CARD.format(id="K05-01", goal="C1")}
    assert said("GOAL212", files) == [
        ("K05-01 is not a number of a card of C1", "did you mean C5? cards of C1 are numbered from K01-01")
    ]


def test_a_number_of_no_goal_gets_the_numbers_that_fit(said):
    assert said("GOAL212", {"cards/K05-01.yaml": CARD.format(id="K05-01", goal="C1")}) == [
        ("K05-01 is not a number of a card of C1", "cards of C1 are numbered from K01-01")
    ]


def test_an_id_outside_the_numbering_gets_an_example(said):
    assert said("GOAL213", {"cards/K1.yaml": CARD.format(id="K1", goal="C1")}) == [
        ("the id K1 does not follow the numbering K{goal:2}-{order:2}", "write it like K01-01")
    ]


@pytest.mark.parametrize(
    ("code", "line", "hint"),
    [
        ("GOAL205", "target_groups: [seniory]", "did you mean seniori?"),
        ("GOAL205", "target_groups: [MHD]", "target groups of the plan: seniori"),
        ("GOAL206", "related: [K01-1]", "did you mean K01-01?"),
        ("GOAL206", "related: [kdo-vi]", "write the id of a card or a goal"),
        ("PARTY401", "funding: [Kraje]", "did you mean kraj?"),
        ("PARTY401", "funding: [MPSV]", "parties of the plan: kraj, obce"),
    ],
)
def test_the_nearest_known_value_is_offered_else_those_there_are(said, code, line, hint):
    card = CARD.format(id="K01-02", goal="C1") + line
    assert [found for _, found in said(code, {"cards/K01-02.yaml": card})] == [hint]


def test_what_to_add_to_related_stands_in_the_hint(said):
    card = CARD.format(id="K01-02", goal="C2").replace("Text.", "Viz K01-01 a C1.") + "related: [C1]\n"
    assert said("GOAL209", {"cards/K01-02.yaml": card}) == [
        ("the text names K01-01, which is not among the related records", "make it “related: [C1, K01-01]”")
    ]
