"""What people decided about an import, as data of the plan: `import/cards.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class CardDecision:
    """What was decided about one card.

    Attributes:
        values: Fields that a person read, by key of the card's schema; they stand instead of what was read.
        reason: Why; empty when no field was decided.
        related: Relations that stand in no prose.
        exceptions: Findings that are to stay.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    related: tuple[str, ...] = ()
    exceptions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Decisions:
    """Everything that was decided.

    Attributes:
        goals: What is known of goals beside their titles, by id; a title here is not learned from the cards.
        parties: Records of parties, as their schema has them.
        target_groups: Records of target groups.
        cards: Decisions by card id.
    """

    goals: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    parties: tuple[Mapping[str, Any], ...] = ()
    target_groups: tuple[Mapping[str, Any], ...] = ()
    cards: Mapping[str, CardDecision] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Decisions:
        """Read decisions that have passed their schema."""
        return cls(
            goals=data.get("goals", {}),
            parties=tuple(data.get("parties", ())),
            target_groups=tuple(data.get("target_groups", ())),
            cards={
                name: CardDecision(
                    one.get("set", {}),
                    one.get("reason", ""),
                    tuple(one.get("related", ())),
                    tuple(one.get("exceptions", ())),
                )
                for name, one in data.get("cards", {}).items()
            },
        )
