"""What reading the files of a plan costs at least: `python -m scripts.floor FOLDER`.

Every file is read, and PyYAML's C parser tells its events, each with its line and column. Nothing is made of them.
"""

import os
import sys

from yaml import StreamEndEvent
from yaml._yaml import CParser


def read(folder: str) -> None:
    """Read every YAML file in a folder and the folders in it."""
    for where, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml"):
                with open(f"{where}/{name}", "rb") as file:  # noqa: PTH123 - a Path for each of 10,000 files costs
                    _events(file.read())


def _events(text: bytes) -> list[tuple[object, int, int]]:
    parser, found = CParser(text), []
    event = None
    while event.__class__ is not StreamEndEvent:
        event = parser.get_event()
        found.append((event, event.start_mark.line, event.start_mark.column))
    return found


if __name__ == "__main__":
    read(sys.argv[1])
