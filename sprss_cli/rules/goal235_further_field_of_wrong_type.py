"""GOAL235 further-field-of-wrong-type."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.further import FurtherField
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

_EXPECTED = {
    "text": say("write a text, in quotes if it looks like a number"),
    "prose": say("write a text, in quotes if it looks like a number"),
    "number": say("write a number, without quotes, spaces and unit"),
    "money": say("write whole crowns, without quotes, spaces and unit"),
    "date": say("write a day like {example}", example='"2026-07-01"'),
    "refs": say("write a list of ids, such as {example}", example="[A01-03]"),
}


@rule("GOAL235", severity=Severity.ERROR, basis="the plan's own further fields", since="0.1", about=("fields",))
def further_field_of_wrong_type(plan: Plan) -> Iterator[Fault]:
    """A further field of a card holds something else than the plan says that it holds.

    Why: sums leave the value out, workbooks cannot hold it, and a word that is not on the list drops out of every
    overview by that field.

    Mend: write a value of the kind that `fields` in plan.yaml states, or one of the words allowed there.
    """
    known = {field.id: field for field in plan.frame.fields}
    for card in plan.every(Card):
        for name, value in card.more.items():
            field = known.get(name)
            if field is not None and not field.takes(value):
                shown = ", ".join(value) if isinstance(value, tuple) else value
                message = say("“{title}” cannot be “{value}”", title=field.title, value=shown)
                yield Fault(card.at("more", name), message, _way_out(field, str(shown)))


def _way_out(field: FurtherField, value: str) -> Message:
    if field.words and field.type in ("text", "prose"):
        return did_you_mean(value, field.words, say("words allowed: {known}", known=field.words))
    return _EXPECTED[field.type]
