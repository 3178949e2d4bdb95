"""Amendment (změna plánu): by which decision an adopted text changes, from when, and which records it touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields

ADDED, CHANGED, REPEALED = "added", "changed", "repealed"
HOW: Mapping[str, str] = {ADDED: "vkládá se", CHANGED: "mění se", REPEALED: "zrušuje se"}
"""What documents say of a record that an amendment touches."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A record that an amendment opens.

    Attributes:
        record: Its name: the path of its file within the plan without the ending, e.g. `cards/A-1-03`.
        how: `added`, `changed` or `repealed`.
        note: What is known of it.
    """

    record: str
    how: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.record}: {HOW[self.how]}{f' ({self.note})' if self.note else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Record):
    """A change of the plan that the assembly decided, or is to decide.

    Attributes:
        title: What it is called.
        decision: Number of the decision in plan.yaml; empty as long as it is not taken.
        effective: The first day on which the changed text holds; None when it is not known.
        touches: The records that it opens.
        unknown: What is not known of what it touches; empty when everything is.
        reason: Why the plan changes.
    """

    folder: ClassVar[str] = "amendments"
    schema: ClassVar[str] = "amendment"
    records: ClassVar[Message] = say("amendments")
    compared: ClassVar[bool] = False

    title: str = field(metadata=compare_as(Policy.TEXT))
    decision: str = field(default="", metadata=compare_as(Policy.WORD))
    effective: date | None = field(default=None, metadata=compare_as(Policy.WORD))
    touches: tuple[Touch, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    unknown: str = field(default="", metadata=compare_as(Policy.PROSE))
    reason: str = field(default="", metadata=compare_as(Policy.PROSE))

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Amendment:
        """Make an amendment from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            decision=data.get("decision", ""),
            effective=date.fromisoformat(data["effective"]) if "effective" in data else None,
            touches=tuple(Touch(**item) for item in data.get("touches", ())),
            unknown=data.get("unknown", ""),
            reason=data.get("reason", ""),
        )
