"""Where a fault is shown: line and column, however the file was saved."""

from __future__ import annotations

import pytest

from sprss_cli.model.place import Address
from sprss_cli.sources.yaml_text import Text, parse

RECORD = """id: K01-01
goal: C7
also_serves: [C2, C3]
description: |
  Navazuje na aktivity C10,
  dále na aktivity cíle C1 a na „péči
  doma“.
"""

SAVED = {
    "plainly": RECORD.encode(),
    "with a byte order mark": RECORD.encode("utf-8-sig"),
    "with Windows line ends": RECORD.replace("\n", "\r\n").encode(),
    "with both": RECORD.replace("\n", "\r\n").encode("utf-8-sig"),
}
saved = pytest.mark.parametrize("content", SAVED.values(), ids=SAVED.keys())


def start(content: bytes, address: Address) -> tuple[int, int]:
    place = Text("k.yaml", content).place(address)
    return place.line, place.column


@saved
def test_a_first_key_stands_in_column_one(content):
    assert start(content, Address("k.yaml", ("id",)).key()) == (1, 1)


@saved
def test_a_value_is_found_in_its_line_and_column(content):
    assert start(content, Address("k.yaml", ("goal",))) == (2, 7)
    assert start(content, Address("k.yaml", ("also_serves", 1))) == (3, 19)


@saved
def test_words_of_a_text_are_found_on_their_very_line(content):
    assert start(content, Address("k.yaml", ("description",)).quoting("cíle C1")) == (6, 20)


@saved
def test_words_are_found_across_a_line_break(content):
    assert start(content, Address("k.yaml", ("description",)).quoting("„péči doma“")) == (6, 33)


def test_a_whole_word_goes_before_a_part_of_another():
    assert start(RECORD.encode(), Address("k.yaml", ("description",)).quoting("C1")) == (6, 25)


def test_a_part_of_a_word_is_found_when_no_whole_one_stands_there():
    assert start(RECORD.encode(), Address("k.yaml", ("description",)).quoting("C10,\n dál")) == (5, 24)


def test_a_quote_that_is_never_closed_is_shown_where_it_opens():
    fault = parse(b'id: C1\ntitle: "Dostupna pece\ndescription: Text.\n', "C1.yaml").faults[0]
    assert (fault.at.line, fault.at.column) == (2, 8)
