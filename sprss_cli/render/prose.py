"""Text from many hands, made into Markdown that can say nothing but text.

Two kinds of text come out of a plan: lines (titles, names, adopted wordings) and prose (CommonMark: descriptions).
A line is only escaped. Prose is parsed, and what is written again is paragraphs, lists, quotations, emphasis, code in a
line and links to the web or within the document; everything else stands there as the characters the author typed. So no
text of a plan can open a section, set an attribute, call a template or reach a writer of pandoc as raw markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sprss_cli.model.chapter_text import VALUE
from sprss_cli.model.ids import telling

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

# What XML 1.0 (so DOCX and SVG) cannot hold, and what is no character at all (Unicode 23.7) and no font can show; the
# tab and the line end are white space and handled as such.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|$~^]|!\Z")  # an exclamation mark matters only where a link may follow
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_ENDS = re.compile("[\r\n]")  # an entity such as &#10; becomes one after the text was cut into lines
_BREAKING_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # all white space but the hard kinds, which are meant
_BLOCK_START = tuple("-+=:#")
_NUMBERED = re.compile(r"(\d{1,9})[.)](?!\d)")  # 2.1.8.1 opens no list
_WITHIN = re.compile(r"#[A-Za-z0-9_.-]+")
_WEB = re.compile(r"(https?://|mailto:)[^\s<>\\`{}\[\]\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How prose is written again.

    Attributes:
        ids: Ids that become links where the prose names them.
        below: How many levels its headings go down; 0 for prose in which a heading is only a bold line.
        value: Returns what a link to a value prints; None for prose without references.
    """

    ids: Collection[str] = ()
    below: int = 0
    value: Callable[[str], str] | None = None


def speakable(text: str) -> str:
    """Return a text without the characters that XML, so DOCX and SVG, cannot hold; a replacement mark shows each."""
    return _UNSPEAKABLE.sub("\ufffd", text)


def line(text: str) -> str:
    """Return a text as one line of Markdown that reads as the text does; breaking white space becomes one space."""
    return _guarded(_escaped(_one_line(text)))


def linked_line(text: str, ids: Collection[str]) -> str:
    """Return a text as one line of Markdown, with every id of the document made a link to it."""
    return _guarded(_with_links(_one_line(text), ids))


def prose(text: str, ids: Collection[str] = ()) -> str:
    """Return CommonMark from untrusted hands as Markdown without any means of doing harm.

    Args:
        text: The prose of a record.
        ids: Ids of cards and goals that the document has anchors for; where prose names one, it becomes a link.

    Returns:
        Markdown blocks divided by blank lines, without a line end at the end; empty for empty prose.
    """
    return _written(text, _Manner(ids))


def chapter(text: str, ids: Collection[str], below: int, value: Callable[[str], str]) -> str:
    """Return the prose of a chapter as Markdown: as `prose` does, with headings and references.

    A link within the document stays one, whatever it leads to: the document resolves it (`render.numbering`).

    Args:
        text: The prose, without the lines that put in blocks.
        ids: Ids of cards and goals, which become links.
        below: How many levels its headings go down.
        value: Returns what a link to a value prints, by the value's name.
    """
    return _written(text, _Manner(ids, below, value))


def _written(text: str, how: _Manner) -> str:
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_parser(with_underlined=not how.below).parse(speakable(text)))
    return "\n".join(_blocks(tree.children, how))


def plain(text: str) -> str:
    """Return what CommonMark says, as one line of text without markup; items of lists begin with a bullet."""
    from markdown_it.tree import SyntaxTreeNode

    return _one_line(_said(SyntaxTreeNode(_parser().parse(speakable(text)))))


