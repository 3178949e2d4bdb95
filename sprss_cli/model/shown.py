"""How a single value reads in a comparison: an id with the title of what it means, an amount, a period."""

from __future__ import annotations

from sprss_cli.model.amounts import crowns, figure
from sprss_cli.model.further_wording import MORE, further_words
from sprss_cli.model.kinds.action_plan import YearStep
from sprss_cli.model.kinds.card import Card, Funding, Selection
from sprss_cli.model.kinds.evaluation import STATUSES, Indicator, Spent
from sprss_cli.model.kinds.finance_table import Figure, Share
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.need import Demand, Need, Origin
from sprss_cli.model.kinds.network_entry import Capacity, FormCapacity, Mandate, Payment, Step
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.network_words import item_words, named, provided
from sprss_cli.model.plan import Plan
from sprss_cli.model.wording import service_name

_NBSP = "\N{NO-BREAK SPACE}"

ORIGINS = {
    "community-plan": "komunitní plán",
    "municipality": "sdělení obce podle § 94",
    "register": "údaje registru",
    "survey": "šetření",
    "body": "pracovní skupina nebo orgán",
    "other": "jiné zjištění",
}
"""What documents call the ways in which a need was found out."""

CERTAINTY = {"secured": "zajištěno", "expected": "očekává se"}
"""What documents call how sure the money of a payer is."""


def shown(value: object, field: str, plan: Plan) -> str:
    """Return a value of a card's field as text, with titles from the plan it stands in; nothing gives an empty text.

    Args:
        value: A value as a change holds it: an id, a tuple of ids, an item of funding, a period, a text.
        field: The field it stands in, as a change names it.
        plan: The plan of the value's side.
    """
    if value is None:
        return ""
    if field.startswith(MORE):
        return further_words(value, field, plan)
    if isinstance(value, tuple):
        return ", ".join(shown(item, field, plan) for item in value)
    if isinstance(value, Selection):
        return value.word or shown(value.ids, field, plan)
    if isinstance(value, Funding):
        return funding(value, plan)
    if isinstance(value, FormCapacity):
        return provided((value,), plan)
    if isinstance(value, (Step, Mandate, Payment)):
        return item_words(value, plan)
    if isinstance(value, Demand):
        return demand(value, plan)
    if isinstance(value, Origin):
        return origin(value, plan)
    if isinstance(value, Figure):
        return money(value, plan)
    if isinstance(value, Share):
        year = f"{value.year} " if value.year else ""
        return f"{year}{party(value.payer, plan)}: {figure(value.percent)}{_NBSP}%"
    if isinstance(value, Indicator):
        return indicator(value)
    if isinstance(value, Spent):
        return f"{party(value.payer, plan)}: {crowns(value.amount)}{f' ({value.note})' if value.note else ''}"
    if isinstance(value, YearStep):
        return year_step(value, plan)
    return titled(str(value), field, plan)


def titled(identifier: str, field: str, plan: Plan) -> str:
    """Return an id with the title of the record or the catalogue row it means; other words as they are."""
    top = field.partition(".")[0]
    title = ""
    if field.startswith(MORE):
        return further_words((identifier,), field, plan)
    if top in ("goal", "parent", "also_serves", "related"):
        record = plan.of(Goal).get(identifier) or plan.of(Card).get(identifier)
        title = record.title if record else ""
    elif top == "level":
        level = plan.frame.level_of(identifier)
        return level.title if level and level.title else identifier
    elif top == "needs":
        need = plan.of(Need).get(identifier)
        title = need.title if need else ""
    elif top == "target_groups":
        group = plan.of(TargetGroup).get(identifier)
        return group.title if group else identifier
    elif top in ("responsible", "funding", "provider", "reported_by"):
        return party(identifier, plan)
    elif top == "territory":
        return plan.areas.get(identifier, identifier)
    elif top in ("services", "kind"):
        title = service_name(identifier, plan)
        if title and not identifier.startswith("§"):
            return title  # a category is known by its name, its key is for files
    elif top == "status":
        return STATUSES.get(identifier, identifier)
    elif top == "forms":
        rows = plan.catalogues["service-forms"].by_key.get(identifier, ()) if "service-forms" in plan.catalogues else ()
        return rows[-1].name if rows else identifier
    return f"{identifier} {title}" if title else identifier


def party(identifier: str, plan: Plan) -> str:
    """Return the name of a party as documents print it; the id when the plan does not have it."""
    found = plan.of(Party).get(identifier)
    return found.label if found else identifier


def demand(item: Demand, plan: Plan) -> str:
    """Return how much capacity a need asks for: `pobytová lůžka 8 (od 2027-01-01)`."""
    form = FormCapacity(item.form, (Capacity(item.unit, item.value),))
    since = f" (od {item.since.isoformat()})" if item.since else ""
    return provided((form,), plan) + since


def origin(item: Origin, plan: Plan) -> str:
    """Return where a need was found out, in the language of documents."""
    document = next((one.title for one in plan.frame.documents if one.id == item.document), item.document)
    parts = [party(item.who, plan) if item.who else "", document, item.day.isoformat() if item.day else ""]
    about = ", ".join(part for part in parts if part)
    return f"{ORIGINS[item.kind]}{f' ({about})' if about else ''}{f': „{item.quote}“' if item.quote else ''}"


def indicator(item: Indicator) -> str:
    """Return an indicator with its values: `místa (lůžka): výchozí 4, cíl 24, skutečnost 12`."""
    values = {"výchozí": item.baseline, "cíl": item.target, "skutečnost": item.actual}
    said = ", ".join(
        f"{word} {figure(one.value)}{f' ({one.day.isoformat()})' if one.day else ''}"
        for word, one in values.items()
        if one is not None
    )
    return f"{item.name}{f' ({item.unit})' if item.unit else ''}{f': {said}' if said else ''}"


def year_step(item: YearStep, plan: Plan) -> str:
    """Return a step of an action plan: `A-1-01 Rozvoj služby: otevřít pobočku (kraj, 2026-06-30)`."""
    about = ", ".join(filter(None, (party(item.who, plan) if item.who else "", str(item.until or ""))))
    return f"{titled(item.card, 'related', plan)}: {item.what}{f' ({about})' if about else ''}"


def money(item: Figure, plan: Plan) -> str:
    """Return a figure of the finance chapter: `2026 náklady, § 44 Odlehčovací služby, terénní: 1 000 Kč`."""
    parts = (
        party(item.payer, plan) if item.payer else "",
        titled(item.service, "services", plan) if item.service else "",
        named("service-forms", item.form, plan).lower() if item.form else "",
        f"karta {item.card}" if item.card else "",
        item.part,
        CERTAINTY.get(item.certainty, ""),
        named("finance-variants", item.variant, plan) if item.variant else "",
    )
    about = "".join(f", {part}" for part in parts if part)
    return f"{item.year} {named('finance-figures', item.what, plan)}{about}: {crowns(item.amount)}"


def funding(item: Funding, plan: Plan) -> str:
    """Return who pays, through what, and how much."""
    who = ", ".join(party(source, plan) for source in item.sources)
    parts = [
        party(item.programme, plan) if item.programme else "",
        f"výzva č. {item.call}" if item.call else "",
        item.note,
    ]
    about = ", ".join(part for part in parts if part)
    amount = f": {crowns(item.amount)}" if item.amount is not None else ""
    total = f" (projekt {crowns(item.project_total)})" if item.project_total is not None else ""
    return f"{who}{f' ({about})' if about else ''}{amount}{total}"
