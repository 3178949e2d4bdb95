"""Chapters into Markdown: their prose, and the blocks that they put in, each made by its own template."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date

from sprss_cli.model.blocks import DAY, Block
from sprss_cli.model.chapter_text import Directive, chapter_text
from sprss_cli.render import prose
from sprss_cli.render.placed import Placed

BLOCKS = "blocks"
"""The folder of the templates of blocks, within that of templates."""

_LEVELS_DOWN = 2  # ## in a chapter: a part is on the second level of a document, its chapters are on the third
_ANCHOR = re.compile(r"[A-Za-z0-9_-]+")
_HEADING = re.compile(r"^(#{2,5}) ", re.MULTILINE)
_PLACE = re.compile(r"^!\[(?:\\.|[^\]\\])*\]\(([\w-]+)\.(?:svg|table)\)$", re.MULTILINE)
_TABLE = re.compile(r"^(:{3,} \{\.tabulka)([^}\n]*\})\n\*\*(.*)\*\*$", re.MULTILINE)


def chapter(
    text: str,
    ids: Collection[str],
    blocks: Mapping[str, Block],
    value: Callable[[str], str],
    fill: Callable[[str, Mapping[str, object]], str],
    placed: Placed,
) -> str:
    """Return a chapter as Markdown.

    Args:
        text: Its prose.
        ids: Ids of cards and goals, which become links.
        blocks: The blocks that there are.
        value: Returns what a link to a value prints.
        fill: Fills the template of a block with its parameters.
        placed: What the templates have placed in the document.
    """
    parts: list[str] = []
    for piece in chapter_text(text).pieces:
        if isinstance(piece, str):
            parts.append(prose.chapter(piece, ids, _LEVELS_DOWN, value))
        elif piece.name in blocks:
            parts.append(_block(piece, blocks[piece.name], fill, placed))
        else:
            parts.append(prose.line(piece.words))  # only in a draft
    return "\n\n".join(part for part in parts if part)


def lowered(markdown: str) -> str:
    """Return Markdown with every heading a level lower: a document's chapters as those of a part."""
    return _HEADING.sub(r"#\1 ", markdown)


def _block(directive: Directive, block: Block, fill: Callable[[str, Mapping[str, object]], str], placed: Placed) -> str:
    given = {key: _typed(directive.given.get(key, ""), takes) for key, takes in block.parameters.items()}
    made = fill(block.name, given).strip("\n")
    # a block on one record takes its id by this name, too; a title it has only with a table or a drawing
    title = directive.given.get("title", "")
    anchor = directive.given.get("id", "") if "title" in block.parameters else ""
    if not _ANCHOR.fullmatch(anchor):  # only in a draft
        anchor = ""
    return _named(made, title, anchor, placed) if title or anchor else made


def _typed(value: str, takes: tuple[str, ...]) -> object:
    """Return a value as the template gets it; what the parameter does not take, which only a draft has, as none."""
    if takes == (DAY,):
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            return None
    return value if value in takes or takes[0].startswith("<") else ""


def _named(markdown: str, title: str, anchor: str, placed: Placed) -> str:
    """Return a block in which the first table or drawing has another title, and an anchor of the author's."""
    place, table = _PLACE.search(markdown), _TABLE.search(markdown)
    if place and (not table or place.start() < table.start()):
        placed.rename(place[1], title, anchor)
        return markdown
    if table:
        identifier = f" #{anchor}" if anchor else ""
        caption = prose.line(title) if title else table[3]
        return f"{markdown[: table.start()]}{table[1]}{identifier}{table[2]}\n**{caption}**{markdown[table.end() :]}"
    return markdown
