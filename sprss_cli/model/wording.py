"""How a field of a card reads in a document: the wording that was adopted, or the one made from the references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sprss_cli.model.catalogue import Entry
from sprss_cli.model.further_wording import MORE, further_words
from sprss_cli.model.kinds.card import Card, Funding, Selection
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.plan import Plan

# What is printed for `all` and `none` where the plan has no words of its own; documents are in Czech.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "target_groups": {"all": "všechny", "none": "nerelevantní"},
    "services": {"all": "všechny", "none": "nerelevantní"},
    "funding": {"none": "bez nákladů"},
}


def printed(card: Card, field: str, plan: Plan) -> str:
    """Return the text of a card's field as documents print it.

    In a plan that the assembly has approved the adopted wording is history: where the card holds one, it is printed.
    Everywhere else the text is made from the references. Goals stand one on a line, everything else on one line; the
    description is the CommonMark of the record. A field that the card leaves empty gives an empty text.

    Args:
        card: The card.
        field: A key of the card's schema that documents print: one of `printed_fields`.
        plan: The plan the card belongs to, with its records and catalogues.

    Raises:
        KeyError: The field is none of those that documents print.
    """
    if field.startswith(MORE):
        return further_words(card.more.get(field.removeprefix(MORE)), field, plan)
    write = _WRITERS[field]
    if plan.frame.adopted and field in card.as_adopted:
        return card.as_adopted[field].strip()
    return write(card, plan)


def printed_fields(plan: Plan) -> tuple[str, ...]:
    """Return the fields of cards that documents of a plan print, in their order: the usual ones, then its own.

    Needs are printed when the plan has a label for them. In a plan with levels of its own, a field that none of its
    cards fills in is left out; elsewhere it reads that it is not given.
    """
    usual = [name for name in _WRITERS if name != "needs" or name in plan.frame.labels]
    if plan.frame.has_own_levels:
        cards = plan.every(Card)
        usual = [name for name in usual if name in _ALWAYS or any(printed(card, name, plan) for card in cards)]
    return (*usual, *(MORE + field.id for field in plan.frame.fields))


def derived(card: Card, field: str, plan: Plan) -> str:
    """Return the text made from the references alone, whatever was adopted; see `printed`."""
    return _WRITERS[field](card, plan)


def words_for(field: str, plan: Plan) -> tuple[str, ...]:
    """Return what may be printed for `all` and `none` in a field: the plan's own words first, then the usual ones."""
    own, usual = plan.frame.words.get(field, {}), _WORDS.get(field, {})
    return tuple(dict.fromkeys((*own.values(), *usual.values())))


def service_name(key: str, plan: Plan) -> str:
    """Return the name of a kind or category of services on the plan's day; empty when no catalogue knows it.

    A row that was not in force on that day is named as in its last wording; whether it may be used is for rules.
    """
    found = _entry(key, plan)
    return found.name if found else ""


def _entry(key: str, plan: Plan) -> Entry | None:
    for name in ("service-kinds", "service-categories"):
        catalogue = plan.catalogues.get(name)
        rows = catalogue.by_key.get(key, ()) if catalogue else ()
        if rows:
            return next((row for row in rows if row.holds_on(plan.frame.law_date)), rows[-1])
    return None


def _goals(card: Card, plan: Plan) -> str:
    known = plan.of(Goal)
    return "\n".join(f"{goal} {known[goal].title}" if goal in known else goal for goal in card.also_serves)


def _needs(card: Card, plan: Plan) -> str:
    from sprss_cli.model.kinds.need import Need  # a kind that many plans do without

    known = plan.of(Need)
    return "\n".join(f"{need} {known[need].title}" if need in known else need for need in card.needs)


def _groups(card: Card, plan: Plan) -> str:
    known = plan.of(TargetGroup)
    return _selected(card.target_groups, "target_groups", plan, lambda key: known[key].label if key in known else key)


def _services(card: Card, plan: Plan) -> str:
    return _selected(card.services, "services", plan, lambda key: _service(key, plan))


def _service(key: str, plan: Plan) -> str:
    name = service_name(key, plan)
    if not name:
        return key
    return f"{name} ({key})" if key.startswith("§") else name


def _selected(selection: Selection, field: str, plan: Plan, label: Callable[[str], str]) -> str:
    if selection.word:
        return _word(field, selection.word, plan)
    return ", ".join(label(key) for key in selection.ids)


def _word(field: str, word: str, plan: Plan) -> str:
    return plan.frame.words.get(field, {}).get(word) or _WORDS[field].get(word, word)


def _responsible(card: Card, plan: Plan) -> str:
    lead = _labels(card.responsible.lead, plan)
    cooperation = _labels(card.responsible.cooperation, plan)
    if not cooperation:
        return lead
    return f"{lead} (spolupráce: {cooperation})" if lead else f"spolupráce: {cooperation}"


def _labels(parties: Iterable[str], plan: Plan) -> str:
    known = plan.of(Party)
    return ", ".join(known[party].label if party in known else party for party in parties)


def _funding(card: Card, plan: Plan) -> str:
    if card.unfunded:
        return _word("funding", "none", plan)
    items = [(_labels(item.sources, plan), _details(item, plan)) for item in card.funding]
    parts = [f"{sources} ({details})" if details else sources for sources, details in items]
    return ("; " if any(len(item.sources) > 1 for item in card.funding) else ", ").join(parts)


def _details(item: Funding, plan: Plan) -> str:
    parts = [
        _labels((item.programme,), plan) if item.programme else "",
        f"výzva č. {item.call}" if item.call else "",
        _crowns(item.amount),
        f"z dotace projektu {_crowns(item.project_total)}" if item.project_total is not None else "",
        item.note,
    ]
    return ", ".join(filter(None, parts))


def _crowns(amount: int | None) -> str:
    """Return whole crowns with hard spaces, so that an amount never breaks over two lines."""
    return "" if amount is None else f"{amount:,}\N{NO-BREAK SPACE}Kč".replace(",", "\N{NO-BREAK SPACE}")


_WRITERS: Mapping[str, Callable[[Card, Plan], str]] = {
    "id": lambda card, plan: card.id,
    "title": lambda card, plan: card.title,
    "also_serves": _goals,
    "target_groups": _groups,
    "services": _services,
    "period": lambda card, plan: str(card.period),
    "responsible": _responsible,
    "funding": _funding,
    "needs": _needs,
    "description": lambda card, plan: card.description.strip(),
}

PRINTED_FIELDS: tuple[str, ...] = tuple(name for name in _WRITERS if name != "needs")
"""The fields of a card that documents of any plan print, in the order of a card."""

_ALWAYS = ("id", "title", "period", "description")
