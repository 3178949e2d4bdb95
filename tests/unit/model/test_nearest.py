"""The word a planner may have meant, also among thousands."""

from __future__ import annotations

import pytest

from sprss_cli.model.nearest import MANY, nearest

CARDS = [f"K{goal:02}-{order:04}" for goal in range(1, 11) for order in range(1, 201)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("K011-0200", "K01-0200"), ("K11-0200", "K10-0200"), ("k03-0017", "K03-0017"), ("K05-01999", "K05-0199")],
)
def test_a_slip_of_the_finger_is_found_among_thousands(written, meant):
    assert len(CARDS) > MANY
    assert nearest(written, CARDS) == meant


def test_nothing_is_offered_when_nothing_is_near():
    assert nearest("poskytovatele", CARDS) == ""
    assert nearest("MHD", ["seniori", "OZP"]) == ""


def test_case_does_not_count_among_a_few():
    assert nearest("ozp", ["seniori", "OZP"]) == "OZP"
