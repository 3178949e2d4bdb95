"""One accessible HTML page that needs nothing beside it: style and drawings stand in it, and there is no script."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sprss_cli.render.charts import Chart
from sprss_cli.render.documents import Text
from sprss_cli.render.marks import PUT_IN, TAKEN_OUT
from sprss_cli.render.shape import Shaped
from sprss_cli.render.tree import Node, Nodes, div, marked_as, raw, raw_inline, rebuilt, text, with_pictures, words
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
    body: Nodes = rebuilt(with_pictures(shaped.body, document.charts, _picture), _for_html)
    tree = {"pandoc-api-version": shaped.version, "meta": meta, "blocks": body}
    style = (templates / "page.css").read_text(encoding="utf-8")
    options = ["--toc", "--toc-depth=3", f"--template={templates / 'page.html'}", "-V", f"style={style}"]
    content = json.dumps(tree, ensure_ascii=False).encode()
    page = pandoc.run(["-f", "json", "-t", "html5", "--wrap=none", *options], content)
    return {".html": page}


def _picture(chart: Chart) -> Node:
    return raw("html", f"<figure>{chart.svg}</figure>")


def _for_html(node: Node) -> Node | Nodes:
    if tag := marked_as(node, _TAGS):
        return [raw_inline("html", f"<{tag}>"), *node["c"][1], raw_inline("html", f"</{tag}>")]
    if node["t"] == "Table" and node["c"][0][1] == ["prehled"]:
        # A wide table scrolls in its own frame; the keyboard has to reach the frame, and a reader has to name it.
        label = words(node["c"][1]) or "Tabulka"
        return div([node], classes=("ramec",), role="region", tabindex="0", aria_label=label)
    return node
