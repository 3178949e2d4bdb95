"""Numberings given as data: what an id tells, and what counts as an id in a text."""

from __future__ import annotations

import pytest

from sprss_cli.model.ids import IdPattern, telling

PRIORITY = IdPattern("{order}")
MEASURE = IdPattern("{parent}.{number}.{number}.{order}", PRIORITY)
ACTIVITY = IdPattern("{parent}-{order:2}", MEASURE)


def test_an_id_tells_its_place_and_the_record_above() -> None:
    assert ACTIVITY.read("2.1.8.1-03") == {"order": 3}
    assert ACTIVITY.parent_of("2.1.8.1-03") == "2.1.8.1"
    assert MEASURE.parent_of("12.1.8.1") == "12"


@pytest.mark.parametrize("identifier", ["2.1.8.1-3", "2.1.8-03", "2.1.8.1-03\n", "02.1.8.1-03", "2.1.8.x-03"])
def test_what_does_not_follow_the_numbering_tells_nothing(identifier: str) -> None:
    assert ACTIVITY.read(identifier) is None
    assert ACTIVITY.parent_of(identifier) == ""


def test_the_ids_of_a_row_differ_in_one_number_only() -> None:
    assert ACTIVITY.beside("2.1.8.1-03", 12) == "2.1.8.1-12"
    assert IdPattern("A{goal:2}-{order:2}").beside("A01-03", 4) == "A01-04"
    assert ACTIVITY.row("2.1.8.1-03") == ACTIVITY.row("2.1.8.1-12") == ("2.1.8.1-", "")
    assert IdPattern("{order}-A{goal}").row("3-A1") == ("", "-A1")


def test_what_does_not_follow_the_numbering_is_in_no_row() -> None:
    assert ACTIVITY.row("2.1.8.1-3") is None
    assert IdPattern("A{number}").row("A1") is None


def test_an_example_of_a_numbering_is_under_the_record_above() -> None:
    assert ACTIVITY.write("2.1.8.1") == "2.1.8.1-01"
    assert ACTIVITY.write() == "1.1.1.1-01"


def test_only_what_cannot_be_another_number_is_an_id_in_a_text() -> None:
    assert [pattern.telling for pattern in (PRIORITY, MEASURE, ACTIVITY)] == [False, True, True]
    assert not IdPattern("{parent}.{order}").telling  # nothing is known of what stands above
    assert telling("A01-03")
    assert telling("2.1.8.1")
    assert not telling("2.1")
