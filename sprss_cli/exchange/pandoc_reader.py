"""Rows out of DOCX and HTML, through pandoc's JSON: tables give rows, paragraphs outside them give single cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sprss_cli.exchange.sheet import Block, Row, Sheet, UnreadableInput, one_line, without_controls
from sprss_cli.model.message import Message, say
from sprss_cli.system import pandoc

_CHANGES = frozenset({"insertion", "deletion", "paragraph-insertion", "paragraph-deletion"})
_COMMENTS = frozenset({"comment-start", "comment-end"})


def read_document(content: bytes, kind: str) -> Sheet:
    """Read a document that pandoc knows.

    Args:
        content: The bytes of the file.
        kind: Pandoc's name of the format: `docx` or `html`.

    Raises:
        UnreadableInput: Pandoc cannot read the document, or is missing.
    """
    options = ["--track-changes=all"] if kind == "docx" else []
    try:
        answer = pandoc.run(["-f", kind, "-t", "json", *options], content)
    except pandoc.PandocTrouble as problem:
        hint = problem.hint or say("open the document in the program that made it and save it again")
        raise UnreadableInput(problem.message, hint) from problem
    walk = _Walk()
    rows = tuple(walk.rows(json.loads(answer)["blocks"]))
    return Sheet(rows, tuple(walk.doubts))


class _Walk:
    """One way through the tree that pandoc gives; doubts gather as they are met."""

    def __init__(self) -> None:
        self.doubts: list[tuple[Message, Message]] = []
        self._place = say("start of the document")
        self._table = 0
        self._paragraph = 0

    def rows(self, blocks: Sequence[Any]) -> Iterator[Row]:
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind == "Table":
                yield from self._table_rows(content)
            elif kind == "Div":
                yield from self.rows(content[1])
            elif kind in ("BlockQuote", "Figure"):
                yield from self.rows(content if kind == "BlockQuote" else content[2])
            else:
                self._paragraph += 1
                self._place = say("paragraph {number}", number=self._paragraph)
                for text in self._blocks([block]):
                    yield Row(self._place, ((text,),))

    def _table_rows(self, table: Any) -> Iterator[Row]:
        _, _, _, head, bodies, foot = table
        self._table += 1
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        table_number = self._table
        for number, (_, cells) in enumerate(rows, start=1):
            self._place = say("table {table}, row {row}", table=table_number, row=number)
            heading = len(cells) == 1  # one cell over all columns heads the table, nothing is hidden in it
            if any(height > 1 or (width > 1 and not heading) for _, _, height, width, _ in cells):
                self._doubt(say("cells are merged here; their text may belong to another row or column"))
            yield Row(self._place, tuple(tuple(self._blocks(cell[4])) for cell in cells), table=table_number)

    def _blocks(self, blocks: Sequence[Any], item: bool = False) -> Iterator[Block]:
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind in ("Para", "Plain"):
                yield from self._paragraphs(content, item)
            elif kind == "Header":
                yield from self._paragraphs(content[2], item)
            elif kind in ("BulletList", "OrderedList"):
                for entry in content if kind == "BulletList" else content[1]:
                    yield from self._blocks(entry, item=True)
            elif kind == "LineBlock":
                for line in content:
                    yield from self._paragraphs(line, item)
            elif kind == "Div":
                yield from self._blocks(content[1], item)
            elif kind == "BlockQuote":
                yield from self._blocks(content, item)
            elif kind in ("CodeBlock", "RawBlock"):
                yield Block(one_line(content[1]), item)
            elif kind == "Table":
                yield from (Block(row.text, item) for row in self._table_rows(content))
                self._doubt(say("a table stands inside a cell; its rows were read as paragraphs"))
            elif kind != "HorizontalRule":
                self._doubt(say("something stands here that is not text ({kind}) and was not taken over", kind=kind))

    def _paragraphs(self, inlines: Sequence[Any], item: bool) -> Iterator[Block]:
        text, left_out = without_controls(self._text(inlines))
        for doubt in left_out:
            self._doubt(doubt)
        for part in text.split("\n"):
            if text := one_line(part):
                yield Block(text, item)

    def _text(self, inlines: Sequence[Any]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Any) -> str:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                return str(content)
            case "Space" | "SoftBreak":
                return " "
            case "LineBreak":
                return "\n"
            case "Emph" | "Strong" | "Underline" | "Strikeout" | "SmallCaps" | "Superscript" | "Subscript":
                return self._text(content)
            case "Span":
                return self._span(content)
            case "Link" | "Cite":
                return self._text(content[1])
            case "Quoted":
                return self._quoted(content)
            case "Code" | "Math" | "RawInline":
                return str(content[1])
            case "Note":
                note = " ".join(block.text for block in self._blocks(content))
                self._doubt(say("a footnote stands here and was not taken over: {text}", text=note))
                return ""
            case _:
                self._doubt(say("something stands here that is not text ({kind}) and was not taken over", kind=kind))
                return self._text(content[1]) if kind == "Image" else ""

    def _quoted(self, content: Any) -> str:
        # pandoc's reader of HTML makes this of <q>; typed quotes stay as they were typed
        marks = ("„", "“") if content[0]["t"] == "DoubleQuote" else ("‚", "‘")
        return f"{marks[0]}{self._text(content[1])}{marks[1]}"

    def _span(self, content: Any) -> str:
        (_, classes, _), inlines = content
        text = self._text(inlines)
        if not _CHANGES.isdisjoint(classes):
            if "deletion" in classes:
                self._doubt(say("a tracked change deletes “{text}”; it was read as deleted", text=one_line(text)))
                return ""
            self._doubt(say("a tracked change inserts “{text}”; it was read as accepted", text=one_line(text)))
        if not _COMMENTS.isdisjoint(classes):
            if "comment-start" in classes:
                self._doubt(say("a comment stands here and was not taken over: {text}", text=one_line(text)))
            return ""
        return text

    def _doubt(self, message: Message) -> None:
        self.doubts.append((self._place, message))
