from datetime import date

import pytest

from sprss_cli.render import czech
from sprss_cli.render.shape import shaped
from sprss_cli.render.tree import words


def test_a_day_is_written_in_words_with_hard_spaces():
    assert czech.day(date(2023, 12, 19)) == "19.\u00a0prosince\u00a02023"


@pytest.mark.parametrize(
    ("crowns", "text"),
    [(60200000, "60 200 000 Kč"), (999, "999 Kč"), (0, "0 Kč"), (-4500, "−4 500 Kč")],
)
def test_an_amount_is_written_in_groups_of_three_digits(crowns, text):
    assert czech.amount(crowns) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 karta"), (2, "2 karty"), (4, "4 karty"), (5, "5 karet"), (0, "0 karet")]
)
def test_a_noun_follows_its_number(number, text):
    assert czech.counted(number, "karta", "karty", "karet") == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("plain", "bound"),
    [
        ("v kraji", "v~kraji"),
        ("péče (v kraji)", "péče (v~kraji)"),
        ("k cíli a s obcemi", "k~cíli a~s~obcemi"),
        ("§ 44 odst. 2", "§~44 odst.~2"),
        ("od 1. ledna 2014", "od 1.~ledna 2014"),
        ("60 200 000 Kč,", "60~200~000~Kč,"),
        ("60,2 mil. Kč", "60,2~mil. Kč"),
        ("zákon č. 108/2006 Sb.", "zákon č.~108/2006~Sb."),
        ("rok 2014 300 osob", "rok 2014 300~osob"),
        ("obce a kraj", "obce a~kraj"),
        ("dům u lesa", "dům u~lesa"),
        ("pes je zde", "pes je zde"),
    ],
)
def test_a_space_that_must_not_end_a_line_is_hard(plain, bound):
    assert words(shaped(plain).body).replace("\u00a0", "~") == bound


def test_a_word_is_bound_to_a_link_too():
    assert words(shaped("viz A08-01 a [A08-02](#A08-02)").body) == "viz A08-01 a\u00a0A08-02"


def test_a_list_reads_as_a_sentence():
    assert czech.listed(["obce", "kraj", "stát"]) == "obce, kraj a\u00a0stát"
    assert czech.listed(["obce"]) == "obce"


def test_a_line_of_text_keeps_words_together_as_paragraphs_do():
    assert czech.bound("od 1. července v obci § 44") == (
        "od 1.\N{NO-BREAK SPACE}července v\N{NO-BREAK SPACE}obci §\N{NO-BREAK SPACE}44"
    )
    assert czech.bound("") == ""
    assert czech.bound("a  b") == "a  b"
