"""Sides of a comparison, and how Markdown shows what was put in and taken out."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from sprss_cli.compare.words import runs
from sprss_cli.model.change import Run
from sprss_cli.render.marks import marked, new_side, old_side
from sprss_cli.render.writers.md import _MARKED, _signed


def shown(text, found):
    """The line a reader of the Markdown sees, with the tags of marks."""
    line = _MARKED.sub(_signed, text)
    html = MarkdownIt("commonmark", {"html": True}).enable("strikethrough").renderInline(line)
    assert found in html, html


def test_each_side_has_its_own_words_and_what_both_share():
    found = runs("kraj podpoří tři služby", "kraj podpoří čtyři služby")
    assert marked(old_side(found)) == "kraj podpoří [tři]{.vypusteno} služby"
    assert marked(new_side(found)) == "kraj podpoří [čtyři]{.vlozeno} služby"


def test_the_middle_of_a_long_unchanged_stretch_is_left_out():
    middle = " ".join(f"s{number}" for number in range(40))
    found = [Run("-", "a"), Run("=", f" {middle} "), Run("-", "b")]
    expected = "[a]{.vypusteno} s0 s1 s2 s3 s4 s5 s6 s7 … s32 s33 s34 s35 s36 s37 s38 s39 [b]{.vypusteno}"
    assert marked(old_side(found)) == expected


def test_a_short_unchanged_stretch_stays_whole():
    found = [Run("-", "a"), Run("=", " b c d e f "), Run("-", "g")]
    assert marked(old_side(found)) == "[a]{.vypusteno} b c d e f [g]{.vypusteno}"


@pytest.mark.parametrize("typed", ["a]{.vlozeno} b", "[x](y) *z* | ~~w~~", "\\", "]", "{.vlozeno}", "<ins>", "**"])
def test_what_was_typed_cannot_end_or_begin_a_mark(typed):
    text = marked([Run("=", "x "), Run("+", typed), Run("=", " y")])
    found = _MARKED.findall(text)
    assert len(found) == 1
    assert re.sub(r"\\(.)", r"\1", found[0][0]) == typed


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("tři služby", "čtyři služby", "<strong>čtyři</strong> služby"),
        ("služby a obce", "služby, kraj a obce", "služby<ins>, kraj</ins> a obce"),
        ("dvakrát", "dvakrát (ročně)", "<strong>(ročně)</strong>"),
        ("péče.", "péče…", "<ins>…</ins>"),
    ],
)
def test_marks_read_as_marks_wherever_they_stand(before, after, html):
    shown(marked(new_side(runs(before, after))), html)


def test_white_space_alone_is_never_marked():
    assert marked([Run("=", "a"), Run("+", "  "), Run("=", "b")]) == "a b"
