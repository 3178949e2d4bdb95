"""Lines that are wider than the terminal: folded under their own beginning, so that a tree stays a tree."""

from __future__ import annotations

import re
import textwrap

_LEAST_COLUMNS = 40
_BEGINNING = re.compile(r"[ │├└─]*(?:= |\d{1,3}\. |\S{1,24} {2,})?")  # a tree, a sign or a number, a first column
_BELOW = str.maketrans({"├": "│", "└": " ", "─": " "})


def folded(text: str, width: int) -> str:
    """Return a text with no line wider than the terminal, but for words that are wider by themselves.

    Args:
        text: Whole lines; what is set out in columns is to fit already.
        width: Columns of the terminal.
    """
    room = max(width, _LEAST_COLUMNS)
    return "".join(f"{part}\n" for line in text.splitlines() for part in _parts(line, room))


def _parts(line: str, room: int) -> list[str]:
    if len(line) <= room:
        return [line]
    beginning = _BEGINNING.match(line)
    start = beginning[0] if beginning else ""
    below = re.sub(r"[^ │]", " ", start.translate(_BELOW))
    if below == start:  # plain text: what goes on stands deeper than what begins
        below += "  "
    return textwrap.wrap(
        line[len(start) :],
        room,
        initial_indent=start,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )
