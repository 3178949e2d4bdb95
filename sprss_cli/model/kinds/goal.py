"""Strategic goal (strategický cíl)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Continuity, Record, common_fields, continuity


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """What the plan wants to reach; cards belong to goals.

    Attributes:
        continues: Goals of an older plan that it follows.
        formerly: Ids it had in this plan before.
    """

    folder: ClassVar[str] = "goals"
    schema: ClassVar[str] = "goal"
    records: ClassVar[Message] = say("goals")

    title: str = field(metadata=compare_as(Policy.TEXT))
    description: str = field(default="", metadata=compare_as(Policy.PROSE))
    continues: tuple[Continuity, ...] = ()
    formerly: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Goal:
        """Make a goal from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            description=data.get("description", ""),
            continues=continuity(data),
            formerly=tuple(data.get("formerly", ())),
        )
