"""Kinds of services as cards name them: by name and §, by name alone, by § alone, or as a whole category."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.sheet import one_line
from sprss_cli.model.catalogue import Entry
from sprss_cli.model.plan import Plan

_NAMED = re.compile(r"(?P<name>.*?)\s*\(\s*§\s*(?P<number>[1-9]\d{0,2}[a-z]?)\s*\)")
_BARE = re.compile(r"§\s*(?P<number>[1-9]\d{0,2}[a-z]?)")


@dataclass(frozen=True, slots=True)
class ServiceList:
    """The kinds of services that a field names.

    Attributes:
        keys: Catalogue keys (`§ 44`, `prevence`) in the order of the text, each once.
        misnamed: Keys whose name in the text is not theirs, with the name in the text and the right one.
        unknown_keys: § that are in no catalogue of kinds.
        without_paragraph: Names that stand without their §.
        headings: Categories that only head the list of their kinds.
        not_understood: Parts of the text that name nothing.
    """

    keys: tuple[str, ...]
    misnamed: tuple[tuple[str, str, str], ...] = ()
    unknown_keys: tuple[str, ...] = ()
    without_paragraph: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()


def read_services(text: str, plan: Plan) -> ServiceList:
    """Read a list of kinds, divided by commas, against the catalogues of the plan's day."""
    return _Reading(plan).read(one_line(text))


class _Reading:
    def __init__(self, plan: Plan) -> None:
        self.day = plan.frame.law_date
        self.kinds = plan.catalogue_of_services.by_key
        self.kind_names = {name: row.key for row in plan.catalogue_of_services for name in _names(row)}
        categories = plan.catalogues.get("service-categories")
        self.categories = {
            folded(name): row.key for row in categories or () for name in (row.name, *row.strings("wordings"))
        }

    def read(self, text: str) -> ServiceList:
        headings: list[str] = []
        head, colon, rest = text.partition(":")
        if colon and folded(head) in self.categories:
            headings.append(head.strip())
            text = rest
        keys: list[str] = []
        misnamed: list[tuple[str, str, str]] = []
        unknown_keys: list[str] = []
        without: list[str] = []
        lost: list[str] = []
        for part in filter(None, map(str.strip, _parts(text))):
            named = _NAMED.fullmatch(part) or _BARE.fullmatch(part)
            if named:
                key = f"§ {named['number']}"
                keys.append(key)
                rows = self.kinds.get(key, ())
                if not rows:
                    unknown_keys.append(key)
                elif (name := named.groupdict().get("name")) and folded(name) not in self._right_names(rows):
                    misnamed.append((key, name, self._row(rows).name))
            elif folded(part) in self.kind_names:
                keys.append(self.kind_names[folded(part)])
                without.append(part)
            elif folded(part) in self.categories:
                keys.append(self.categories[folded(part)])
            else:
                lost.append(part)
        return ServiceList(
            tuple(dict.fromkeys(keys)),
            tuple(misnamed),
            tuple(unknown_keys),
            tuple(without),
            tuple(headings),
            tuple(lost),
        )

    def _row(self, rows: tuple[Entry, ...]) -> Entry:
        return next((row for row in rows if row.holds_on(self.day)), rows[-1])

    def _right_names(self, rows: tuple[Entry, ...]) -> frozenset[str]:
        return frozenset(_names(self._row(rows)))


def _names(row: Entry) -> Iterator[str]:
    yield folded(row.name)
    yield from map(folded, row.strings("also_named"))


def _parts(text: str) -> Iterator[str]:
    """Yield what stands between commas, those in brackets left alone."""
    part, depth = "", 0
    for piece in re.split(r"([,;()])", text):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece in (",", ";") and depth <= 0:
            yield part
            part = ""
        else:
            part += piece
    yield part


def word_of(text: str, words: Mapping[str, str], printed: Mapping[str, str]) -> str:
    """Return `all` or `none` when a field says nothing but that, in words of the language or of the plan."""
    own = {folded(wording): word for word, wording in printed.items()}
    return own.get(folded(text)) or words.get(folded(text), "")
