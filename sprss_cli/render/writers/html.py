"""One accessible HTML page that needs nothing beside it: style and drawings stand in it, and there is no script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from sprss_cli.render.charts import Chart
from sprss_cli.render.documents import Text
from sprss_cli.render.grid import NOTHING, Column, Grid
from sprss_cli.render.marks import PUT_IN, TAKEN_OUT
from sprss_cli.render.shape import Shaped
from sprss_cli.render.tree import (
    Node,
    Nodes,
    div,
    marked_as,
    raw,
    raw_inline,
    rebuilt,
    text,
    with_placed,
    without_pictures,
    words,
)
from sprss_cli.system import pandoc
from sprss_cli.system.resources import folder

_TAGS = {PUT_IN: "ins", TAKEN_OUT: "del"}


def write(document: Text, shaped: Shaped) -> Mapping[str, bytes]:
    """Return the page.

    Raises:
        PandocTrouble: Pandoc is missing or refuses the text.
    """
    templates = folder("templates")
    meta = {
        "pagetitle": {"t": "MetaInlines", "c": text(f"{shaped.title} – {document.subject}")},
        "heading": {"t": "MetaInlines", "c": text(shaped.title)},
        "author": {"t": "MetaInlines", "c": text(document.author)},
        "front": {"t": "MetaBlocks", "c": shaped.title_page},
        "draft": {"t": "MetaBool", "c": document.stamp.draft},
    }
    charts = with_placed(shaped.body, {f"{name}.svg": chart for name, chart in document.charts.items()}, _picture)
    grids = with_placed(charts, {f"{name}.table": grid for name, grid in document.grids.items()}, _grid)
    body: Nodes = rebuilt(without_pictures(grids), _for_html)
    tree = {"pandoc-api-version": shaped.version, "meta": meta, "blocks": body}
    style = (templates / "page.css").read_text(encoding="utf-8")
    options = ["--toc", "--toc-depth=3", f"--template={templates / 'page.html'}", "-V", f"style={style}"]
    content = json.dumps(tree, ensure_ascii=False).encode()
    page = pandoc.run(["-f", "json", "-t", "html5", "--wrap=none", *options], content)
    return {".html": page}


def _picture(chart: Chart) -> Node:
    caption = f"<figcaption>{escape(chart.caption)}</figcaption>" if chart.caption else ""
    return raw("html", f"<figure{_identified(chart.anchor)}>{chart.svg}{caption}</figure>")


def _identified(anchor: str) -> str:
    return f" id={quoteattr(anchor)}" if anchor else ""


def _grid(grid: Grid) -> Node:
    """Return a table of data in a frame that scrolls, like any other table."""
    columns = grid.columns
    head = "".join(
        f'<th scope="col"{" class=" + quoteattr("cislo") if column.number else ""}>{escape(column.title)}</th>'
        for column in columns
    )
    widths = "".join(f'<col style="width: {share:.1%}">' for share in grid.shares)
    caption = escape(grid.caption)
    rows: list[str] = []
    for group in grid.groups:
        if group.title:
            title = f'<th scope="rowgroup" colspan="{len(columns)}">{escape(group.title)}</th>'
            rows.append(f'<tbody>\n<tr class="skupina">{title}</tr>')
        else:
            rows.append("<tbody>")
        rows += (f"<tr>{_cells(row, columns)}</tr>" for row in group.rows)
        if group.total:
            rows.append(f'<tr class="soucet">{_cells(group.total, columns)}</tr>')
        rows.append("</tbody>")
    return raw(
        "html",
        f'<div class="ramec" role="region" tabindex="0" aria-label={quoteattr(grid.caption)}>\n'
        f'<table class="prehled data"{_identified(grid.anchor)}>\n<caption>{caption}</caption>\n'
        f"<colgroup>{widths}</colgroup>\n"
        f"<thead>\n<tr>{head}</tr>\n</thead>\n" + "\n".join(rows) + "\n</table>\n</div>",
    )


def _cells(row: tuple[str, ...], columns: tuple[Column, ...]) -> str:
    texts = [escape(text or NOTHING) for text in row]
    rest = (
        f'<td class="cislo">{text}</td>' if column.number else f"<td>{text}</td>"
        for text, column in zip(texts[1:], columns[1:], strict=True)
    )
    return f'<th scope="row">{texts[0]}</th>{"".join(rest)}'


def _for_html(node: Node) -> Node | Nodes:
    if tag := marked_as(node, _TAGS):
        return [raw_inline("html", f"<{tag}>"), *node["c"][1], raw_inline("html", f"</{tag}>")]
    if node["t"] == "Table" and node["c"][0][1] == ["prehled"]:
        # A wide table scrolls in its own frame; the keyboard has to reach the frame, and a reader has to name it.
        label = words(node["c"][1]) or "Tabulka"
        return div([node], classes=("ramec",), role="region", tabindex="0", aria_label=label)
    return node
