"""From the tree of the Markdown to the tree that every writer gets: cards and tables with row headers, hard spaces.

The Markdown of a template marks with boxes what it cannot say otherwise, and reads well without them:

- `karta`: one activity card; its boxes `pole` become the rows of a table, their first bold words the row's header;
  `zaznam` is the card's id and `klic` the key of the field, so that a writer can leave an anchor there;
- `tabulka`: a caption in a paragraph of its own and a table; `sirky` gives the widths of its columns in percent;
- `seznam-tabulek`, `seznam-obrazku`: lists of links to tables and drawings;
- `obsah-textu`: a table of contents that only the Markdown shows;
- `titulni`: the title page; the heading in it is the title of the document.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sprss_cli.render import czech
from sprss_cli.render.tree import Node, Nodes, cell, div, has_class, pairs_of, rebuilt, table, text, words
from sprss_cli.system import pandoc

# CommonMark and four things more; all that could carry raw markup is off, and prose escapes their signs anyway.
READER = "commonmark-raw_html+fenced_divs+attributes+pipe_tables+bracketed_spans"

FIELD = "pole"  # the attribute of a cell that says which field of which record it prints: `record/field`
_LABEL_WIDTH = 0.26
_PARAGRAPHS = ("Para", "Plain")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A document ready for a writer.

    Attributes:
        title: The title, without markup.
        title_page: Blocks of the title page, without the title.
        body: The chapters; the top level of headings is 2, as in the Markdown.
        version: Version of pandoc's tree.
    """

    title: str
    title_page: Nodes
    body: Nodes
    version: list[int]

    def document(self, blocks: Nodes) -> bytes:
        """Return blocks as a document in pandoc's JSON."""
        tree = {"pandoc-api-version": self.version, "meta": {}, "blocks": blocks}
        return json.dumps(tree, ensure_ascii=False).encode()


def shaped(markdown: str) -> Shaped:
    """Read the Markdown of a document once and give it its shape.

    Raises:
        PandocTrouble: Pandoc is missing or refuses the text.
    """
    tree = json.loads(pandoc.run(["-f", READER, "-t", "json"], markdown.encode()))
    blocks: Nodes = _with_hard_spaces(rebuilt(rebuilt(tree["blocks"], _disarmed), _shaped_node))
    front = next((block for block in blocks if has_class(block, "titulni")), div([]))
    title = [block for block in front["c"][1] if block["t"] == "Header"][:1]
    return Shaped(
        title=words(title),
        title_page=[block for block in front["c"][1] if block not in title],
        body=[block for block in blocks if block is not front],
        version=tree["pandoc-api-version"],
    )


def _disarmed(node: Node) -> Node | Nodes:
    """Return raw markup as the text it is: a plan's own template may have written some."""
    if node["t"] == "RawBlock":
        return {"t": "Para", "c": text(" ".join(node["c"][1].split()))}
    if node["t"] == "RawInline":
        return text(" ".join(node["c"][1].split()))
    return node


def _shaped_node(node: Node) -> Node | Nodes:
    if has_class(node, "karta"):
        return _card(node)
    if has_class(node, "tabulka"):
        return _table(node)
    if has_class(node, "obsah-textu"):
        return []  # every writer makes a table of contents of its own, but for that of the Markdown itself
    if node["t"] == "SoftBreak":
        return {"t": "Space"}
    return node


def _card(node: Node) -> Node:
    """Return a card as a box with its heading, remarks and one table."""
    fields = [block for block in node["c"][1] if has_class(block, "pole")]
    others = [block for block in node["c"][1] if not has_class(block, "pole")]
    head = [[cell([{"t": "Plain", "c": text(pairs_of(node).get("nadpis", ""))}], span=2, scope="colgroup")]]
    record = pairs_of(node).get("zaznam", "")
    rows = [_field(block["c"][1], record, pairs_of(block).get("klic", "")) for block in fields]
    shaped_table = table([], [_LABEL_WIDTH, 1 - _LABEL_WIDTH], head, rows, "karta")
    return div([*others, shaped_table], classes=("karta",))


