"""Names of records recognised in running text, in every wording their records list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.exchange.sheet import one_line


@dataclass(frozen=True)
class Names:
    """Wordings of records, and what may stand between two of them.

    Attributes:
        wordings: Record id by wording.
        connectives: Words that join names ("a").
    """

    wordings: Mapping[str, str]
    connectives: tuple[str, ...] = ()

    def read(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Read a list of names.

        The longest wording wins, so a name that has a comma or an "and" inside is one name. Abbreviations (wordings in
        capitals) are matched exactly, everything else whatever its capitals.

        Returns:
            The ids in the order of the text, each once, and the parts that are no known name.
        """
        text = one_line(text)
        ids: list[str] = []
        unknown: list[str] = []
        position = 0
        while position < len(text):
            if gap := self._gap.match(text, position):
                position = gap.end()
            elif found := self._name.match(text, position):
                ids.append(self._ids[found[0] if found[0] in self._ids else found[0].casefold()])
                position = found.end()
            else:
                end = text.find(",", position)
                end = len(text) if end < 0 else end
                unknown.append(text[position:end].strip())
                position = end
        return tuple(dict.fromkeys(ids)), tuple(unknown)

    def names(self, text: str) -> bool:
        """Return whether any of the names stands somewhere in a text."""
        return bool(self.wordings) and re.search(rf"(?<!\w)(?:{self._name.pattern})", one_line(text)) is not None

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {wording if wording.isupper() else wording.casefold(): name for wording, name in self.wordings.items()}

    @cached_property
    def _name(self) -> re.Pattern[str]:
        longest = sorted(self.wordings, key=lambda wording: (-len(wording), wording))
        parts = [re.escape(one) if one.isupper() else f"(?i:{re.escape(one)})" for one in longest]
        return re.compile(rf"(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")

    @cached_property
    def _gap(self) -> re.Pattern[str]:
        words = "".join(f"|{re.escape(word)}(?= )" for word in self.connectives)
        return re.compile(rf"(?:[\s,;]{words})+")


def wordings_of(records: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return the record id of each wording; of two records with the same wording the first has it."""
    found: dict[str, str] = {}
    for name, wordings in records:
        for wording in filter(None, wordings):
            found.setdefault(one_line(wording), name)
    return found
