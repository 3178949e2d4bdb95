"""Party (odpovědný subjekt, zadavatel, poskytovatel, zdroj peněz)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields

# Kinds that are one legal person and so can be told by a number; the others are groups or funds.
IDENTIFIED = frozenset({"region", "organisation", "authority", "municipality"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """Whoever answers for a card, takes part in it or pays for it.

    Attributes:
        kind: `region`, `municipality`, `organisation`, `authority`, `group` or `programme`.
        title: Full name.
        short: What documents print; empty means the title.
        ico: Identification number of the organisation (IČO), eight digits as text; empty when not known.
        wordings: Other forms under which documents name the party, cases of the noun among them.
        note: What is known of it.
    """

    folder: ClassVar[str] = "parties"
    schema: ClassVar[str] = "party"
    records: ClassVar[Message] = say("parties")

    kind: str = field(metadata=compare_as(Policy.WORD))
    title: str = field(metadata=compare_as(Policy.TEXT))
    short: str = field(default="", metadata=compare_as(Policy.TEXT))
    ico: str = field(default="", metadata=compare_as(Policy.WORD))
    wordings: tuple[str, ...] = ()
    note: str = field(default="", metadata=compare_as(Policy.PROSE))

    @property
    def label(self) -> str:
        """What a card prints for the party."""
        return self.short or self.title

    @property
    def needs_identification(self) -> bool:
        """Whether the party is one legal person, which a number should identify."""
        return self.kind in IDENTIFIED

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Party:
        """Make a party from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            kind=data["kind"],
            title=data["title"],
            short=data.get("short", ""),
            ico=data.get("ico", ""),
            wordings=tuple(data.get("wordings", ())),
            note=data.get("note", ""),
        )
