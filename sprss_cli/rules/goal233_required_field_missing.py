"""GOAL233 required-field-missing."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card, Responsibility, Selection
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "GOAL233",
    severity=Severity.ERROR,
    basis="the plan's own required fields",
    since="0.1",
    about=("required", "fields"),
)
def required_field_missing(plan: Plan) -> Iterator[Fault]:
    """A card leaves out a field that the plan requires of every card.

    Why: the region decided that it does not plan an activity without this. The document would print that it is not
    given.

    Mend: fill the field in. What every card needs is stated in plan.yaml: `required`, and `required: true` of a further
    field.
    """
    frame = plan.frame
    wanted = {name: frame.labels.get(name, name) for name in frame.required}
    further = {field.id: field.title for field in frame.fields if field.required}
    known = frozenset(field.id for field in frame.fields)
    for card in plan.every(Card) if wanted or further else ():
        missing = [(name, title) for name, title in wanted.items() if not _filled(card, name)]
        missing += [(f"more.{name}", title) for name, title in further.items() if not _there(card, name, known)]
        for key, title in missing:
            message = say("the card does not have the field “{title}”, which the plan requires", title=title)
            yield Fault(card.at("id"), message, say("add the key {key}", key=key))


def _there(card: Card, name: str, known: frozenset[str]) -> bool:
    """Whether a card has a further field, be it under a key with a slip, which GOAL234 reports."""
    return name in card.more or bool(nearest(name, (key for key in card.more if key not in known)))


def _filled(card: Card, name: str) -> bool:
    value = getattr(card, name)
    if isinstance(value, Selection):
        return bool(value.ids or value.word)
    if isinstance(value, Responsibility):
        return bool(value.lead or value.cooperation)
    return bool(value) or (name == "funding" and card.unfunded)
