"""How a plan numbers its records: patterns such as `A{goal:2}-{order:2}`, given as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_PART = re.compile(r"\{(goal|parent|number|order)(?::([1-9]))?\}")
_NUMBERS = 4  # so many numbers in a row are no date, amount or section of a text


@dataclass(frozen=True)
class IdPattern:
    """A numbering: fixed characters and parts in braces; `{goal:2}` has two digits, zeros in front.

    `{goal}` is the number of the goal, `{parent}` the whole id of the record above, `{order}` the place in the row,
    `{number}` any number. There is nothing else, so a pattern of a plan can never become a costly regular expression.

    Attributes:
        text: The pattern as the plan writes it.
        above: The numbering of the level above, for `{parent}`; None when there is none.
    """

    text: str
    above: IdPattern | None = None

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
            what = rf"\d{{{part[2]}}}" if part[2] else r"[1-9]\d{0,3}"
            if part[1] == "parent":
                what = self.above.expression if self.above else r"[A-Za-z0-9_.-]{1,64}"
            parts.append(f"(?:{what})" if part[1] in seen or part[1] == "number" else f"(?P<{part[1]}>{what})")
            seen.add(part[1])
            position = part.end()
        return "".join(parts) + re.escape(self.text[position:])

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self._named, re.ASCII)

    def read(self, identifier: str) -> dict[str, int] | None:
        """Return the numbers in an id (`goal`, `order`), or None when it does not follow the pattern."""
        found = self._whole.fullmatch(identifier)
        return {name: int(found[name]) for name in self._numbers} if found else None

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        return tuple(name for name in self._whole.groupindex if name != "parent")

    def row(self, identifier: str) -> tuple[str, str] | None:
        """Return what stands before and after the place in the row: ids with the same are in one row."""
        found = self._whole.fullmatch(identifier) if "order" in self._numbers else None
        return (identifier[: found.start("order")], identifier[found.end("order") :]) if found else None

    def write(self, parent: str = "", **numbers: int) -> str:
        """Return the id with these numbers: the opposite of `read`. A number that is not given is 1."""
        above = parent or (self.above.write() if self.above else "1")
        return _PART.sub(
            lambda part: above if part[1] == "parent" else f"{numbers.get(part[1], 1):0{part[2] or 1}}", self.text
        )

    def parent_of(self, identifier: str) -> str:
        """Return the id of the record above, as an id tells it; empty when the id or the pattern does not."""
        found = self._whole.fullmatch(identifier)
        return (found.groupdict().get("parent") or "") if found else ""

    def beside(self, identifier: str, order: int) -> str:
        """Return the id that differs from one which follows the pattern only in its place in the row."""
        found = self._whole.fullmatch(identifier)
        if found is None or "order" not in found.groupdict():
            return identifier
        digits = next(part[2] for part in _PART.finditer(self.text) if part[1] == "order")
        begins, ends = found.span("order")
        return f"{identifier[:begins]}{order:0{digits or 1}}{identifier[ends:]}"

    @cached_property
    def telling(self) -> bool:
        """Whether an id can be told from other numbers of a text: `K01-02` and `2.1.8.1` can, `7` and `2.1` cannot."""
        return telling(self.write()) and (self.above is not None or "{parent}" not in self.text)


def telling(identifier: str) -> bool:
    """Return whether an id can be told from other numbers of a text; see `IdPattern.telling`."""
    return any(character.isalpha() for character in identifier) or len(re.findall(r"\d+", identifier)) >= _NUMBERS


def natural(identifier: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts ids as people count: SC2 before SC10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", identifier)
    return tuple((int(part), "") if part.isascii() and part.isdecimal() else (0, part) for part in parts)
