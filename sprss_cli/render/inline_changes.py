"""Two lines of a document tree into one that holds both: what was taken out and put in stands in spans.

Pandoc's DOCX writer makes tracked changes of spans of the classes `insertion` and `deletion`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sprss_cli.model.change import Run
from sprss_cli.render.tree import SPACE, Node, Nodes, attributes, words

Runs = Callable[[str, str], Sequence[Run]]
"""Compares two texts word by word."""

CLASSES = {"+": "insertion", "-": "deletion"}

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_IN_A_NUMBER = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
# Nodes around other inline nodes, and where in their content those stand.
_AROUND = {"Strong": None, "Emph": None, "Strikeout": None, "Underline": None, "Link": 1, "Span": 1}


@dataclass(frozen=True, slots=True)
class Revision:
    """Whose the tracked changes are, and of which time (`2026-01-31T00:00:00Z`)."""

    author: str
    moment: str

    def span(self, kind: str, inlines: Nodes) -> Node:
        """Return inline nodes as inserted (`+`) or deleted (`-`)."""
        return {"t": "Span", "c": [attributes("", (CLASSES[kind],), author=self.author, date=self.moment), inlines]}


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A word, a sign or a space, with the nodes around it from the outermost in; each as JSON, without content."""

    text: str
    node: str
    around: tuple[str, ...]


def merged(old: Nodes, new: Nodes, runs: Runs, revision: Revision) -> Nodes:
    """Return a line that reads as the new one with all changes accepted and as the old one with all rejected.

    The form (bold, links) is that of the new line where both agree in words.
    """
    before, after = _leaves(old), _leaves(new)
    one, other = _text(before), _text(after)
    if one == other:
        return new
    pieces = list(_assigned(runs(_whole_numbers(one), _whole_numbers(other)), before, after))
    if _text(leaf for kind, leaf in pieces if kind != "-") != other or _old_letters(pieces) != _letters(one):
        pieces = [*(("-", leaf) for leaf in before), *(("+", leaf) for leaf in after)]
    return _built(pieces, revision)


def wholly(kind: str, inlines: Nodes, revision: Revision) -> Nodes:
    """Return a line that was inserted (`+`) or deleted (`-`) as a whole."""
    return _built([(kind, leaf) for leaf in _leaves(inlines)], revision)


def _leaves(inlines: Nodes) -> list[_Leaf]:
    """Return a line as leaves, without white space at its ends and with single spaces within."""
    found: list[_Leaf] = []
    for leaf in _flat(inlines, ()):
        if leaf.text != " " or (found and found[-1].text != " "):
            found.append(leaf)
    while found and found[-1].text == " ":
        found.pop()
    return found


def _flat(inlines: Nodes, around: tuple[str, ...]) -> Iterator[_Leaf]:
    for node in inlines:
        if node["t"] in _AROUND:
            place = _AROUND[node["t"]]
            content = node["c"] if place is None else node["c"][place]
            shell = None if place is None else [*node["c"][:place], [], *node["c"][place + 1 :]]
            yield from _flat(content, (*around, json.dumps([node["t"], shell])))
        elif node["t"] == "Str":
            for piece in _PIECE.findall(node["c"]):
                yield _Leaf(" " if piece.isspace() else piece, json.dumps({"t": "Str", "c": piece}), around)
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            yield _Leaf(" ", json.dumps(node), around)
        else:
            yield _Leaf(words(node), json.dumps(node), around)


def _text(leaves: Iterable[_Leaf]) -> str:
    return "".join(leaf.text for leaf in leaves)


def _whole_numbers(text: str) -> str:
    """Return an equally long text in which an amount is one word, so that it changes as a whole."""
    return _IN_A_NUMBER.sub("_", text)


def _letters(text: str) -> str:
    return "".join(text.split())


def _old_letters(pieces: Iterable[tuple[str, _Leaf]]) -> str:
    return _letters(_text(leaf for kind, leaf in pieces if kind != "+"))


def _assigned(runs: Sequence[Run], old: list[_Leaf], new: list[_Leaf]) -> Iterator[tuple[str, _Leaf]]:
    """Yield the leaves of both lines in the order of the runs, each with the kind of its run."""
    before, after = iter(old), iter(new)
    for run in runs:
        for leaf in _taken(before, len(run.text)) if run.kind != "+" else ():
            if run.kind == "-":
                yield "-", leaf
        for leaf in _taken(after, len(run.text)) if run.kind != "-" else ():
            yield run.kind, leaf


def _taken(leaves: Iterator[_Leaf], letters: int) -> Iterator[_Leaf]:
    while letters > 0 and (leaf := next(leaves, None)) is not None:
        letters -= len(leaf.text)
        yield leaf


def _built(pieces: Iterable[tuple[str, _Leaf]], revision: Revision) -> Nodes:
    """Return leaves as nodes again; a deleted link is only its words, because its target may be gone."""
    kept = [(kind, _unlinked(leaf) if kind == "-" else leaf) for kind, leaf in pieces]
    nodes: Nodes = []
    for (kind, around), group in groupby(kept, key=lambda piece: (piece[0], piece[1].around)):
        content = _joined([json.loads(leaf.node) for _, leaf in group])
        inner = content if kind == "=" else [revision.span(kind, content)]
        for shell in reversed(around):
            inner = [_wrapped(shell, inner)]
        nodes += inner
    return nodes


def _unlinked(leaf: _Leaf) -> _Leaf:
    return replace(leaf, around=tuple(shell for shell in leaf.around if not shell.startswith('["Link"')))


def _wrapped(shell: str, inlines: Nodes) -> Node:
    name, rest = json.loads(shell)
    place = _AROUND[name]
    content: Any = inlines if place is None else [*rest[:place], inlines, *rest[place + 1 :]]
    return {"t": name, "c": content}


def _joined(nodes: Nodes) -> Nodes:
    """Return pieces of words as words again."""
    found: Nodes = []
    for node in nodes:
        if found and node["t"] == found[-1]["t"] == "Str":
            found[-1] = {"t": "Str", "c": found[-1]["c"] + node["c"]}
        else:
            found.append(SPACE if node["t"] == "SoftBreak" else node)
    return found
