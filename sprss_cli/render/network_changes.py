"""What the templates can name of the network on two days: sums, decisions between, and service by service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.model.amounts import figure
from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.network import State
from sprss_cli.model.network_change import CapacityShift, FieldShift, NetworkChanges, ServiceChange
from sprss_cli.model.network_order import paragraph
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import titled
from sprss_cli.render import network_grids
from sprss_cli.render.grid import NOTHING, Column, Grid, Group
from sprss_cli.render.network_names import REGISTERS, group_name, provider
from sprss_cli.render.view import Origin, PlanView

_FIELDS = {
    "register": "seznam",
    "level": "úroveň",
    "reservation": "výhrada",
    "provider": "poskytovatel",
    "kind": "druh služby",
    "name": "název",
}


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision between two days: its day in figures, its number, who took it, what it was, how many steps it made."""

    day: str
    number: str
    body: str
    what: str
    steps: int


class NetworkChangesView:
    """The network on two days, as templates see it.

    Args:
        changes: What changed.
        old: The plan of the older side.
        new: The plan of the newer side.
    """

    def __init__(self, changes: NetworkChanges, old: Plan, new: Plan) -> None:
        self._changes, self._old, self._new = changes, old, new
        self.old_day, self.new_day = changes.old_day, changes.new_day
        self.old, self.new = PlanView(old), PlanView(new)
        self.unchanged = changes.unchanged

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the services of both sides are."""
        sides = (Origin.of(plan.every(NetworkEntry), plan) for plan in (self._old, self._new))
        return Origin(frozenset(kind for side in sides for kind in side.kinds))

    @property
    def mark(self) -> str:
        """What stands above every page when services are no official records; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before the figures: made-up records, and services that could not be read."""
        unread = {name for plan in (self._old, self._new) for name in plan.unreadable.get(NetworkEntry, ())}
        if not unread:
            return self.origin.notices
        return (
            *self.origin.notices,
            f"Tyto služby nešlo přečíst, a nejsou proto porovnány: {', '.join(sorted(unread))}.",
        )

    @cached_property
    def _came(self) -> tuple[ServiceChange, ...]:
        return tuple(change for change in self._changes.services if change.old is None)

    @cached_property
    def _went(self) -> tuple[ServiceChange, ...]:
        return tuple(change for change in self._changes.services if change.new is None)

    @cached_property
    def _altered(self) -> tuple[ServiceChange, ...]:
        return tuple(change for change in self._changes.services if change.old and change.new)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many services are new, changed and ended."""
        return len(self._came), len(self._altered), len(self._went)

    @property
    def anything(self) -> bool:
        """Whether any service is different."""
        return bool(self._changes.services)

    @cached_property
    def totals(self) -> Grid | None:
        """Capacity by kind and unit where it is different; None where none is."""
        columns = (
            Column("Druh služby", 40),
            Column("Jednotka", 14),
            Column("Původně", 14, number=True),
            Column("Nově", 14, number=True),
            Column("Rozdíl", 14, number=True),
        )
        shifts = sorted(self._changes.totals, key=lambda shift: (paragraph(shift.key), shift.unit))
        rows = tuple((group_name(shift.key, By.KIND, self._new), *self._figures(shift)) for shift in shifts)
        return Grid("zmeny-kapacity", "Kapacita základní sítě podle druhů", columns, (Group(rows),)) if rows else None

    def _figures(self, shift: CapacityShift) -> tuple[str, str, str, str]:
        unit = named("capacity-units", shift.unit, self._new)
        return unit, figure(shift.before), figure(shift.after), figure(shift.difference, sign=True)

    @cached_property
    def decisions(self) -> tuple[DecisionView, ...]:
        """The decisions whose steps took effect after the one day, up to the other."""
        return tuple(
            DecisionView(
                network_grids.short_day(page.decision.day) if page.decision and page.decision.day else "",
                page.number,
                page.decision.body if page.decision else "",
                page.decision.what if page.decision else "",
                len(page.steps),
            )
            for page in self._changes.decisions
        )

    @cached_property
    def came(self) -> Grid | None:
        """The services that are new; None without any."""
        return self._listed(
            "nove-sluzby", "Nové služby", [change.new for change in self._came if change.new], self._new
        )

    @cached_property
    def went(self) -> Grid | None:
        """The services that are in no list any more; None without any."""
        found = [change.old for change in self._went if change.old]
        return self._listed("ukoncene-sluzby", "Ukončené služby", found, self._old)

    def _listed(self, name: str, caption: str, found: Sequence[State], plan: Plan) -> Grid | None:
        return network_grids.services(name, caption, found, plan, with_register=True) if found else None

    @cached_property
    def altered(self) -> Grid | None:
        """The services that are different, line by line; None without any."""
        columns = (
            Column("Co se mění", 26),
            Column("Původně", 30),
            Column("Nově", 30),
            Column("Rozdíl", 14, number=True),
        )
        ordered = sorted(self._altered, key=lambda change: (paragraph(change.entry.kind), change.entry.id))
        groups = tuple(Group(tuple(self._lines(change)), self._about(change)) for change in ordered)
        return Grid("zmenene-sluzby", "Změněné služby", columns, groups) if groups else None

    def _about(self, change: ServiceChange) -> str:
        entry = change.entry
        return f"{entry.id} {entry.name}, {provider(entry.provider, self._new)}, {entry.kind}"

    def _lines(self, change: ServiceChange) -> Iterator[tuple[str, str, str, str]]:
        for field in change.fields:
            before = self._value(field, field.before, change.old, self._old)
            after = self._value(field, field.after, change.new, self._new)
            yield _FIELDS.get(field.field, field.field), before or NOTHING, after or NOTHING, ""
        for shift in change.capacity:
            unit, before, after, difference = self._figures(shift)
            form = named("service-forms", shift.key, self._new).lower()
            yield f"{form}, {unit}", before, after, difference

    def _value(self, shift: FieldShift, value: str, state: State | None, plan: Plan) -> str:
        match shift.field:
            case "register":
                return REGISTERS.get(value, value)
            case "provider":
                return provider(value, plan)
            case "kind":
                return titled(value, "services", plan)
            case "reservation" if state and state.reservation and state.reservation.until:
                return f"{state.reservation.what} (do {network_grids.short_day(state.reservation.until)})"
            case _:
                return value
