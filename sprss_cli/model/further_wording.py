"""How further fields of cards read in documents and comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sprss_cli.model.amounts import crowns, figure
from sprss_cli.model.further import FurtherField, day
from sprss_cli.model.plan import Plan

MORE = "more."
"""What the names of further fields begin with, where they stand among other fields."""

_NBSP = "\N{NO-BREAK SPACE}"


def further_field(name: str, plan: Plan) -> FurtherField | None:
    """Return the further field of a plan that a name such as `more.uzemi` means; None when there is none."""
    return next((field for field in plan.frame.fields if MORE + field.id == name), None)


def further_words(value: object, name: str, plan: Plan) -> str:
    """Return the value of a further field, or one of several values, as documents print it.

    A value that is not what the field holds reads as it stands: only a draft is built with it.

    Args:
        value: A text, a number, ids; None reads as nothing.
        name: The field, as `more.uzemi`.
        plan: The plan that the card belongs to.
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(_titled(one, plan) for one in value)
    field = further_field(name, plan)
    kind = field.type if field else ""
    if isinstance(value, Decimal):
        return crowns(int(value)) if kind == "money" and value == int(value) else figure(value)
    if kind == "date" and (found := day(str(value))):
        return f"{found.day}.{_NBSP}{found.month}.{_NBSP}{found.year}"
    return _titled(str(value), plan) if kind == "refs" else str(value).strip()


def further_labels(plan: Plan) -> Mapping[str, str]:
    """Return what the plan's further fields are called, by their names."""
    return {MORE + field.id: field.title for field in plan.frame.fields}


def _titled(identifier: str, plan: Plan) -> str:
    found = next((plan.of(kind)[identifier] for kind in plan.records if identifier in plan.of(kind)), None)
    title = getattr(found, "title", "") or getattr(found, "name", "")
    return f"{identifier} {title}".strip()
