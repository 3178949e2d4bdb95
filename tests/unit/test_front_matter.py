"""Markdown with a front matter: its data and its prose, and where they stand."""

from __future__ import annotations

import pytest

from sprss_cli.model.place import Address, Place
from sprss_cli.sources.front_matter import MarkdownText, parse_markdown

CHAPTER = """---
id: uvod
title: Úvod
---

První věta.
  - odsazená *odrážka*

Druhá věta o SC1.
"""


def test_the_prose_is_the_text_of_the_record():
    parsed = parse_markdown(CHAPTER.encode(), "chapters/uvod.md")
    assert not parsed.faults
    assert parsed.data["text"] == "\nPrvní věta.\n  - odsazená *odrážka*\n\nDruhá věta o SC1.\n"
    assert parsed.data["title"] == "Úvod"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_words_of_the_prose_are_found_at_their_line_and_column(line_end: str):
    text = MarkdownText("uvod.md", CHAPTER.replace("\n", line_end).encode())
    place = text.place(Address("uvod.md").at("text").quoting("SC1"))
    assert place == Place("uvod.md", 9, 14, 9, 17)
    assert text.lines[8] == "Druhá věta o SC1."


def test_keys_of_the_front_matter_are_found_where_they_stand():
    text = MarkdownText("uvod.md", CHAPTER.encode())
    assert text.place(Address("uvod.md").at("title")).line == 3


@pytest.mark.parametrize("prose", ["", "---\n", "... konec\n", "\u2028odsazeno\n", "\ttabulátor\n", "key: [\n"])
def test_whatever_stands_in_the_prose_is_prose(prose: str):
    parsed = parse_markdown(f"---\nid: a\n---\n{prose}".encode(), "a.md")
    assert not parsed.faults
    assert parsed.data["id"] == "a"
    assert parsed.data["text"].strip() == prose.strip()


def test_a_byte_that_is_no_text_is_told_at_its_place_in_the_prose():
    parsed = parse_markdown(b"---\nid: a\n---\nabc \xff", "a.md")
    assert [(fault.code, fault.at.line, fault.at.column) for fault in parsed.faults] == [("YML001", 4, 5)]  # type: ignore[union-attr]


def test_a_second_key_called_text_is_a_duplicate():
    parsed = parse_markdown(b"---\nid: a\ntext: x\n---\ny\n", "a.md")
    assert [fault.code for fault in parsed.faults] == ["YML003"]
