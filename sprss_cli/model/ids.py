"""How a plan numbers its records: patterns such as `A{goal:2}-{order:2}`, given as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_PART = re.compile(r"\{(goal|order)(?::([1-9]))?\}")


@dataclass(frozen=True)
class IdPattern:
    """A numbering: fixed characters, `{goal}` and `{order}`; `{goal:2}` has two digits, zeros in front.

    Only these two parts exist, so a pattern from a plan can never become a costly regular expression.
    """

    text: str

    @cached_property
    def expression(self) -> str:
        """The pattern as a regular expression without groups, to look for ids in prose."""
        return re.sub(r"\?P<\w+>", "?:", self._named)

    @cached_property
    def _named(self) -> str:
        parts: list[str] = []
        position = 0
        seen: set[str] = set()
        for part in _PART.finditer(self.text):
            parts.append(re.escape(self.text[position : part.start()]))
            digits = rf"\d{{{part[2]}}}" if part[2] else r"[1-9]\d{0,3}"
            parts.append(f"(?:{digits})" if part[1] in seen else f"(?P<{part[1]}>{digits})")
            seen.add(part[1])
            position = part.end()
        return "".join(parts) + re.escape(self.text[position:])

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self._named, re.ASCII)

    def read(self, identifier: str) -> dict[str, int] | None:
        """Return the numbers in an id (`goal`, `order`), or None when it does not follow the pattern."""
        found = self._whole.fullmatch(identifier)
        return {name: int(digits) for name, digits in found.groupdict().items()} if found else None

    def write(self, **numbers: int) -> str:
        """Return the id with these numbers: the opposite of `read`."""
        return _PART.sub(lambda part: f"{numbers[part[1]]:0{part[2] or 1}}", self.text)


def natural(identifier: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts ids as people count: SC2 before SC10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", identifier)
    return tuple((int(part), "") if part.isascii() and part.isdecimal() else (0, part) for part in parts)