def _field(blocks: Nodes, record: str, key: str) -> list[Any]:
    """Return the row of a field: its label is the bold text that its first paragraph begins with."""
    label: Nodes = []
    content = list(blocks)
    if content and content[0]["t"] in _PARAGRAPHS and (inlines := content[0]["c"]) and inlines[0]["t"] == "Strong":
        label, value = _without_colon(inlines[0]["c"]), inlines[1:]
        while value and value[0]["t"] in ("Space", "LineBreak"):
            value = value[1:]
        content[:1] = [{"t": "Para", "c": value}] if value else []
    if len(content) == 1 and content[0]["t"] == "Para":
        content = [{"t": "Plain", "c": content[0]["c"]}]
    # escaped like any other text
    printed: dict[str, Any] = {FIELD: f"{record}/{key}".replace("\\", "")} if record and key else {}
    return [cell([{"t": "Plain", "c": label}], scope="row"), cell(content, **printed)]


def _without_colon(label: Nodes) -> Nodes:
    """Return a label without the colon that it needs only where it stands in a line with its value."""
    if label and label[-1]["t"] == "Str" and label[-1]["c"].endswith(":"):
        return [*label[:-1], {"t": "Str", "c": label[-1]["c"][:-1]}]
    return label


def _table(node: Node) -> Node:
    """Return a table with its caption, its widths and the scope of its headers; a box without a table as it is."""
    blocks: Nodes = node["c"][1]
    found = next((block for block in blocks if block["t"] == "Table"), None)
    if found is None:
        return node
    caption: Nodes = next((block["c"] for block in blocks if block["t"] in _PARAGRAPHS), [])
    _, _, columns, head, bodies, _ = found["c"]
    head_rows = [[_scoped(item, "col") for item in row[1]] for row in head[1]]
    rows = [
        [_scoped(item, "row") if not index else item for index, item in enumerate(row[1])]
        for body in bodies
        for row in body[3]
    ]
    made = table(_unbold(caption), _widths(pairs_of(node).get("sirky", ""), len(columns)), head_rows, rows, "prehled")
    made["c"][0][0] = node["c"][0][0]
    for column, (alignment, _) in zip(made["c"][2], columns, strict=True):
        column[0] = alignment
    return made


def _widths(percent: str, columns: int) -> list[float]:
    """Return the share of each column; equal shares where the template does not name one for each."""
    shares = [int(word) for word in percent.split() if word.isdecimal()]
    if len(shares) != columns or not 0 < sum(shares) <= 100:
        return [1 / columns] * columns
    return [share / 100 for share in shares]


def _scoped(item: list[Any], scope: str) -> list[Any]:
    return [[item[0][0], item[0][1], [["scope", scope]]], *item[1:]]


def _unbold(inlines: Nodes) -> Nodes:
    """Return a caption without the bold that it has in the Markdown: writers have a style for it."""
    if len(inlines) == 1 and inlines[0]["t"] == "Strong":
        content: Nodes = inlines[0]["c"]
        return content
    return inlines


def _with_hard_spaces(part: Any) -> Any:
    """Return a part of the tree in which no line may end after a one-letter word or before a unit."""
    if isinstance(part, list):
        items = [_with_hard_spaces(item) for item in part]
        return [
            {"t": "Str", "c": czech.HARD_SPACE} if _is_hard(items, index) else item for index, item in enumerate(items)
        ]
    if isinstance(part, dict):
        return {key: _with_hard_spaces(value) for key, value in part.items()}
    return part


def _is_hard(items: list[Any], index: int) -> bool:
    if items[index] != {"t": "Space"} or not 0 < index < len(items) - 1:
        return False
    before, after = words(items[index - 1]).split(" "), words(items[index + 1]).split(" ")
    return czech.binds(before[-1], after[0])


def raised(blocks: Nodes) -> Nodes:
    """Return blocks with every heading a level higher, for formats in which the title is no heading."""
    result: Nodes = rebuilt(blocks, _raised)
    return result


def _raised(node: Node) -> Node:
    if node["t"] != "Header":
        return node
    level, *rest = node["c"]
    return {**node, "c": [max(level - 1, 1), *rest]}
