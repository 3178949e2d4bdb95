"""What a chapter's prose holds: headings, blocks, links; and what of it is only text."""

from __future__ import annotations

from sprss_cli.model.chapter_text import Directive, chapter_text


def test_a_line_of_its_own_puts_in_a_block_between_two_stretches_of_prose():
    found = chapter_text('Před.\n\n::network by=kind title="Síť podle druhů"\n\nZa.')
    before, block, after = found.pieces
    assert (before.strip(), after.strip()) == ("Před.", "Za.")
    assert isinstance(block, Directive)
    assert (block.name, dict(block.given)) == ("network", {"by": "kind", "title": "Síť podle druhů"})


def test_a_line_within_a_paragraph_or_between_fences_puts_in_nothing():
    found = chapter_text("Text\n::network\ntext\n\n```\n::network\n```\n\n::: network")
    assert len(found.pieces) == 1
    assert [one.alone for one in found.directives] == [False]


def test_a_block_may_stand_right_below_a_heading():
    assert [one.alone for one in chapter_text("## Síť\n::network\n## Dál").directives] == [True]


def test_words_that_are_no_parameters_are_told_apart():
    (block,) = chapter_text("::network by=kind podle druhů x=„a b“").directives
    assert dict(block.given) == {"by": "kind", "x": "„a"}
    assert block.odd == "podle druhů b“"


def test_headings_and_links_in_code_do_not_count():
    found = chapter_text("## Jedna ##\n\n`[](#nic)` [](#A-1-01) [v kapitole #](#kap-a)\n\n~~~\n## Nic\n[](#nic)\n~~~\n")
    assert [(one.level, one.title) for one in found.headings] == [(2, "Jedna")]
    assert [(one.target, one.text) for one in found.links] == [("A-1-01", ""), ("kap-a", "v kapitole #")]


def test_a_link_to_a_value_is_told_from_one_within_the_document_and_from_the_web():
    links = chapter_text("[](value:cards) [](#C1) [x](https://www.mpsv.cz)").links
    assert [(one.target, one.value) for one in links] == [("cards", True), ("C1", False)]
