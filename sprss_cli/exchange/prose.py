"""Paragraphs and lists of a cell into CommonMark that reads exactly as the cell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from sprss_cli.exchange.sheet import Block, one_line

# Columns of a line in a file are 100; a block scalar of a record is indented by two.
WIDTH = 98

# Tags that an extraction leaves behind and that say nothing but "here a paragraph or an item begins or ends".
_ITEMS = frozenset({"li", "input"})
_BREAKS = _ITEMS | {"p", "div", "br", "ul", "ol"}
_MARKS = frozenset({"b", "strong", "i", "em", "u", "span", "font", "a", "sup", "sub"})
_NAMES = "|".join(sorted(_BREAKS | _MARKS))
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)

_SPECIAL = re.compile(r"[\\`*\[]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
# What opens a heading, list, quotation, rule or fence where it begins a line.
_OPENS = re.compile(r">.*|[-+*]|#{1,6}|\d{1,9}[.)]|=+|-{2,}|~{3,}.*|_{3,}")


def blocks_of(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Take the tags of an extraction out of some text.

    Returns:
        The blocks that the tags meant, and the tags, which are artefacts. Blocks without tags stay as they are.
    """
    found: list[Block] = []
    dropped: list[str] = []
    for block in blocks:
        if _TAG.search(block.text):
            reader = _Tags(block)
            found += reader.blocks()
            dropped += reader.dropped
        else:
            found.append(block)
    return tuple(found), tuple(dropped)


def commonmark(blocks: Sequence[Block]) -> str:
    """Return CommonMark for some blocks: paragraphs and tight lists, wrapped, each escaped to read as it stands."""
    parts: list[str] = []
    for number, block in enumerate(blocks):
        follows_item = number > 0 and block.item and blocks[number - 1].item
        if number > 0 and not follows_item:
            parts.append("")
        parts += _lines(block)
    return "\n".join(parts) + "\n" if parts else ""


def _lines(block: Block) -> Iterator[str]:
    line, indent = ("- ", "  ") if block.item else ("", "")
    begun = False
    for words in _units(_SPECIAL.sub(r"\\\g<0>", one_line(block.text))):
        if begun and len(line) + 1 + len(words) > WIDTH:
            yield line
            line, begun = indent, False
        line += f" {words}" if begun else words
        begun = True
    yield line


def _units(text: str) -> Iterator[str]:
    """Yield words, each with those behind it that would open something at the beginning of a line."""
    unit = ""
    for word in text.split(" "):
        opens = _OPENS.fullmatch(word) is not None
        if not unit:
            unit = _guarded(word) if opens else word
        elif opens:
            unit = f"{unit} {word}"
        else:
            yield unit
            unit = word
    if unit:
        yield unit


def _guarded(word: str) -> str:
    """Return a word that begins a paragraph so that it is only a word; a backslash escapes one punctuation mark."""
    return re.sub(r"([.)])$", r"\\\1", word) if word[0].isdigit() else f"\\{word}"


class _Tags:
    """Walks over the tags of one block; everything between them is text, whatever it looks like."""

    def __init__(self, block: Block) -> None:
        self.dropped: list[str] = []
        self._item = block.item
        self._found: list[tuple[list[str], bool]] = [([], block.item)]
        done = 0
        for tag in _TAG.finditer(block.text):
            self._found[-1][0].append(block.text[done : tag.start()])
            self._tag(tag["name"].lower(), opens=not tag["end"])
            self.dropped.append(tag[0])
            done = tag.end()
        self._found[-1][0].append(block.text[done:])

    def blocks(self) -> list[Block]:
        """Return the blocks that the tags meant; an empty one is none."""
        texts = [(one_line(html.unescape("".join(parts))), item) for parts, item in self._found]
        return [Block(text, item) for text, item in texts if text]

    def _tag(self, name: str, *, opens: bool) -> None:
        if name in _ITEMS and opens:
            self._found.append(([], True))
        elif name in _BREAKS and not (name == "p" and opens and self._in_empty_item()):
            self._found.append(([], self._item))

    def _in_empty_item(self) -> bool:
        """Return whether an item has just begun: a paragraph that opens there is the item."""
        parts, item = self._found[-1]
        return item and not "".join(parts).strip()
