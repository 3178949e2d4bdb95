"""A workbook that came back: its sheets as raw cells, after a look at what it would do to this machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sprss_cli.exchange.workbook.book import MEMORY, Memory, NotOurWorkbook, remembered
from sprss_cli.exchange.workbook_parts import LIMIT_BYTES, opened, parts_of
from sprss_cli.model.message import Message, say

__all__ = ["LIMIT_BYTES", "RawSheet", "Returned", "read_returned"]

Position = tuple[int, int]  # row and column, counted from 0


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of a sheet as they were saved.

    Attributes:
        rows: Values of any kind from the first cell on; empty cells are empty texts.
        doubts: Cells whose value the file does not hold, with the reason.
        merged: First and last cell of merged ranges.
    """

    rows: Sequence[Sequence[Any]]
    doubts: Mapping[Position, Message]
    merged: Sequence[tuple[Position, Position]]


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back: what it remembers of the plan, and its sheets by name."""

    memory: Memory
    sheets: Mapping[str, RawSheet]


def read_returned(content: bytes) -> Returned:
    """Read a workbook that `sprss export` made and somebody saved again.

    Raises:
        UnreadableInput: The file is no workbook, encrypted, broken, or would take too much memory.
        NotOurWorkbook: It was not made by `sprss export`, or its hidden sheet is gone.
    """
    parts = parts_of(content)
    with opened(content) as workbook:
        if MEMORY not in workbook.sheet_names:
            raise NotOurWorkbook(
                say("the workbook lacks the hidden sheet “{sheet}”", sheet=MEMORY),
                say(
                    "only a workbook made by `sprss export` can come back; for other tables use `sprss import network`"
                ),
            )
        chunks = workbook.get_sheet_by_name(MEMORY).to_python(skip_empty_area=False)
        memory = remembered([str(row[0]) for row in chunks if row and row[0] != ""])
        sheets = {}
        for name in workbook.sheet_names:
            if name != MEMORY:
                sheet = workbook.get_sheet_by_name(name)
                doubts = dict(parts[name].doubts) if name in parts else {}
                rows = sheet.to_python(skip_empty_area=False)
                sheets[name] = RawSheet(rows, doubts, tuple(sheet.merged_cell_ranges or ()))
    return Returned(memory, sheets)
