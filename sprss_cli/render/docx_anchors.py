"""Hidden bookmarks around headings and fields of cards in a DOCX: by them comments find their way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sprss_cli.model.anchors import field_anchor
from sprss_cli.render.shape import FIELD
from sprss_cli.render.tree import Node, Nodes, raw_inline

_LINES = ("Para", "Plain")
_FIRST = 1_000_000_000  # pandoc's own numbers are far smaller


def anchored(table: Node) -> Node:
    """Return a table in which each cell that prints a field stands between the ends of a bookmark.

    The ends stand within the cell's first and last paragraph, where Word and LibreOffice put them too.
    """
    for body in table["c"][4]:
        for row in body[3]:
            for (_, _, pairs), _, _, _, blocks in row[1]:
                if printed := dict(pairs).get(FIELD):
                    _mark(blocks, *printed.rsplit("/", 1))
    return table


def anchored_heading(heading: Node) -> Node:
    """Return a heading whose words stand between the ends of a bookmark when it has an identifier.

    Pandoc's own bookmark spans all that is below the heading; LibreOffice loses such a one when a table ends it.
    """
    _, (identifier, _, _), inlines = heading["c"]
    if identifier:
        _between([inlines], field_anchor(identifier))
    return heading


def _mark(blocks: Nodes, record: str, field: str) -> None:
    lines = list(_lines(blocks))
    if not lines:
        lines = [[]]
        blocks.append({"t": "Plain", "c": lines[0]})
    _between(lines, field_anchor(record, field))


def _between(lines: list[Nodes], name: str) -> None:
    number = _FIRST + int(name[-8:], 16) % _FIRST  # until `number_bookmarks` gives it a small one
    lines[0].insert(0, raw_inline("openxml", f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'))
    lines[-1].append(raw_inline("openxml", f'<w:bookmarkEnd w:id="{number}"/>'))


def _lines(part: Any) -> Iterator[Nodes]:
    """Yield the inline nodes of each paragraph in some blocks, in their order."""
    if isinstance(part, list):
        for item in part:
            yield from _lines(item)
    elif isinstance(part, dict) and part["t"] in _LINES:
        yield part["c"]
    elif isinstance(part, dict) and isinstance(part.get("c"), list):
        yield from _lines(part["c"])


def number_bookmarks(body: Any) -> None:
    """Give every bookmark of a document's body a number of its own: Word joins the two ends by it."""
    from docx.oxml.ns import qn

    start, end, number = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:id")
    open_ones: dict[str, str] = {}
    for count, mark in enumerate(body.iter(start, end)):
        if mark.tag == start:
            open_ones[mark.get(number)] = str(count)
            mark.set(number, str(count))
        else:
            mark.set(number, open_ones.pop(mark.get(number), str(count)))
