"""What changed in the network between two days: data, without any word about how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.network import State
from sprss_cli.model.network_tables import Page


@dataclass(frozen=True, slots=True)
class CapacityShift:
    """So much before and after: of a unit in a form of one service, or of a unit over all services of a kind.

    Attributes:
        key: The form, or the kind.
        unit: The unit; units are never added up or converted.
        before: Zero when there was none.
        after: Zero when there is none any more.
    """

    key: str
    unit: str
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """How much more there is after than before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class FieldShift:
    """Another thing said of a service: its level, register, reservation, provider, kind or name; empty for none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ServiceChange:
    """A service of which anything is different on the two days; None on the day it is in no register."""

    old: State | None
    new: State | None
    capacity: tuple[CapacityShift, ...] = ()
    fields: tuple[FieldShift, ...] = ()

    @property
    def entry(self) -> NetworkEntry:
        """The service as the newer side has it, or the older one when the newer has it no more."""
        found = self.new or self.old
        assert found is not None
        return found.entry


@dataclass(frozen=True, slots=True)
class NetworkChanges:
    """The network on two days.

    Attributes:
        old_day: The day on the older side.
        new_day: The day on the newer side.
        services: Services that are different, by id.
        unchanged: How many services are the same.
        totals: Capacity of the network itself by kind and unit, where it is different.
        decisions: The decisions whose steps took effect after the one day, up to the other.
    """

    old_day: date
    new_day: date
    services: tuple[ServiceChange, ...] = ()
    unchanged: int = 0
    totals: tuple[CapacityShift, ...] = ()
    decisions: tuple[Page, ...] = ()
