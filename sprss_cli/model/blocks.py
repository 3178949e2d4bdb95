"""Blocks: generated pieces that a chapter puts in by a line of its own, `::network by=kind`.

What a block is called and what may be said to it stands at the head of its template, `templates/blocks/<name>.md.j2`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DAY, TEXT, ANCHOR = "<day>", "<text>", "<anchor>"
"""What a parameter takes when it is no word of a list: a day, any text, a name that references can use."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block that chapters can put in.

    Attributes:
        name: What stands after the two colons.
        title: What it puts in, in words.
        parameters: What each parameter takes: its words; or one of `DAY`, `TEXT`, `ANCHOR`; or a folder of records in
            pointed brackets, whose ids it takes.
    """

    name: str
    title: str
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def takes(self, parameter: str) -> tuple[str, ...]:
        """Return what a parameter takes; nothing when there is no such parameter."""
        return self.parameters.get(parameter, ())


def folder_of(takes: tuple[str, ...]) -> str:
    """Return the folder of records whose ids a parameter takes; empty when it takes something else."""
    if len(takes) != 1 or takes[0] in (DAY, TEXT, ANCHOR) or not takes[0].startswith("<"):
        return ""
    return takes[0].strip("<>")
