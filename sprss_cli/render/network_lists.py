"""The lists of the network: services by kind, by area and by provider, with the sums of what stands together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from sprss_cli.model.amounts import figure
from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.network import State
from sprss_cli.model.network_order import alphabetical, area_order, paragraph
from sprss_cli.model.network_tables import mandated_until, totals
from sprss_cli.model.network_words import named, provided
from sprss_cli.model.network_words import sums as units
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.network_grids import NUMBER, counted, in_order, short_day
from sprss_cli.render.network_names import AREA_WORDS, group_name, heading, provider, territory


def by_kind(found: Sequence[State], year: int, plan: Plan) -> Iterator[tuple[str, Grid]]:
    """Yield each kind with the table of its services: everything that the network says of them.

    Args:
        found: The services.
        year: The year whose payments are shown.
        plan: The plan.
    """
    forms = [row.key for row in plan.catalogues["service-forms"]] if "service-forms" in plan.catalogues else []
    used = {form.form for state in found for form in state.forms}
    shown = sorted(used, key=lambda form: (forms.index(form) if form in forms else len(forms), form))
    paid = any(_paid(state, year) is not None for state in found)
    levels = any(state.level for state in found)
    columns = (
        Column("Číslo služby", 9),
        Column("Název služby", 19),
        Column("Poskytovatel", 19),
        Column("Cílové skupiny", 9),
        Column("Území", 15),
        *(Column(named("service-forms", form, plan), 10) for form in shown),
        *((Column("Úroveň", 7),) if levels else ()),
        Column("Pověření do", 11),
        *((Column(f"Platba {year} (Kč)", 11, number=True),) if paid else ()),
    )
    for index, (kind, of_kind) in enumerate(_divided(found, lambda state: state.entry.kind, paragraph), start=1):
        rows = tuple(_full_row(state, shown, year, plan, levels=levels, paid=paid) for state in of_kind)
        last = _full_total(of_kind, shown, year, plan, levels=levels, paid=paid) if len(of_kind) > 1 else ()
        caption = f"{kind}: {counted(len(rows))} v základní síti"
        yield kind, Grid(f"seznam-{index}", caption, columns, (Group(rows, total=last),))


def _full_row(
    state: State, forms: Sequence[str], year: int, plan: Plan, *, levels: bool, paid: bool
) -> tuple[str, ...]:
    entry = state.entry
    by_form = {item.form: units({one.unit: one.value for one in item.capacity}, plan) for item in state.forms}
    groups = entry.target_groups
    amount = _paid(state, year)
    return (
        entry.id,
        entry.name,
        party(entry.provider, plan),
        "všechny" if groups.word else ", ".join(groups.ids),
        territory(entry, plan),
        *(by_form.get(form, "") for form in forms),
        *((f"{state.level}, s výhradou" if state.reservation else state.level,) if levels else ()),
        _until(state),
        *((("" if amount is None else _grouped(amount)),) if paid else ()),
    )


def _full_total(
    found: Sequence[State], forms: Sequence[str], year: int, plan: Plan, *, levels: bool, paid: bool
) -> tuple[str, ...]:
    by_form = {row.key: row.capacity for row in totals(found, By.FORM)}
    amounts = [amount for state in found if (amount := _paid(state, year)) is not None]
    return (
        "Celkem",
        counted(len(found)),
        "",
        "",
        "",
        *(units(by_form.get(form, {}), plan) for form in forms),
        *(("",) if levels else ()),
        "",
        *((_grouped(sum(amounts)),) if paid else ()),
    )


def _paid(state: State, year: int) -> int | None:
    return next((payment.amount for payment in state.entry.payments if payment.year == year), None)


def _until(state: State) -> str:
    """Return until when a service has a mandate that holds in its present state; empty when there is none."""
    if not state.entry.mandates:
        return ""
    return short_day(mandated_until(state.entry, state.since))


def by_area(found: Sequence[State], plan: Plan) -> Iterator[tuple[str, Grid]]:
    """Yield each area with the table of the services for it; one for several areas stands in each of them.

    The sums of an area are those of the services for it alone: a capacity that serves several cannot be divided.
    """
    places: dict[str, list[State]] = {}
    for state in found:
        for area in (state.entry.territory.word,) if state.entry.territory.word else state.entry.territory.ids:
            places.setdefault(area or "regional", []).append(state)
    alone = {row.key: row for row in totals(found, By.ORP)}
    columns = (
        NUMBER,
        Column("Služba a poskytovatel", 42),
        Column("Druh", 9),
        Column("Kapacita", 28),
        Column("Také pro území", 21),
    )
    for index, area in enumerate(sorted(places, key=area_order(plan)), start=1):
        rows = tuple(
            (
                state.entry.id,
                f"{state.entry.name}, {party(state.entry.provider, plan)}",
                state.entry.kind,
                provided(state.forms, plan),
                _others(state, area, plan),
            )
            for state in in_order(places[area])
        )
        last: tuple[str, ...] = ()
        if row := alone.get(area):
            only = "" if area in AREA_WORDS else " jen pro území"
            last = ("Celkem", f"{counted(row.services)}{only}", "", units(row.capacity, plan), "")
        caption = f"{heading(area, By.ORP, plan)}: {counted(len(rows))}"
        yield area, Grid(f"uzemi-{index}", caption, columns, (Group(rows, total=last),))


def _others(state: State, area: str, plan: Plan) -> str:
    return ", ".join(group_name(other, By.ORP, plan) for other in state.entry.territory.ids if other != area)


def by_provider(found: Sequence[State], plan: Plan) -> Grid:
    """Return one table of all services, those of a provider together, with the provider's sums."""
    columns = (NUMBER, Column("Název služby", 45), Column("Druh", 9), Column("Kapacita", 36))
    groups = []
    by_id = {row.key: row for row in totals(found, By.PROVIDER)}
    for key, of_one in _divided(
        found, lambda state: state.entry.provider, lambda key: alphabetical(provider(key, plan))
    ):
        rows = tuple(
            (
                state.entry.id,
                state.entry.name,
                state.entry.kind,
                provided(state.forms, plan),
            )
            for state in of_one
        )
        row = by_id[key]
        last = ("Celkem", counted(row.services), "", units(row.capacity, plan)) if len(of_one) > 1 else ()
        groups.append(Group(rows, _identified(key, plan), last))
    return Grid("poskytovatele", "Služby základní sítě podle poskytovatelů", columns, tuple(groups))


def _identified(identifier: str, plan: Plan) -> str:
    found = plan.of(Party).get(identifier)
    ico = f" (IČO {found.ico})" if found and found.ico else ""
    return f"{provider(identifier, plan)}{ico}"


def _divided(
    found: Iterable[State], key: Callable[[State], str], order: Callable[[str], Any]
) -> Iterator[tuple[str, list[State]]]:
    """Yield each key with its services, in an order of keys."""
    ordered = sorted(in_order(found), key=lambda state: (order(key(state)), key(state)))
    for one, members in groupby(ordered, key=key):
        yield one, list(members)


def _grouped(amount: int) -> str:
    return figure(Decimal(amount))
