"""The records of two plans as one text with tracked changes.

Each record is a box of the document tree: a goal with its heading and description, a card with its heading and table.
What a paragraph, a row or a table that came or went as a whole is, no span can say: such paragraphs end in a mark, and
`docx_revisions` makes of it what Word knows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Any

from sprss_cli.render.inline_changes import Revision, Runs, merged, wholly
from sprss_cli.render.tree import Node, Nodes, words

WHOLE = "\ufdd0"
"""Ends a paragraph that was inserted or deleted as a whole; not a character, so no text can hold it."""

_TEXTS = ("Para", "Plain", "Header")
_ALIKE = {True: {"Header"}, False: {"Para", "Plain"}}
_BOXES = {"BulletList": None, "OrderedList": 1, "BlockQuote": None, "Div": 1}
_PAIRABLE = 400  # pairs of paragraphs that are compared with one another; beyond, they are taken in order


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph with the lists, quotations and boxes around it, each as JSON without content.

    `first` tells whether it begins a new item of the innermost list.
    """

    node: Node
    around: tuple[str, ...]
    first: bool

    @property
    def words(self) -> list[str]:
        return words(self.node).split()

    @property
    def key(self) -> tuple[bool, str]:
        """What makes two paragraphs the same at first sight."""
        return self.node["t"] == "Header", " ".join(self.words)


class Tracker:
    """Puts changes into a text.

    Args:
        runs: Compares two texts word by word.
        revision: Whose the changes are, and of when.
    """

    def __init__(self, runs: Runs, revision: Revision) -> None:
        self._runs = runs
        self._revision = revision

    def blocks(self, old: Nodes, new: Nodes) -> Nodes:
        """Return blocks that read as the new ones with all changes accepted and as the old ones with all rejected."""
        if old == new:
            return new
        result: Nodes = []
        tables = iter([block for block in old if block["t"] == "Table"])
        texts = _stretches(old)
        for is_table, group in groupby(new, key=lambda block: block["t"] == "Table"):
            for block in group if is_table else ():
                before = next(tables, None)
                result += [self._table(before, block)] if before else self.whole("+", [block])
            if not is_table:
                result += self._texts(next(texts, []), list(group))
        for rest in texts:
            result += self.whole("-", rest)
        return result + self.whole("-", list(tables))

    def whole(self, kind: str, blocks: Nodes) -> Nodes:
        """Return blocks that were inserted (`+`) or deleted (`-`) with all in them, but no deleted rules."""
        result: Nodes = []
        for is_table, group in groupby(blocks, key=lambda block: block["t"] == "Table"):
            if is_table:
                result += [_with_cells(one, lambda cells: [self.whole(kind, cell) for cell in cells]) for one in group]
            else:
                items = (self._whole(kind, item) for item in _items(list(group)))
                result += _grouped([item for item in items if item])
        return result

    def _whole(self, kind: str, item: _Item) -> _Item | None:
        if item.node["t"] not in _TEXTS:
            return item if kind == "+" else None
        content = wholly(kind, _inlines(item.node), self._revision)
        content.append(self._revision.span(kind, [{"t": "Str", "c": WHOLE}]))
        return replace(item, node=_with_inlines(item.node, content, identified=kind == "+"))

    def _texts(self, old: Nodes, new: Nodes) -> Nodes:
        found: list[_Item] = []
        for one, other in _paired(list(_items(old)), list(_items(new))):
            if one and other and other.node["t"] not in _TEXTS:
                found.append(other)
            elif one and other:
                content = merged(_inlines(one.node), _inlines(other.node), self._runs, self._revision)
                found.append(replace(other, node=_with_inlines(other.node, content)))
            elif alone := self._whole("-", one) if one else self._whole("+", other) if other else None:
                found.append(alone)
        return _grouped(found)

    def _table(self, old: Node, new: Node) -> Node:
        """Return a table in which the rows of both stand one by one; a card has the same rows in every plan."""
        before, after = _rows(old), _rows(new)
        merged_rows = [
            [self.blocks(one, other) for one, other in zip(cells, others, strict=True)]
            for cells, others in zip(before, after, strict=True)
        ]
        rows = iter(merged_rows)
        return _with_cells(new, lambda cells: next(rows))


def _stretches(blocks: Nodes) -> Iterator[Nodes]:
    """Yield the stretches of blocks between tables."""
    for is_table, group in groupby(blocks, key=lambda block: block["t"] == "Table"):
        if not is_table:
            yield list(group)


def _rows(table: Node) -> list[list[Nodes]]:
    head, bodies = table["c"][3], table["c"][4]
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    return [[cell[4] for cell in row[1]] for row in rows]


