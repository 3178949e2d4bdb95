"""Where something stands: first as an address in the data, later as a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Address:
    """A route of keys into the data of one file; it survives any reformatting of the text.

    Attributes:
        file: The file, as a path with forward slashes, the way the reader of a finding should see it.
        path: Keys of mappings and indexes of lists, from the top.
        quote: Words inside the value, when the fault is in a part of it.
        on_key: True when the key itself is meant, not its value.
    """

    file: str
    path: tuple[str | int, ...] = ()
    quote: str = ""
    on_key: bool = False

    def at(self, *keys: str | int) -> Address:
        """Return the address of something deeper."""
        return Address(self.file, (*self.path, *keys))

    def quoting(self, words: str) -> Address:
        """Return the address of some words inside the value."""
        return replace(self, quote=words)

    def key(self) -> Address:
        """Return the address of the key instead of its value."""
        return replace(self, on_key=True)

    def __str__(self) -> str:
        shown = ""
        for step in self.path:
            shown += f"[{step}]" if isinstance(step, int) else f".{step}" if shown else step
        return shown


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
