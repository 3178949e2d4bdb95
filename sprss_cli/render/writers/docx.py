"""DOCX with real styles: pandoc writes it, code sets its look and what pandoc leaves out."""

from __future__ import annotations

from collections.abc import Mapping

from sprss_cli.render import docx_finish, docx_grid, typeset
from sprss_cli.render.charts import Chart
from sprss_cli.render.documents import Text
from sprss_cli.render.docx_anchors import anchored, anchored_heading
from sprss_cli.render.grid import Grid
from sprss_cli.render.shape import Shaped, raised
from sprss_cli.render.tree import (
    Node,
    Nodes,
    attributes,
    div,
    has_class,
    raw,
    rebuilt,
    text,
    with_placed,
    without_pictures,
)
from sprss_cli.system import pandoc

# Boxes of the Markdown and the paragraph style of each.
_STYLES = {
    "podtitul": "Subtitle",
    "oblast": "Plan Region",
    "navrh": "Plan Draft",
    "schvaleni": "Plan Status",
    "oznameni": "Plan Notice",
    "razitko": "Plan Stamp",
    "poznamka": "Plan Remark",
}


def write(document: Text, shaped: Shaped) -> Mapping[str, bytes]:
    """Return the DOCX.

    Raises:
        PandocTrouble: Pandoc is missing or refuses the text.
        LayoutTrouble: A drawing cannot be made into a picture.
    """
    front = [_styled("Title", shaped.title), *shaped.title_page, _styled("TOC Heading", "Obsah")]
    body = raised(shaped.body)
    body = with_placed(body, {f"{name}.svg": chart for name, chart in document.charts.items()}, _picture)
    body = with_placed(body, {f"{name}.table": grid for name, grid in document.grids.items()}, _grid)
    blocks: Nodes = rebuilt([*front, *without_pictures(body)], _for_docx)
    made = pandoc.run(["-f", "json", "-t", "docx", "-o", "-"], shaped.document(blocks))
    stamp = document.stamp
    says = docx_finish.Properties(
        f"{shaped.title} – {document.subject}", document.subject, document.author, stamp.day, stamp.draft
    )
    pictures = {name: _points(chart) for name, chart in document.charts.items()}
    return {".docx": docx_finish.finished(made, says, pictures)}


def _styled(style: str, words: str) -> Node:
    return div([{"t": "Para", "c": text(words)}], custom_style=style)


def _for_docx(node: Node) -> Node | Nodes:
    for box, style in _STYLES.items():
        if has_class(node, box):
            return div(node["c"][1], custom_style=style)
    if node["t"] == "Table":
        return anchored(node)
    if node["t"] == "Header":
        return anchored_heading(node)
    blocks: Nodes
    if has_class(node, "karta"):
        blocks = node["c"][1]
        return blocks
    if any(has_class(node, box) for box in ("seznam-tabulek", "seznam-obrazku")):
        return _entries(node)
    if has_class(node, "nasirku"):
        blocks = [raw("openxml", docx_grid.section()), *node["c"][1], raw("openxml", docx_grid.section(wide=True))]
        return blocks
    return node


def _picture(chart: Chart) -> Node:
    """Return a paragraph that holds a drawing's place: pandoc in its sandbox cannot take the drawing itself."""
    place = _styled(docx_finish.PICTURE_STYLE, chart.name)
    if not chart.caption:
        return place
    return div([place, _caption("Image Caption", chart.caption, chart.anchor)])


def _grid(grid: Grid) -> Node:
    return div([_caption("Table Caption", grid.caption, grid.anchor), raw("openxml", docx_grid.table(grid))])


def _caption(style: str, words: str, anchor: str) -> Node:
    """Return a caption; where references lead to it, a bookmark is around its words."""
    said = text(words)
    inlines = [{"t": "Span", "c": [attributes(anchor), said]}] if anchor else said
    return div([{"t": "Para", "c": inlines}], custom_style=style)


def _entries(node: Node) -> Nodes:
    """Return a list of tables or drawings as the paragraphs that Word keeps one in."""
    items = (item for block in node["c"][1] if block["t"] == "BulletList" for item in block["c"])
    return [div(item, custom_style=docx_finish.LIST_STYLE) for item in items]


def _points(chart: Chart) -> docx_finish.Picture:
    """Return a drawing as points, because older Word shows no SVG."""
    return docx_finish.Picture(typeset.png(chart.svg), f"{chart.title}. {chart.description}")
