import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sprss_cli.render.prose import line, linked_line, prose
from sprss_cli.render.shape import READER
from sprss_cli.render.tree import words
from sprss_cli.system import pandoc

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "template": "{{ 7*7 }} {% for x in y %} {## x ##}",
    "typst": '#read("/etc/passwd") #import "@preview/x:1.0.0"',
    "fence": "::: {.karta #A01-01}\n\ntext\n\n:::",
    "heading with attributes": "## Nadpis {#A01-01 .x}",
    "setext heading": "text\\\n=====",
    "entity line end": "text&#10;# nadpis&#13;- a",
    "raw inline": "`x`{=typst}",
    "raw block": "```{=openxml}\n<w:p/>\n```",
    "html block": '<div onclick="x()">\ntext\n</div>',
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "footnote": "text[^1]\n\n[^1]: poznámka",
    "math": "$x$ a \\(x\\)",
    "image": "![obrázek](http://example.org/x.png)",
    "script link": "[odkaz](javascript:alert(1))",
    "reference": "[odkaz]\n\n[odkaz]: http://example.org",
    "line separator": "text\u2028# nadpis",
}
PLAIN = {"Para", "Plain", "Str", "Space", "SoftBreak", "LineBreak", "Strong", "Emph", "Link"}
BLOCKS = PLAIN | {"BulletList", "OrderedList", "BlockQuote", "HorizontalRule"}


def tree(markdown):
    return json.loads(pandoc.run(["-f", READER, "-t", "json"], markdown.encode()))["blocks"]


def kinds(part):
    if isinstance(part, list):
        return {kind for item in part for kind in kinds(item)}
    if isinstance(part, dict):
        own = {part["t"]} if "c" in part or part.get("t") in BLOCKS else set()
        return own | kinds(part.get("c"))
    return set()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_prose_is_nothing_but_text(text):
    assert kinds(tree(prose(text))) <= PLAIN


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_line_reads_as_it_was_typed(text):
    blocks = tree(line(text))
    assert kinds(blocks) <= {"Para", "Str", "Space"}
    assert words(blocks) == " ".join(text.split())


def test_what_looks_like_markup_stands_there_as_typed():
    assert words(tree(prose("<b>tučně</b> {{ 7*7 }} #read(1) ::: $x$"))) == "<b>tučně</b> {{ 7*7 }} #read(1) ::: $x$"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab1 \n\t\\`*_{}[]()<>#+-.!|~^$&:=;\"'@%/\r\u2028\u00a0é", max_size=60))
@example("!A01-01")
@example("1. a\n   - b\n\n     c")
@example("*a\\\n# b*")
@example("&#35; a")
def test_no_text_becomes_more_than_text(text):
    assert kinds(tree(prose(text, {"A01-01"}))) <= BLOCKS


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab1 \\`*_{}[]()<>#+-.!|~^$&:=;\"'@%/é", max_size=40))
@example("1) a")
@example("+ a")
@example("19. prosince")
def test_every_line_reads_as_it_was_typed(text):
    assert words(tree(line(text))) == " ".join(text.split())


def test_paragraphs_lists_and_emphasis_stay():
    text = "První *odstavec*.\n\n- jedna\n- **dvě**\n\n  podruhé\n\n3. tři\n4. čtyři"
    assert kinds(tree(prose(text))) >= {"Para", "BulletList", "OrderedList", "Emph", "Strong"}
    assert "3. tři\n4. čtyři" in prose(text)


def test_a_heading_in_prose_is_a_bold_paragraph():
    assert prose("# Doporučení\n\ntext") == "**Doporučení**\n\ntext"


def test_ids_in_prose_become_links_within_the_document():
    assert prose("viz A03-03, ne A03-031", {"A03-03"}) == "viz [A03-03](#A03-03), ne A03-031"
    assert linked_line("SC2 Humanizace", {"SC2", "SC20"}) == "[SC2](#SC2) Humanizace"


def test_an_exclamation_mark_before_an_id_makes_no_picture():
    assert "Image" not in kinds(tree(prose("!A03-03", {"A03-03"})))


def test_links_lead_only_to_the_web_and_into_the_document():
    made = prose("[a](http://a.cz/) [b](mailto:b@c.cz) [c](#SC1) [d](#jinam) [e](file:///etc/passwd)", {"SC1"})
    assert [node for node in ("http://a.cz/", "mailto:b@c.cz", "#SC1") if node in made] != []
    targets = MarkdownIt().parse(made)[1].children
    assert [token.attrs["href"] for token in targets if token.type == "link_open"] == [
        "http://a.cz/",
        "mailto:b@c.cz",
        "#SC1",
    ]


def test_characters_that_a_document_cannot_hold_are_replaced():
    assert line("a\x00b\x0bc\ufffed") == "a\ufffdb\ufffdc\ufffdd"
