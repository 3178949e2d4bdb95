"""What is a slip of the pen, and what are other words."""

from __future__ import annotations

import pytest

from sprss_cli.model.misspelling import misspelt


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("nerrelevantní", "nerelevantní"),
        ("dopad na  všechny druhy socialních služeb", "dopad na všechny druhy sociálních služeb"),
    ],
)
def test_a_letter_wrong_in_a_word_is_misspelt(text: str, right: str) -> None:
    assert misspelt(text, right)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("nerelevantní", "Nerelevantní"),
        ("dopad na všechny druhy služeb", "dopad na všechny druhy sociálních služeb"),
        ("všechny", "nerelevantní"),
        ("všechny obce", "všechny kraje"),
    ],
)
def test_the_same_word_and_other_words_are_not_misspelt(text: str, right: str) -> None:
    assert not misspelt(text, right)
