"""Strategic goal (strategický cíl)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """What the plan wants to reach; cards belong to goals."""

    folder: ClassVar[str] = "goals"
    schema: ClassVar[str] = "goal"

    title: str
    description: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Goal:
        """Make a goal from data that has passed its schema."""
        return cls(**common_fields(data, source), title=data["title"], description=data.get("description", ""))
