"""Markdown as it is published: readable on a forge, without the marks that only the other writers need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sprss_cli.render.documents import Text
from sprss_cli.render.grid import markdown as grid_markdown
from sprss_cli.render.marks import PUT_IN, TAKEN_OUT
from sprss_cli.render.prose import line
from sprss_cli.render.shape import Shaped

_FENCE = re.compile(r"^:{3,}.*\n?", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6}) (.*?)(?: \{#([\w.-]+)\})?$", re.MULTILINE)
_INTERNAL = re.compile(r"\]\(#([\w.-]+)\)")
_TO_THINGS = re.compile(r"(?<![\\!])\[((?:\\.|[^\]\\])*)\]\(#([\w.-]+)\)")  # a table has no anchor on a forge
_TABLE = re.compile(r"^!\[.*\]\(([\w-]+)\.table\)$", re.MULTILINE)
_PICTURE = re.compile(r"(!\[[^\]]*\]\()([\w-]+\.svg\))")
_MARKED = re.compile(rf"\[((?:\\.|[^\]\\])+)\]\{{\.({PUT_IN}|{TAKEN_OUT})\}}")
_SIGNS = {PUT_IN: ("**", "**"), TAKEN_OUT: ("~~", "~~")}
_TAGS = {PUT_IN: ("<ins>", "</ins>"), TAKEN_OUT: ("<del>", "</del>")}
_BLANK_LINES = re.compile(r"\n{3,}")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_ESCAPE = re.compile(r"\\([^\w\s])")


def write(text: Text, shaped: Shaped) -> Mapping[str, bytes]:
    """Return the Markdown and beside it the drawings it shows."""
    markdown, slugs = _without_anchors(_MARKED.sub(_signed, _FENCE.sub("", text.markdown)))
    markdown = _TO_THINGS.sub(lambda found: found[0] if found[2] in slugs else found[1], markdown)
    markdown = _INTERNAL.sub(lambda found: f"](#{slugs.get(found[1], found[1])})", markdown)
    for name, chart in text.charts.items():
        if chart.caption:
            markdown = markdown.replace(f"]({name}.svg)", f"]({name}.svg)\n\n*{line(chart.caption)}*")
    markdown = _PICTURE.sub(rf"\1{text.document.name}-\2", markdown)
    markdown = _TABLE.sub(lambda found: _table(found, text), markdown)
    files = {".md": _BLANK_LINES.sub("\n\n", markdown).strip("\n") + "\n"}
    files |= {f"-{name}.svg": chart.svg for name, chart in text.charts.items()}
    return {suffix: content.encode() for suffix, content in files.items()}


def _table(found: re.Match[str], text: Text) -> str:
    grid = text.grids.get(found[1])
    return found[0] if grid is None else grid_markdown(grid)


def _signed(found: re.Match[str]) -> str:
    """Return marked words between signs; between tags where CommonMark would not read the signs.

    A sign between a letter and a punctuation mark neither opens nor closes (CommonMark 0.31, 6.2: flanking).
    """
    words, mark = found[1], found[2]
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    opens = words[0].isalnum() or not before.isalnum()
    closes = words[-1].isalnum() or not after.isalnum()
    first, last = (_SIGNS if opens and closes else _TAGS)[mark]
    return f"{first}{words}{last}"


def _without_anchors(markdown: str) -> tuple[str, Mapping[str, str]]:
    """Return the text without the identifiers of headings, and by identifier the anchor a forge gives the heading."""
    slugs: dict[str, str] = {}
    taken: dict[str, int] = {}

    def plain(found: re.Match[str]) -> str:
        slug = _slug(found[2])
        count = taken[slug] = taken.get(slug, -1) + 1
        slugs[found[3] or slug] = f"{slug}-{count}" if count else slug
        return f"{found[1]} {found[2]}"

    return _HEADING.sub(plain, markdown), slugs


def _slug(heading: str) -> str:
    """Return the anchor that GitHub, GitLab and Gitea make of a heading: letters, digits, hyphens for spaces."""
    text = _ESCAPE.sub(r"\1", _LINK.sub(r"\1", heading)).strip().lower()
    kept = (letter for letter in text if letter in " -_" or unicodedata.category(letter)[0] in "LNM")
    return "".join(kept).replace(" ", "-")