def _said(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type == "image" or not node.children:
        return "" if node.is_root else node.content
    mark = "• " if node.type == "list_item" else ""
    return mark + (" " if node.type in _OF_BLOCKS else "").join(map(_said, node.children))


@cache
def _parser(*, with_underlined: bool = True) -> MarkdownIt:
    """Return the parser; where headings count, one that is made by a line below it is too easily made by mistake."""
    from markdown_it import MarkdownIt

    off = ["html_block", "html_inline", "reference", *(() if with_underlined else ("lheading",))]
    return MarkdownIt("commonmark", {"html": False}).disable(off)


def _one_line(text: str) -> str:
    return _BREAKING_SPACE.sub(" ", speakable(text)).strip()


def _escaped(text: str) -> str:
    return _ENTITY.sub(r"\&", _SPECIAL.sub(lambda found: "\\" + found[0], text))


def _guarded(text: str) -> str:
    """Return a line that opens no list, heading, rule, attribute or fence; called on everything that begins a line."""
    if number := _NUMBERED.match(text):
        return f"{number[1]}\\{text[number.end(1) :]}"
    return "\\" + text if text.startswith(_BLOCK_START) else text


@cache
def _reference(ids: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(telling, ids), key=lambda name: (-len(name), name)) or ["(?!)"]
    alternatives = "|".join(name if name == "(?!)" else re.escape(name) for name in longest_first)
    return re.compile(rf"(?<![\w-])(?<!\d\.)(?:{alternatives})(?![\w-]|\.\d)")


def _with_links(text: str, ids: Collection[str]) -> str:
    if not ids:
        return _escaped(text)
    parts: list[str] = []
    done = 0
    for found in _reference(frozenset(ids)).finditer(text):
        parts += (_escaped(text[done : found.start()]), f"[{_escaped(found[0])}](#{found[0]})")
        done = found.end()
    return "".join((*parts, _escaped(text[done:])))


def _blocks(nodes: list[SyntaxTreeNode], how: _Manner) -> Iterator[str]:
    """Yield the lines of some blocks, a blank line between two of them."""
    first = True
    for node in nodes:
        lines = list(_block(node, how))
        if not lines:
            continue
        if not first and not node.hidden and not (node.type in _LISTS and _is_tight(node.parent)):
            yield ""
        yield from lines
        first = False


_PLAIN = _Manner()
_LEVELS = 6  # of headings
_LISTS = ("bullet_list", "ordered_list")
_OF_BLOCKS = ("root", "list_item", "blockquote", *_LISTS)


def _is_tight(node: SyntaxTreeNode | None) -> bool:
    return node is not None and node.type == "list_item" and any(child.hidden for child in node.children)


def _block(node: SyntaxTreeNode, how: _Manner) -> Iterator[str]:
    if node.type == "paragraph":
        yield from _lines(_inline(node.children, how))
    elif node.type == "heading":
        title = " ".join(_inline(node.children, how).split())
        if how.below and node.level == 0 and title:
            yield f"{'#' * min(max(int(node.tag[1:]), 2) + how.below, _LEVELS)} {title}"
        else:
            yield f"**{title}**"
    elif node.type in _LISTS:
        yield from _list(node, how)
    elif node.type == "blockquote":
        yield from (f"> {text}".rstrip() for text in _blocks(node.children, how))
    elif node.type == "hr":
        yield "* * *"
    else:  # code blocks: their lines, as text
        yield from _lines("\n".join(_escaped(text.strip()) for text in node.content.splitlines() if text.strip()))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a paragraph: a line end in it is a break that the author asked for."""
    lines = [part.strip() for part in text.split("\n") if part.strip()]
    for number, part in enumerate(lines, start=1):
        yield _guarded(part) + ("\\" if number < len(lines) else "")


def _list(node: SyntaxTreeNode, how: _Manner) -> Iterator[str]:
    number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
    for index, item in enumerate(node.children):
        marker = f"{number + index}{node.markup} " if node.type == "ordered_list" else f"{node.markup} "
        if index and item.children and not _is_tight(item):
            yield ""
        lines = list(_blocks(item.children, how)) or [""]
        yield (marker + lines[0]).rstrip()
        yield from ((" " * len(marker) + text).rstrip() for text in lines[1:])


def _inline(nodes: list[SyntaxTreeNode], how: _Manner) -> str:
    return "".join(_span(node, how) for node in nodes)


def _span(node: SyntaxTreeNode, how: _Manner) -> str:
    if node.type == "inline":
        return _inline(node.children, how)
    if node.type == "text":
        return _with_links(_LINE_ENDS.sub(" ", node.content), how.ids)
    if node.type in ("em", "strong"):
        mark = "*" if node.type == "em" else "**"
        return f"{mark}{_inline(node.children, how)}{mark}"
    if node.type == "code_inline":
        return _escaped(node.content)
    if node.type == "softbreak":
        return " "
    if node.type == "hardbreak":
        return "\n"
    if node.type == "image":
        return _inline(node.children, _PLAIN) or _escaped(node.content)
    return _link(node, how)


def _link(node: SyntaxTreeNode, how: _Manner) -> str:
    target = str(node.attrs.get("href", ""))
    text = _inline(node.children, _PLAIN)
    if how.value is not None and target.startswith(VALUE):
        return _escaped(how.value(target.removeprefix(VALUE)))
    if how.value is not None and _WITHIN.fullmatch(target):
        return f"[{text}]({target})"
    if _WEB.fullmatch(target) or (target[:1] == "#" and target[1:] in how.ids):
        return f"[{text}](<{target}>)" if target[:1] != "#" else f"[{text}]({target})"
    return f"{text} ({_escaped(target)})"
