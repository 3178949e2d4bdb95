"""Target group (cílová skupina)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup(Record):
    """The people a card is for, as this plan calls them.

    Attributes:
        title: Full name.
        short: What documents print in a card; empty means the title.
        wordings: Other spellings under which the plan's documents name the group; import reads them.
        register: Names of the groups of the national register that are meant.
    """

    folder: ClassVar[str] = "target-groups"
    schema: ClassVar[str] = "target-group"
    records: ClassVar[Message] = say("target groups")
    adopted: ClassVar[bool] = True

    title: str = field(metadata=compare_as(Policy.TEXT))
    short: str = field(default="", metadata=compare_as(Policy.TEXT))
    wordings: tuple[str, ...] = ()
    register: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES))

    @property
    def label(self) -> str:
        """What a card prints for the group."""
        return self.short or self.title

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> TargetGroup:
        """Make a target group from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            short=data.get("short", ""),
            wordings=tuple(data.get("wordings", ())),
            register=tuple(data.get("register", ())),
        )
