"""Two texts as one with tracked changes: whatever they are, either comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprss_cli.compare.words import runs
from sprss_cli.render.inline_changes import Revision, merged
from sprss_cli.render.tracked import WHOLE, Tracker
from sprss_cli.render.tree import Node, Nodes, rebuilt, text, words

REVISION = Revision("Kraj", "2026-11-22T00:00:00Z")

WORDS = st.lists(
    st.sampled_from(["kraj", "obce", "služby,", "16\u00a0000\u00a0Kč", "(§ 44)", "a", "-", "A01-01."]), max_size=8
)
LINES = WORDS.map(" ".join)


def side(part, goes):
    """A part of the tree without the spans of one class; paragraphs that went as a whole are left out."""

    def change(node: Node) -> Node | Nodes | None:
        if node["t"] == "Span" and goes in node["c"][0][1]:
            return [{"t": "Str", "c": WHOLE}] if words(node) == WHOLE else []
        if node["t"] == "Span" and words(node) == WHOLE:
            return []
        if node["t"] in ("Para", "Plain") and words(node).endswith(WHOLE):
            return None
        return node

    return rebuilt(part, change)


def plain(line):
    return " ".join(words(line).split())


@given(LINES, LINES)
def test_either_line_comes_back(before, after):
    line = merged(text(before), text(after), runs, REVISION)
    assert plain(side(line, "deletion")) == plain(text(after))
    assert plain(side(line, "insertion")) == plain(text(before))


def paragraphs(lines):
    return [{"t": "Para", "c": text(line)} for line in lines]


FILLED = LINES.filter(str.strip)


@given(st.lists(FILLED, max_size=6), st.lists(FILLED, max_size=6))
def test_either_row_of_paragraphs_comes_back(before, after):
    merged_blocks = Tracker(runs, REVISION).blocks(paragraphs(before), paragraphs(after))
    told = [plain(block) for block in side(merged_blocks, "deletion")]
    assert [line for line in told if line] == [plain(text(line)) for line in after]
    told = [plain(block) for block in side(merged_blocks, "insertion")]
    assert [line for line in told if line] == [plain(text(line)) for line in before]


def test_bold_words_and_links_of_the_new_text_stay():
    bold = {"t": "Strong", "c": text("důležité")}
    link = {"t": "Link", "c": [["", [], []], text("A01-02"), ["#A01-02", ""]]}
    line = merged(text("to je A01-02 zde"), [*text("to je "), bold, *text(" a "), link, *text(" zde")], runs, REVISION)
    assert [node["t"] for node in line if node["t"] in ("Strong", "Link")] == ["Strong", "Link"]


def test_a_deleted_link_is_only_its_words():
    link = {"t": "Link", "c": [["", [], []], text("A01-02"), ["#A01-02", ""]]}
    line = merged([*text("viz "), link], text("viz kapitolu"), runs, REVISION)
    assert "Link" not in str(line)
    assert plain(side(line, "insertion")) == "viz A01-02"


def test_an_unchanged_paragraph_stays_as_it_is():
    same = paragraphs(["Kraj podpoří obce."])
    assert Tracker(runs, REVISION).blocks(same, same) == same


def test_a_paragraph_is_merged_with_the_one_it_resembles():
    old = paragraphs(["Kraj podpoří pečovatelskou službu v obcích.", "Obce přispějí."])
    new = paragraphs(
        ["Zcela nový úvod o něčem jiném.", "Kraj podpoří pečovatelskou službu ve městech.", "Obce přispějí."]
    )
    first, second, third = Tracker(runs, REVISION).blocks(old, new)
    assert words(first).endswith(WHOLE)
    assert "podpoří pečovatelskou službu" in words([node for node in second["c"] if node["t"] != "Span"])
    assert third == new[2]