def _with_cells(table: Node, change: Callable[[list[Nodes]], list[Nodes]]) -> Node:
    """Return a table whose rows hold what a function makes of the contents of their cells, from top to bottom."""

    def row(found: list[Any]) -> list[Any]:
        contents = change([cell[4] for cell in found[1]])
        return [found[0], [[*cell[:4], content] for cell, content in zip(found[1], contents, strict=True)]]

    attributes, caption, columns, head, bodies, foot = table["c"]
    new_head = [head[0], [row(one) for one in head[1]]]
    new_bodies = [[*body[:3], [row(one) for one in body[3]]] for body in bodies]
    return {**table, "c": [attributes, caption, columns, new_head, new_bodies, foot]}


def _inlines(block: Node) -> Nodes:
    found: Nodes = block["c"][2] if block["t"] == "Header" else block["c"]
    return found


def _with_inlines(block: Node, inlines: Nodes, *, identified: bool = True) -> Node:
    if block["t"] != "Header":
        return {**block, "c": inlines}
    level, (identifier, *rest), _ = block["c"]
    return {**block, "c": [level, [identifier if identified else "", *rest], inlines]}


def _items(blocks: Nodes, around: tuple[str, ...] = ()) -> Iterator[_Item]:
    """Yield the paragraphs of some blocks with what stands around each; other blocks stay whole."""
    for index, block in enumerate(blocks):
        if block["t"] not in _BOXES:
            yield _Item(block, around, index == 0)
            continue
        place = _BOXES[block["t"]]
        content = block["c"] if place is None else block["c"][place]
        shell = (*around, json.dumps([block["t"], None if place is None else block["c"][:place]]))
        for part in content if block["t"].endswith("List") else [content]:
            yield from _items(part, shell)


def _grouped(items: Sequence[_Item]) -> Nodes:
    """Return paragraphs as blocks again, with the lists, quotations and boxes around them."""
    result: Nodes = []
    for shell, group in groupby(items, key=lambda item: item.around[:1]):
        if not shell:
            result += [item.node for item in group]
            continue
        inner = [_Item(item.node, item.around[1:], item.first) for item in group]
        name, before = json.loads(shell[0])
        content: Any = _grouped(inner)
        if name.endswith("List"):
            content = [_grouped(part) for part in _list_items(inner)]
        result.append({"t": name, "c": content if before is None else [*before, content]})
    return result


def _list_items(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    part: list[_Item] = []
    for item in items:
        if part and item.first and not item.around:
            yield part
            part = []
        part.append(item)
    yield part


def _paired(old: list[_Item], new: list[_Item]) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield paragraphs that belong together, in order; one of two is None for what came or went as a whole."""
    matcher = SequenceMatcher(None, [item.key for item in old], [item.key for item in new], autojunk=False)
    for operation, first, last, start, end in matcher.get_opcodes():
        if operation == "equal":
            yield from zip(old[first:last], new[start:end], strict=True)
        else:
            yield from _aligned(old[first:last], new[start:end])


def _aligned(old: list[_Item], new: list[_Item]) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield paragraphs of two stretches that share none, paired so that together they are as alike as can be."""
    if len(old) * len(new) > _PAIRABLE:
        for before, after in zip_longest(old, new):
            if before and after and not _can_pair(before, after):
                yield before, None
                yield None, after
            else:
                yield before, after
        return
    alike = _likenesses(old, new)
    best = _best(alike, len(old), len(new))
    one = other = 0
    while one < len(old) or other < len(new):
        together = alike.get((one, other), 0.0)
        if together and best[one, other] == best.get((one + 1, other + 1), 0.0) + together:
            yield old[one], new[other]
            one, other = one + 1, other + 1
        elif one < len(old) and (other == len(new) or best[one, other] == best.get((one + 1, other), 0.0)):
            yield old[one], None
            one += 1
        else:
            yield None, new[other]
            other += 1


def _best(alike: Mapping[tuple[int, int], float], olds: int, news: int) -> Mapping[tuple[int, int], float]:
    """Return how alike the rests of two lists can be made, by where the rests begin."""
    best: dict[tuple[int, int], float] = {}
    for one in reversed(range(olds)):
        for other in reversed(range(news)):
            best[one, other] = max(
                best.get((one + 1, other + 1), 0.0) + alike.get((one, other), 0.0),
                best.get((one + 1, other), 0.0),
                best.get((one, other + 1), 0.0),
            )
    return best


def _likenesses(old: list[_Item], new: list[_Item]) -> Mapping[tuple[int, int], float]:
    """Return how alike the paragraphs of two lists are; what cannot be paired is left out.

    It is never nothing, because one exchange reads better than two changes.
    """
    return {
        (one, other): 0.01 + SequenceMatcher(None, before.words, after.words, autojunk=False).ratio()
        for one, before in enumerate(old)
        for other, after in enumerate(new)
        if _can_pair(before, after)
    }


def _can_pair(old: _Item, new: _Item) -> bool:
    return {old.node["t"], new.node["t"]} <= _ALIKE[old.node["t"] == "Header"]
