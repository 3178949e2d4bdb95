"""Further fields of cards: what a plan asks for beside the fields that every card has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal  # imported where a number is read: most plans have no further field

Value: TypeAlias = "str | Decimal | tuple[str, ...]"
"""What a further field holds: a text or a day, a number or an amount in CZK, ids of records."""


@dataclass(frozen=True, slots=True)
class FurtherField:
    """A field that a plan adds to its cards; they hold it under `more`.

    Attributes:
        id: Its key.
        title: What documents call it.
        type: `text`, `prose`, `number`, `money` (whole CZK), `date` or `refs` (ids of records of the plan).
        required: Whether no card may do without it.
        words: The only words that a text may be; empty when it may be any.
    """

    id: str
    title: str
    type: str = "text"
    required: bool = False
    words: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> FurtherField:
        """Read an item of `fields` that has passed the plan's schema."""
        return cls(
            data["id"],
            data["title"],
            data.get("type", "text"),
            data.get("required", False),
            tuple(data.get("words", ())),
        )

    def takes(self, value: Value) -> bool:
        """Return whether a value is of the field's type; whether an id means a record is for others to say."""
        if isinstance(value, str):
            if self.type == "date":
                return day(value) is not None
            return self.type in ("text", "prose") and (not self.words or value in self.words)
        if isinstance(value, tuple):
            return self.type == "refs"
        return self.type == "number" or (self.type == "money" and value >= 0 and value == value.to_integral_value())


def further_fields(frame: Mapping[str, Any]) -> tuple[FurtherField, ...]:
    """Return the further fields that the data of `plan.yaml` define."""
    return tuple(map(FurtherField.from_data, frame.get("fields", ())))


def day(text: str) -> date | None:
    """Return the day that a text like `2026-07-01` means; None when it means none."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-07-01") else None
    except ValueError:
        return None


def further(data: Mapping[str, Any]) -> Mapping[str, Value]:
    """Read the further fields of a card that has passed its schema."""
    return {key: _value(value) for key, value in data.items()}


def _value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str):
        return value
    from decimal import Decimal

    return Decimal(str(value))
