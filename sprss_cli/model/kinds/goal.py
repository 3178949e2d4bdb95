"""Strategic goal (strategický cíl)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Continuity, Record, common_fields, continuity
from sprss_cli.model.reference import refers_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """What the plan wants to reach; cards belong to goals. A plan may have several levels of goals.

    Attributes:
        level: Its level, an id of `levels` in plan.yaml; empty where there is only one.
        parent: The goal of the level above that it belongs to; empty on the highest level.
        continues: Goals of an older plan that it follows.
        formerly: Ids it had in this plan before.
    """

    folder: ClassVar[str] = "goals"
    schema: ClassVar[str] = "goal"
    records: ClassVar[Message] = say("goals")
    adopted: ClassVar[bool] = True

    title: str = field(metadata=compare_as(Policy.TEXT))
    description: str = field(default="", metadata=compare_as(Policy.PROSE))
    level: str = field(default="", metadata=compare_as(Policy.WORD))
    parent: str = field(default="", metadata=compare_as(Policy.REFERENCE) | refers_to("goals"))
    continues: tuple[Continuity, ...] = ()
    formerly: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Goal:
        """Make a goal from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            description=data.get("description", ""),
            level=data.get("level", ""),
            parent=data.get("parent", ""),
            continues=continuity(data),
            formerly=tuple(data.get("formerly", ())),
        )
