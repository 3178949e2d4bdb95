"""Rows out of plain text: one line is one row, a tab divides its cells."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.exchange.sheet import Block, Row, Sheet, UnreadableInput, one_line, without_controls
from sprss_cli.model.message import Message, say


def read_text(content: bytes) -> Sheet:
    """Read UTF-8 text, with or without a byte order mark.

    Raises:
        UnreadableInput: The bytes are not UTF-8, or not text at all.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise UnreadableInput(
            say(
                "byte {byte} on line {line} of the document is not UTF-8 text",
                byte=f"0x{content[problem.start]:02X}",
                line=line,
            ),
            say("save the document as UTF-8 text (it may be in Windows-1250), or give the DOCX"),
        ) from problem
    doubts: list[tuple[Message, Message]] = []
    rows = tuple(_rows(text, doubts))
    return Sheet(rows, tuple(doubts))


def _rows(text: str, doubts: list[tuple[Message, Message]]) -> Iterator[Row]:
    attached = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line, left_out = without_controls(raw)
        doubts += ((say("line {line}", line=number), doubt) for doubt in left_out)
        if not line.strip():
            attached = False
            continue
        cells = tuple((Block(one_line(cell)),) for cell in line.split("\t"))
        while len(cells) > 1 and not cells[-1][0].text:
            cells = cells[:-1]
        yield Row(say("line {line}", line=number), cells, attached)
        attached = True
