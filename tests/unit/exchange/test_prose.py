import pytest
from markdown_it import MarkdownIt

from sprss_cli.exchange.prose import WIDTH, blocks_of, commonmark
from sprss_cli.exchange.sheet import Block


def shown(markdown: str) -> str:
    """What a reader of the prose sees, blocks divided by line ends."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    others = {token.type for token in tokens} - {"inline", "paragraph_open", "paragraph_close"}
    lists = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
    assert others <= lists
    return "\n".join(
        "".join(" " if part.type == "softbreak" else part.content for part in token.children or ()) for token in inline
    )


@pytest.mark.parametrize(
    "text",
    [
        "aktivity: " + "slovo " * 15 + "a 1) analýza 2) plán - vyhodnocení # nic > toto",
        "1) první věc 2. druhá",
        "- pomlčka na začátku",
        "+ plus na začátku",
        "# křížek",
        "> uvozeno",
        "*hvězdy* a _podtržítka_ a [odkaz](http://x) a `kód` a \\ zpětné",
        "<b>tučně</b-> i <3 a &amp; a AT&T; i snake_case",
        "=== --- ***",
        "~~~ a ``` ohrada",
    ],
)
def test_any_line_reads_as_it_stood(text: str):
    assert shown(commonmark((Block(text),))) == text


def test_lines_are_wrapped_and_no_word_is_lost():
    text = " ".join(f"slovo{number} {number})" for number in range(200))
    written = commonmark((Block(text),))
    assert max(map(len, written.splitlines())) <= WIDTH
    assert shown(written) == text


def test_tags_of_an_extraction_become_paragraphs_and_items():
    text = '<p>Úvod.</p> <p>Doporučení</p> <ul style="x"> <input type="checkbox"/> První <input type="checkbox"/> Druhé'
    blocks, tags = blocks_of((Block(text),))
    assert commonmark(blocks) == "Úvod.\n\nDoporučení\n\n- První\n- Druhé\n"
    assert tags == (
        "<p>",
        "</p>",
        "<p>",
        "</p>",
        '<ul style="x">',
        '<input type="checkbox"/>',
        '<input type="checkbox"/>',
    )


def test_a_paragraph_inside_an_item_is_the_item():
    blocks, _ = blocks_of((Block("<ul><li><p>První</p></li><li>Druhé</li></ul>"),))
    assert blocks == (Block("První", True), Block("Druhé", True))


def test_a_tag_that_no_extraction_leaves_stays_as_text():
    blocks, tags = blocks_of((Block("<p>před <script>alert(1)</script> po</p>"),))
    assert [block.text for block in blocks] == ["před <script>alert(1)</script> po"]
    assert tags == ("<p>", "</p>")


@pytest.mark.parametrize("text", ["<![ a", "<!-- a", "<? a", "<p a", "</", "<script> & &#x41; <"])
def test_markup_that_is_broken_stays_as_text(text: str):
    blocks, tags = blocks_of((Block(f"<p>{text}</p>"),))
    assert [block.text for block in blocks] == [text.replace("&#x41;", "A")]
    assert tags == ("<p>", "</p>")


def test_text_without_tags_is_left_alone():
    assert blocks_of((Block("věk < 5 let & více"),)) == ((Block("věk < 5 let & více"),), ())
