"""Goals as cards name them: code and title, one after the other, sometimes displaced by the extraction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sprss_cli.exchange.names import Names
from sprss_cli.exchange.sheet import one_line
from sprss_cli.model.ids import IdPattern

_LONGEST = 1000  # characters of a title, as the schema of goals has it; comparing longer texts takes minutes
_ALIKE = 0.9  # three spellings of one word in a title of a hundred characters are 0.97 and more


@dataclass(frozen=True, slots=True)
class GoalList:
    """The goals that a field names.

    Attributes:
        ids: In the order of their titles.
        lines: Code and title of each, the title as this field has it.
        displaced: Codes that stood away from their titles.
    """

    ids: tuple[str, ...]
    lines: tuple[str, ...]
    displaced: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalReader:
    """Reads goals by the plan's own numbering; a plan without one cannot be read."""

    pattern: IdPattern

    def learned(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the title that most fields give to each code.

        A field with a code that no title follows has no vote: there the next title stands behind the wrong code.
        """
        votes: dict[str, Counter[str]] = {}
        for text in texts:
            segments = self._segments(text)
            if segments and all(title for _, title in segments):
                for code, title in segments:
                    votes.setdefault(code, Counter())[title] += 1
        return {code: min(counted, key=lambda title: (-counted[title], title)) for code, counted in votes.items()}

    def read(self, text: str, titles: Mapping[str, str]) -> GoalList | None:
        """Return the goals of a field, or None when it cannot be understood without guessing."""
        segments = self._segments(text)
        if segments and all(title and _alike(title, titles.get(code, "")) for code, title in segments):
            return GoalList(
                ids=tuple(code for code, _ in segments),
                lines=tuple(f"{code} {title}" for code, title in segments),
            )
        return self._displaced(text, titles)

    def _displaced(self, text: str, titles: Mapping[str, str]) -> GoalList | None:
        """Read a field whose codes were torn from their titles: exactly the goals named by code are named by title."""
        codes = [found[0] for found in self._code.finditer(text)]
        names = Names({title: code for code, title in titles.items()})
        ids, unknown = names.read(self._code.sub(" ", text))
        if unknown or not ids or sorted(codes) != sorted(ids):
            return None
        torn = tuple(code for code in codes if f"{code} {titles[code]}" not in one_line(text))
        return GoalList(ids, tuple(f"{code} {titles[code]}" for code in ids), torn)

    def _segments(self, text: str) -> list[tuple[str, str]]:
        text = one_line(text)
        found = list(self._code.finditer(text))
        if not found or text[: found[0].start()].strip():
            return []
        ends = [*(code.start() for code in found[1:]), len(text)]
        return [(code[0], text[code.end() : end].strip()) for code, end in zip(found, ends, strict=True)]

    @property
    def _code(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{self.pattern.expression})(?![\w-])", re.ASCII)


def _alike(title: str, usual: str) -> bool:
    if title == usual:
        return True
    if not usual or max(len(title), len(usual)) > _LONGEST:
        return False
    return SequenceMatcher(None, title, usual, autojunk=False).ratio() >= _ALIKE
