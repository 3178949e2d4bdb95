"""Every capacity that services, applications and needs of a plan state, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.kinds.network_entry import FormCapacity, NetworkEntry
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

Keys = tuple[str | int, ...]


class Stated(NamedTuple):  # a plan has thousands of them, and a tuple is the cheapest to make
    """A capacity with the record that states it.

    Attributes:
        record: The record.
        kinds: The kinds of services that the record is about; empty when it names none.
        form: Key of the catalogue `service-forms`, as written.
        unit: Key of the catalogue `capacity-units`, as written.
        value: How much.
        form_keys: The keys that lead to the mapping with the form.
        keys: The keys that lead to the mapping with the unit and the value.
    """

    record: Record
    kinds: tuple[str, ...]
    form: str
    unit: str
    value: Decimal
    form_keys: Keys
    keys: Keys


def stated_capacities(plan: Plan) -> Iterator[Stated]:
    """Yield the capacities of a plan: of every step of a service, and those that applications and needs ask for."""
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            yield from _of_forms(entry, (entry.kind,), step.forms, ("history", index, "forms"))
    for application in plan.every(Application):
        yield from _of_forms(application, (application.kind,), application.forms, ("forms",))
    for need in plan.every(Need):
        for index, demand in enumerate(need.demanded):
            at: Keys = ("demanded", index)
            yield Stated(need, need.services.ids, demand.form, demand.unit, demand.value, at, at)


def _of_forms(record: Record, kinds: tuple[str, ...], forms: tuple[FormCapacity, ...], keys: Keys) -> Iterator[Stated]:
    for place, form in enumerate(forms):
        outer: Keys = (*keys, place)
        for order, item in enumerate(form.capacity):
            yield Stated(record, kinds, form.form, item.unit, item.value, outer, (*outer, "capacity", order))
