"""How tables of a network say things: headings and words, as data of a language and of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sprss_cli.exchange.conventions import folded
from sprss_cli.model.plan import Plan
from sprss_cli.model.service_wording import spellings

_MARKS = re.compile(r"[*†]+|(?<=\w)\s*\d\)")  # of footnotes
_APART = re.compile(r"[\s,;:/()\[\]|„“\"']+")
_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")


def wording(text: str) -> str:
    """Return a heading or word for comparison: small letters, one space between words, no brackets nor footnotes."""
    text = _MARKS.sub(" ", _HYPHEN.sub("", text))
    return " ".join(filter(None, _APART.split(text.casefold()))).rstrip(".")


@dataclass(frozen=True)
class NetworkConventions:
    """What the packaged map says, and what the plan's `import/network.yaml` adds to it.

    Attributes:
        layers: The map and the plan's additions, as data that have passed their schema.
        plan: The plan, whose catalogues, levels and areas have words of their own.
    """

    layers: tuple[Mapping[str, Any], ...]
    plan: Plan

    @cached_property
    def headings(self) -> Mapping[str, tuple[str, str]]:
        """What each phrase of a heading means: (`field`, name), (`unit`, key), (`form`, key), (`times`, factor)."""
        found = {wording(word): ("filler", "") for word in self._listed("fillers")}
        found |= {word: ("form", key) for word, key in self.forms.items() if len(word) > 1}
        found |= {word: ("unit", key) for word, key in self.units.items()}
        found |= {wording(word): ("times", str(by)) for word, by in self._mapped("multipliers").items()}
        found |= {wording(word): ("field", name) for name, words in self._lists("labels") for word in words}
        return found

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Key of a form by wording."""
        return self._with_catalogue("service-forms", "forms")

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Key of a unit of capacity by wording."""
        return self._with_catalogue("capacity-units", "units")

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Key of a kind of service by every name it has or had; of two with one name the one of the plan's day."""
        rows = sorted(self.plan.catalogue_of_services, key=lambda row: row.holds_on(self.plan.frame.law_date))
        found = {wording(name): row.key for row in rows for name in spellings((row,))}
        return found | {wording(word): key for key, words in self._lists("kinds") for word in words}

    @cached_property
    def territory(self) -> Mapping[str, str]:
        """Key of an area, or `regional` or `supra-regional`, by wording."""
        found = {self.area_wording(name): key for key, name in self.plan.areas.items()}
        found |= {self.area_wording(key): key for key in self.plan.areas}
        lists = (*self._lists("areas"), *self._lists("territory"))
        return found | {self.area_wording(word): key for key, words in lists for word in words}

    @cached_property
    def registers(self) -> tuple[tuple[str, str], ...]:
        """Names of registers with the register, the longest first."""
        found = ((wording(word), name) for name, words in self._lists("registers") for word in words)
        return tuple(sorted(found, key=lambda item: (-len(item[0]), item)))

    @cached_property
    def levels(self) -> Mapping[str, Mapping[str, str]]:
        """What a level in a table means: level, reservation, register; by wording."""
        found: dict[str, Mapping[str, str]] = {
            wording(name): {"level": name} for name in self.plan.frame.network.levels
        }
        return found | {wording(word): meaning for word, meaning in self._mapped("levels").items()}

    @cached_property
    def totals(self) -> tuple[str, ...]:
        """How rows of sums begin."""
        return tuple(wording(word) for word in self._listed("totals"))

    @cached_property
    def nothing(self) -> frozenset[str]:
        """How a table says that there is no value."""
        return frozenset(folded(word) for word in self._listed("nothing"))

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """How the name of a municipality begins."""
        return tuple(folded(word) for word in self._listed("municipalities"))

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """What a person said of sheets: a register or `ignore`, by name."""
        return dict(self._mapped("sheets"))

    @cached_property
    def identifiers(self) -> Mapping[str, str]:
        """Numbers that a person gave to services which the table leaves without one, by name."""
        return {folded(name): number for name, number in self._mapped("identifiers").items()}

    @cached_property
    def decided(self) -> Mapping[str, Mapping[str, Any]]:
        """What a person decided of services, by number."""
        return dict(self._mapped("services"))

    @cached_property
    def area_prefixes(self) -> tuple[str, ...]:
        """Words before the name of an area that say what it is, the longest first."""
        return tuple(sorted(map(wording, self._listed("area_prefixes")), key=lambda word: (-len(word), word)))

    def area_wording(self, text: str) -> str:
        """Return the name of an area for comparison: without the words that say what it is."""
        name = wording(text)
        for prefix in self.area_prefixes:
            if name.startswith(f"{prefix} "):
                return name.removeprefix(f"{prefix} ")
        return name

    def register_in(self, text: str) -> str:
        """Return the register that a name of a sheet or a title speaks of; empty when none."""
        words = f" {wording(text)} "
        return next((name for phrase, name in self.registers if f" {phrase} " in words), "")

    def is_total(self, text: str) -> bool:
        """Return whether a text begins a row of sums."""
        words = wording(text)
        return any(words == total or words.startswith(f"{total} ") for total in self.totals)

    def _with_catalogue(self, catalogue: str, name: str) -> dict[str, str]:
        rows = self.plan.catalogues.get(catalogue, ())
        found = {wording(word): row.key for row in rows for word in (row.key, row.name, *row.strings("wordings"))}
        return found | {wording(word): key for key, words in self._lists(name) for word in words}

    def _listed(self, name: str) -> Iterable[str]:
        return (word for layer in self.layers for word in layer.get(name, ()))

    def _mapped(self, name: str) -> Mapping[str, Any]:
        return {key: value for layer in self.layers for key, value in layer.get(name, {}).items()}

    def _lists(self, name: str) -> tuple[tuple[str, Iterable[str]], ...]:
        return tuple((key, words) for layer in self.layers for key, words in layer.get(name, {}).items())
