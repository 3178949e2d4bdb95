"""Sources of money as cards name them: lists of payers, amounts, programmes and their calls."""

from __future__ import annotations

import re
from typing import Any

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.money import amount_pattern, crowns
from sprss_cli.exchange.names import Names
from sprss_cli.exchange.sheet import one_line


def read_funding(
    text: str, payers: Names, programmes: Names, conventions: Conventions
) -> tuple[list[Any], tuple[str, ...]]:
    """Read a funding field.

    A field without amount, call or programme is a list of payers. With one of these it is one item that all the payers
    in it pay together: nothing in such a sentence says who pays which part.

    Args:
        text: The field.
        payers: Parties, programmes among them.
        programmes: The parties that are programmes.
        conventions: The phrases that announce an amount, a call, a programme.

    Returns:
        Items as the card's schema has them, and the parts that were not understood; with such parts the items are not
        to be used.
    """
    reading = _Reading(one_line(text), payers, programmes, conventions)
    details = reading.details()
    ids, unknown = payers.read(reading.rest)
    unknown = (*unknown, *reading.unknown)
    if not details:
        return list(ids), unknown
    if not ids:
        return [], (*unknown, text)
    return [{"source": list(ids) if len(ids) > 1 else ids[0], **details}], unknown


class _Reading:
    """Takes one detail after the other out of the text; what is left is the list of payers."""

    def __init__(self, text: str, payers: Names, programmes: Names, conventions: Conventions) -> None:
        self.rest = text
        self.payers = payers
        self.unknown: list[str] = []
        self.programmes = programmes
        self.conventions = conventions
        self.amount = amount_pattern(conventions)

    def details(self) -> dict[str, Any]:
        total = self._amount(rf"{self._phrase('project_total')} {self.amount}")
        share = self._amount(rf"\(?{self._phrase('share')} (?P<whose>[^()]+?) {self._phrase('makes')} {self.amount}\)?")
        plain = self._amount(rf"(?:{self._phrase('amount')} )?{self.amount}")
        if share is not None and plain is not None:
            self.unknown.append(self.rest)
        call = self._take(rf"{self._phrase('call')} (?P<call>[A-Za-z]?\d+[A-Za-z]?)")
        programme, note = self._programme()
        found = {
            "amount": share if share is not None else plain,
            "project_total": total,
            "programme": programme,
            "call": call["call"] if call else None,
            "note": note,
        }
        self.rest = re.sub(r"(?<=\s)[-–](?=\s|$)", " ", self.rest)  # dashes only divided what was taken out
        return {name: value for name, value in found.items() if value is not None}

    def _amount(self, pattern: str) -> int | None:
        found = self._take(pattern)
        if not found:
            return None
        if whose := found.groupdict().get("whose"):
            self.unknown += self.payers.read(whose)[1]
        value = crowns(found["number"], found["unit"], self.conventions)
        if value is None:
            self.unknown.append(found[0])
        return value

    def _programme(self) -> tuple[str | None, str | None]:
        longest = sorted(self.programmes.wordings, key=lambda wording: (-len(wording), wording))
        names = "|".join(map(re.escape, longest)) or "(?!)"
        found = self._take(rf"{self._phrase('programme')} (?P<name>{names})(?!\w)(?: \((?P<note>[^()]+)\))?")
        return (self.programmes.wordings[found["name"]], found["note"]) if found else (None, None)

    def _take(self, pattern: str) -> re.Match[str] | None:
        found = re.search(rf"(?<!\w){pattern}", self.rest)
        if found:
            self.rest = one_line(f"{self.rest[: found.start()]} {self.rest[found.end() :]}")
        return found

    def _phrase(self, meaning: str) -> str:
        wordings = "|".join(map(re.escape, self.conventions.phrases.get(meaning, ())))
        return f"(?:{wordings or '(?!)'})"
