"""What of the network reads the same in every language: figures, and names from catalogues and the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sprss_cli.model.amounts import figure
from sprss_cli.model.kinds.network_entry import FormCapacity, Mandate, NetworkEntry, Payment, Step
from sprss_cli.model.plan import Plan

_NBSP = "\N{NO-BREAK SPACE}"
_ACTIONS = {"include": "zařazení", "change": "změna", "exclude": "vyřazení"}


def named(catalogue: str, key: str, plan: Plan) -> str:
    """Return what a catalogue calls a key in its last wording; the key itself when no row has it."""
    rows = plan.catalogues[catalogue].by_key.get(key, ()) if catalogue in plan.catalogues else ()
    return rows[-1].name if rows else key


def sums(capacity: Mapping[str, Decimal], plan: Plan) -> str:
    """Return capacity by unit, units side by side: `lůžka 24, úvazky 12,5`."""
    said = [f"{named('capacity-units', unit, plan)}{_NBSP}{figure(value)}" for unit, value in capacity.items()]
    return ", ".join(said)


def provided(forms: Iterable[FormCapacity], plan: Plan) -> str:
    """Return what a service provides, form by form: `terénní úvazky 12,5; pobytová lůžka 8`."""
    return "; ".join(
        f"{named('service-forms', form.form, plan).lower()} "
        + sums({item.unit: item.value for item in form.capacity}, plan)
        for form in forms
    )


def served(entry: NetworkEntry, plan: Plan) -> str:
    """Return the names of the areas a service is for; empty when it is for the whole region or more."""
    known = plan.areas
    return ", ".join(known.get(key, key) for key in entry.territory.ids)


def item_words(item: Step | Mandate | Payment, plan: Plan) -> str:
    """Return one line of a ledger as a comparison shows it, in the language of documents."""
    if isinstance(item, Payment):
        return f"{item.year}: {item.amount:,}".replace(",", _NBSP) + f"{_NBSP}Kč"
    if isinstance(item, Mandate):
        decision = f" ({item.decision})" if item.decision else ""
        return f"{item.period.begins.isoformat()} – {item.period.ends.isoformat()}{decision}"
    said = [item.register, item.level, provided(item.forms, plan)]
    if item.reservation is not None:
        until = f" do {item.reservation.until.isoformat()}" if item.reservation.until else ""
        said.append(f"výhrada{until}: {item.reservation.what}")
    if item.lifted:
        said.append("bez výhrady")
    words = "; ".join(word for word in said if word)
    about = f"{item.effective.isoformat()} {_ACTIONS[item.action]} ({item.decision})"
    return f"{about}: {words}" if words else about
