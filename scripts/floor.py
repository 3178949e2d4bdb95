"""What reading the files of a plan costs at least: `python -m scripts.floor FOLDER`.

Every file is read, and PyYAML's C parser tells its events, of which the lines and columns are kept. Nothing is made of
them.
"""

import os
import sys

from yaml import StreamEndEvent
from yaml._yaml import CParser


def positions(folder: str) -> dict[str, list[tuple[int, int]]]:
    """Return the line and column of every event in every YAML file in a folder and the folders in it."""
    kept = {}
    for where, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml"):
                path = f"{where}/{name}"
                with open(path, "rb") as file:  # noqa: PTH123 - a Path for each of 10,000 files costs
                    kept[path] = _positions(file.read())
    return kept


def _positions(text: bytes) -> list[tuple[int, int]]:
    parser, found = CParser(text), []
    event = None
    while event.__class__ is not StreamEndEvent:
        event = parser.get_event()
        found.append((event.start_mark.line, event.start_mark.column))
    return found


if __name__ == "__main__":
    positions(sys.argv[1])
