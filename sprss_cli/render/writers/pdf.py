"""PDF that is PDF/UA-1 and PDF/A-2a at once: pandoc writes Typst, Typst sets the pages in this process."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from sprss_cli.render import czech, typeset
from sprss_cli.render.charts import Chart
from sprss_cli.render.documents import Text
from sprss_cli.render.grid import NOTHING, Grid
from sprss_cli.render.marks import PUT_IN, TAKEN_OUT
from sprss_cli.render.pdf_tags import finished
from sprss_cli.render.shape import Shaped, raised
from sprss_cli.render.tree import (
    Node,
    Nodes,
    has_class,
    marked_as,
    raw,
    raw_inline,
    rebuilt,
    with_placed,
    without_pictures,
)
from sprss_cli.system import pandoc
from sprss_cli.system.resources import folder

# Boxes of the Markdown and the function of templates/pdf.typ that sets each.
_BOXES = {
    "podtitul": "podtitul",
    "oblast": "oblast",
    "navrh": "znaceni-navrhu",
    "schvaleni": "schvaleni",
    "oznameni": "oznameni",
    "razitko": "razitko",
    "karta": "karta",
    "poznamka": "poznamka",
    "puvod": "puvod",
}
# Boxes of the Markdown that list things by number, and what Typst calls those: it knows their pages.
_LISTS_OF = {"seznam-tabulek": "table", "seznam-obrazku": "image"}
_MARKS = {PUT_IN: "vlozeno", TAKEN_OUT: "vypusteno"}
_SHORTHAND = re.compile(r"(-(?=[\d?]|\Z)|\.{3,})")
_LISTS = ("BulletList", "OrderedList", "DefinitionList")


def write(document: Text, shaped: Shaped) -> Mapping[str, bytes]:
    """Return the PDF.

    Raises:
        PandocTrouble: Pandoc is missing or refuses the text.
        LayoutTrouble: Typst refuses the document, for instance because its headings skip a level.
    """
    body = raised(shaped.body)
    body = with_placed(body, {f"{name}.svg": chart for name, chart in document.charts.items()}, _picture)
    body = with_placed(body, {f"{name}.table": grid for name, grid in document.grids.items()}, _grid)
    blocks: Nodes = rebuilt([*_front(shaped), *without_pictures(body)], _for_typst)
    text = pandoc.run(["-f", "json", "-t", "typst", "--wrap=none"], shaped.document(blocks))
    layout = (folder("templates") / "pdf.typ").read_bytes()
    pages = typeset.pdf(layout + b"\n" + text, _inputs(document, shaped), document.stamp.day)
    return {".pdf": finished(pages)}


def _front(shaped: Shaped) -> Nodes:
    return [raw("typst", "#titulni-strana["), *shaped.title_page, raw("typst", "]\n#obsah")]


def _inputs(document: Text, shaped: Shaped) -> Mapping[str, str]:
    """Return what the layout names; as values and not as Typst, so nothing in them can be more than text."""
    day = document.stamp.day
    return {
        "title": f"{shaped.title} – {document.subject}",
        "heading": shaped.title,
        "subject": document.subject,
        "author": document.author,
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "draft": "yes" if document.stamp.draft else "no",
        **{name: chart.svg for name, chart in document.charts.items()},
        **{name: _data(grid) for name, grid in document.grids.items()},
    }


def _data(grid: Grid) -> str:
    """Return a table as JSON, which Typst reads itself: a cell is a text there and never markup."""
    groups = [
        {
            "title": czech.bound(group.title),
            "rows": [[czech.bound(text) or NOTHING for text in row] for row in group.rows],
            "total": [czech.bound(text) for text in group.total],
        }
        for group in grid.groups
    ]
    table = {
        "caption": czech.bound(grid.caption),
        "head": [column.title for column in grid.columns],
        "shares": [column.share for column in grid.columns],
        "numbers": [column.number for column in grid.columns],
        "groups": groups,
    }
    return json.dumps(table, ensure_ascii=False)


def _grid(grid: Grid) -> Node:
    return raw("typst", f"#data-tabulka({_quoted(grid.name)}){_label(grid.anchor)}")


def _picture(chart: Chart) -> Node:
    description = _quoted(f"{chart.title}. {chart.description}")
    caption = f", popisek: {_quoted(czech.bound(chart.caption))}" if chart.caption else ""
    return raw("typst", f"#obrazek({_quoted(chart.name)}, {description}{caption}){_label(chart.anchor)}")


def _label(anchor: str) -> str:
    return f" <{anchor}>" if anchor else ""


def _for_typst(node: Node) -> Node | Nodes:
    if node["t"] == "Str":
        return _verbatim(node["c"])
    if node["t"] == "Table":
        return _table(node)
    if mark := marked_as(node, _MARKS):
        return [raw_inline("typst", f"#{mark}["), *node["c"][1], raw_inline("typst", "]")]
    if has_class(node, "nasirku"):
        return [raw("typst", "#set page(flipped: true)"), *node["c"][1], raw("typst", "#set page(flipped: false)")]
    for box, kind in _LISTS_OF.items():
        if has_class(node, box):
            return raw("typst", f"#seznam({kind})")
    for box, function in _BOXES.items():
        if has_class(node, box):
            return [raw("typst", f"#{function}["), *node["c"][1], raw("typst", "]")]
    return node


def _verbatim(word: str) -> Nodes:
    """Return a word whose hyphens and dots stay what they are.

    Typst reads `-5` as a minus sign, `-?` as a place to divide a word and `...` as one character, and pandoc 3.9 does
    not escape them.
    """
    parts = _SHORTHAND.split(word)
    return [
        {"t": "RawInline", "c": ["typst", "".join(f"\\{sign}" for sign in part)]}
        if index % 2
        else {"t": "Str", "c": part}
        for index, part in enumerate(parts)
        if part
    ]


def _table(node: Node) -> Node | Nodes:
    """Return a table that pandoc 3.9 writes well: a cell that begins with a list gets a line of its own first.

    Otherwise the writer puts the list's first mark behind the bracket of the cell, and the other lines of a longer item
    fall out of it.
    """
    for body in node["c"][4]:
        for row in body[3]:
            for item in row[1]:
                if item[4] and item[4][0]["t"] in _LISTS:
                    item[4].insert(0, raw("typst", "#{}"))
    if node["c"][0][1] == ["prehled"]:
        return [raw("typst", "#prehled["), node, raw("typst", "]")]
    return node


def _quoted(text: str) -> str:
    """Return a text as a string of Typst."""
    return json.dumps(text, ensure_ascii=False)
