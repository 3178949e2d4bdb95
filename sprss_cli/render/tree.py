"""Pandoc's document tree as plain JSON: a few builders, a walk that rebuilds, and what a node says in words.

The shape is that of pandoc-types 1.23: every node is `{"t": type, "c": content}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

Node: TypeAlias = dict[str, Any]
Nodes: TypeAlias = list[Node]
T = TypeVar("T")

SPACE: Node = {"t": "Space"}


def text(words: str) -> Nodes:
    """Return a text as inline nodes, one for each word and each space."""
    nodes: Nodes = []
    for index, word in enumerate(words.split(" ")):
        if index:
            nodes.append(SPACE)
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def attributes(identifier: str = "", classes: Iterable[str] = (), **pairs: str) -> list[Any]:
    """Return pandoc's triple of identifier, classes and pairs."""
    return [identifier, list(classes), [[key.replace("_", "-"), value] for key, value in pairs.items()]]


def div(blocks: Nodes, identifier: str = "", classes: Iterable[str] = (), **pairs: str) -> Node:
    """Return blocks in a box."""
    return {"t": "Div", "c": [attributes(identifier, classes, **pairs), blocks]}


def raw(form: str, code: str) -> Node:
    """Return a block in a writer's own language. Only this package's code may make one."""
    return {"t": "RawBlock", "c": [form, code]}


def cell(blocks: Nodes, span: int = 1, **pairs: str) -> list[Any]:
    """Return a table cell over `span` columns."""
    return [attributes("", (), **pairs), {"t": "AlignDefault"}, 1, span, blocks]


def table(caption: Nodes, widths: list[float], head: list[list[Any]], rows: list[list[Any]], css: str) -> Node:
    """Return a table whose first column holds row headers.

    Args:
        caption: Inline nodes; none for a table without a caption.
        widths: Share of the line for each column; together at most 1.
        head: Header rows, each a list of cells.
        rows: Body rows, each a list of cells.
        css: Class of the table.
    """
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    plain = attributes()
    content = [
        attributes("", (css,)),
        [None, [{"t": "Plain", "c": caption}] if caption else []],
        columns,
        [plain, [[plain, cells] for cells in head]],
        [[plain, 1, [], [[plain, cells] for cells in rows]]],
        [plain, []],
    ]
    return {"t": "Table", "c": content}


def has_class(node: Node, name: str) -> bool:
    """Return whether a node is a box of this class."""
    return node["t"] == "Div" and name in node["c"][0][1]


def marked_as(node: Node, marks: Mapping[str, str]) -> str:
    """Return what a mapping has for the class of a node that is words in a line; empty for any other node."""
    if node["t"] != "Span":
        return ""
    return next((marks[name] for name in node["c"][0][1] if name in marks), "")


def raw_inline(form: str, code: str) -> Node:
    """Return words of a line in a writer's own language. Only this package's code may make some."""
    return {"t": "RawInline", "c": [form, code]}


def pairs_of(node: Node) -> dict[str, str]:
    """Return the named attributes of a box."""
    return dict(node["c"][0][2])


def with_placed(blocks: Nodes, things: Mapping[str, T], draw: Callable[[T], Node]) -> Nodes:
    """Return blocks in which each drawing or table of data stands as its writer makes it.

    Its place is a paragraph with nothing but a picture that bears its name.

    Args:
        blocks: Blocks of a document.
        things: What can be placed, by the file that the picture names.
        draw: Makes the block of a thing.
    """

    def placed(node: Node) -> Node:
        name = _name_of(node)
        return draw(things[name]) if name in things else node

    result: Nodes = rebuilt(blocks, placed)
    return result


def without_pictures(blocks: Nodes) -> Nodes:
    """Return blocks in which each picture is the words that describe it: no document fetches or reads a file."""
    result: Nodes = rebuilt(blocks, lambda node: list(node["c"][1]) if node["t"] == "Image" else node)
    return result


def _name_of(node: Node) -> str:
    if node["t"] != "Para" or len(node["c"]) != 1 or node["c"][0]["t"] != "Image":
        return ""
    return str(node["c"][0]["c"][2][0])


def words(part: Any) -> str:
    """Return what a node or any list of nodes says, without markup."""
    if isinstance(part, list):
        return "".join(map(words, part))
    if not isinstance(part, dict):
        return ""
    match part.get("t"):
        case "Str":
            return str(part["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Code" | "Math":
            return str(part["c"][1])
        case _:
            return words(part.get("c"))


def rebuilt(part: Any, change: Callable[[Node], Node | Nodes | None]) -> Any:
    """Return a part of the tree, changed from the leaves up; the part given stays as it was.

    Args:
        part: A node or any list that holds nodes.
        change: Gets each node, its content already changed; returns what stands in its place: a node, several, or
            None to leave the node out.
    """
    if isinstance(part, list):
        found: list[Any] = []
        for item in part:
            if not isinstance(item, (list, dict)):
                found.append(item)
                continue
            result = rebuilt(item, change)
            if isinstance(item, dict) and isinstance(result, list):
                found.extend(result)
            elif result is not None:
                found.append(result)
        return found
    if isinstance(part, dict) and "t" in part:
        return change({**part, "c": rebuilt(part["c"], change)} if isinstance(part.get("c"), (list, dict)) else part)
    return part
