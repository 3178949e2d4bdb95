"""The network beside the register: each service with the record of it, and in what the two can be compared.

The register keeps only how a service is now, so it is compared with the last state of an entry; of the past it knows
the first and the last day of a registration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.network import State, in_order, states
from sprss_cli.model.plan import Plan

if TYPE_CHECKING:
    from sprss_cli.model.register import RegisteredService


@dataclass(frozen=True, slots=True)
class Match:
    """A service of the network and what the register says of it.

    Attributes:
        entry: The service in the plan.
        records: Every record under its number; several where a registration was made anew.
        current: The record that lasts longest: what holds now, or held last.
    """

    entry: NetworkEntry
    records: tuple[RegisteredService, ...]
    current: RegisteredService

    @property
    def state(self) -> State | None:
        """How the service stands after the last decision; None when it is in no register of the plan any more."""
        return [state for _, _, state in states(self.entry)][-1]

    @property
    def deciding_step(self) -> int:
        """Index of the step whose capacity holds after the last decision."""
        return [index for index, step in in_order(self.entry) if step.forms][-1]

    @property
    def begins(self) -> date:
        """The first registered day."""
        return min(record.begins or date.min for record in self.records)

    @property
    def ends(self) -> date:
        """The last registered day; the last of all days when none is set."""
        return max(record.ends or date.max for record in self.records)


def matches(plan: Plan) -> Iterator[Match]:
    """Yield each service of the network that the register knows; none when the plan is checked without it."""
    for entry in plan.every(NetworkEntry) if plan.register else ():
        records = plan.register.services.get(entry.id, ()) if plan.register else ()
        if records:
            yield Match(entry, records, max(records, key=_lasting))


def standing(plan: Plan) -> Iterator[tuple[Match, State]]:
    """Yield the services that are still in a register of the plan, with how they stand there."""
    for match in matches(plan):
        if state := match.state:
            yield match, state


def called(code: str, plan: Plan) -> str:
    """Return what the register calls a code, else what our catalogue calls it, else the code."""
    from sprss_cli.model.register import entry_of  # only with a register at hand

    named = plan.register.names.get(code, "") if plan.register else ""
    entry = entry_of(code, plan.catalogues)
    return named or (entry.name if entry else code)


def key_of(code: str, plan: Plan) -> str:
    """Return the key of our catalogue that a code means; empty for a code that no catalogue has."""
    from sprss_cli.model.register import entry_of  # only with a register at hand

    entry = entry_of(code, plan.catalogues)
    return entry.key if entry else ""


def alike(one: str, other: str) -> bool:
    """Return whether two names differ in nothing but capitals, spaces and marks."""
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _lasting(record: RegisteredService) -> tuple[date, date]:
    return record.ends or date.max, record.begins or date.min
