"""Chapter of the plan document (kapitola): prose with a front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields

PARTS = ("descriptive", "analytical", "evaluation", "strategic", "network", "finance", "annex")
"""The parts of a plan in their order; Decree 505/2006 Sb., section 39a, names the first five as obligatory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    """A chapter of the plan document.

    Attributes:
        title: Its heading.
        part: The part of the plan in which it stands, one of `PARTS`.
        order: Its place within the part; chapters with the same one stand in the order of their ids.
        covers: Ids of requirements (catalogue `requirements`) that it meets.
        text: CommonMark with directives.
    """

    folder: ClassVar[str] = "chapters"
    schema: ClassVar[str] = "chapter"
    records: ClassVar[Message] = say("chapters")
    suffix: ClassVar[str] = ".md"
    adopted: ClassVar[bool] = True

    title: str = field(metadata=compare_as(Policy.TEXT))
    part: str = field(metadata=compare_as(Policy.WORD))
    order: int = field(metadata=compare_as(Policy.WORD))
    covers: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES))
    text: str = field(default="", metadata=compare_as(Policy.PROSE))

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Chapter:
        """Make a chapter from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            part=data["part"],
            order=data["order"],
            covers=tuple(data.get("covers", ())),
            text=data.get("text", ""),
        )
