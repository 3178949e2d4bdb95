"""What the prose of a chapter holds beside words: headings, blocks that it puts in, links that become references.

The prose is CommonMark with two things agreed upon. A paragraph of one line that begins with two colons puts in a
block. A link within the document, or to a value, needs no text of its own: what it reads is made from the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

VALUE = "value:"

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_DIRECTIVE = re.compile(r"::(?!:)[ \t]*(\S*)(.*)")
_GIVEN = re.compile(r'([\w-]+)=(?:"([^"]*)"|([^\s"]+))(?=\s|\Z)')
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(rf"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\(<?(#[^\s()<>]*|{VALUE}[^\s()<>]*)>?\)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter; a level of 1 is that of the chapter's own title."""

    level: int
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Directive:
    """A line that puts in a block.

    Attributes:
        name: The block.
        given: Its parameters.
        words: The line as it stands.
        odd: What in the line is neither a name nor `key=value`; empty when all is.
        alone: Whether the line is a paragraph of its own; another one is printed as text.
    """

    name: str
    given: Mapping[str, str] = field(hash=False)
    words: str
    odd: str = ""
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the document or to a value.

    Attributes:
        target: What is linked to: an anchor, or the name of a value.
        value: Whether it is a value.
        text: The text of the link; mostly empty.
        words: The link as it stands.
    """

    target: str
    value: bool
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class ChapterText:
    """The prose of a chapter, in order.

    Attributes:
        pieces: Stretches of prose and the blocks between them.
        headings: Its headings.
        directives: All lines that put in a block, or look as if they did.
        links: Links that the document resolves.
        prose: The prose alone, without code and lines that put in blocks.
    """

    pieces: tuple[str | Directive, ...]
    headings: tuple[Heading, ...]
    directives: tuple[Directive, ...]
    links: tuple[Link, ...]
    prose: str


@lru_cache(maxsize=512)  # several rules and the document ask for the same text
def chapter_text(text: str) -> ChapterText:
    """Return what the prose of a chapter holds."""
    lines = text.splitlines()
    within = _fenced(lines)
    pieces: list[str | Directive] = []
    headings: list[Heading] = []
    directives: list[Directive] = []
    open_lines: list[str] = []
    plain: list[str] = []
    for index, line in enumerate(lines):
        found = None if within[index] else _directive(lines, index)
        if found is not None:
            directives.append(found)
        if found is not None and found.alone:
            pieces += ("\n".join(open_lines), found)
            open_lines = []
            continue
        open_lines.append(line)
        if within[index]:
            continue
        plain.append(line)
        if heading := _HEADING.fullmatch(line):
            headings.append(Heading(len(heading[1]), heading[2] or "", line.strip()))
    pieces.append("\n".join(open_lines))
    prose = _CODE.sub(" ", "\n".join(plain))
    kept = tuple(piece for piece in pieces if isinstance(piece, Directive) or piece.strip())
    return ChapterText(kept, tuple(headings), tuple(directives), tuple(_links(prose)), prose)


def _fenced(lines: list[str]) -> list[bool]:
    """Return for each line whether it belongs to a block of code between fences."""
    found: list[bool] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        found.append(bool(fence or mark))
        if not fence and mark:
            fence = mark[1]
        elif fence and mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
    return found


def _directive(lines: list[str], index: int) -> Directive | None:
    line = lines[index].rstrip()
    found = _DIRECTIVE.fullmatch(line)
    if found is None:
        return None
    given: dict[str, str] = {}
    for key, quoted, bare in _GIVEN.findall(found[2]):
        given.setdefault(key, quoted or bare)
    odd = " ".join(_GIVEN.sub(" ", found[2]).split())
    around = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    alone = all(not other.strip() or _HEADING.fullmatch(other) for other in around)
    return Directive(found[1], given, line, odd, alone)


def _links(prose: str) -> Iterator[Link]:
    for found in _LINK.finditer(prose):
        target = found[2]
        if target.startswith(VALUE):
            yield Link(target.removeprefix(VALUE), True, found[1], found[0])
        else:
            yield Link(target[1:], False, found[1], found[0])
