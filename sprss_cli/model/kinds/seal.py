"""Seal (pečeť): the fingerprints of a text that was adopted, so that a later change of it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Record):
    """What every adopted record said when it was adopted or amended; `sprss seal` writes it and nobody edits it.

    Attributes:
        id: Its number; the first seal of a plan is `1`.
        decision: Number of the decision that adopted the text; empty when the plan does not know it.
        amendment: Id of the amendment by which the text became so; empty for the text that was approved at first.
        effective: The first day on which the text holds.
        sealed: The day on which it was sealed.
        revision: The git commit that holds the text; empty when it was sealed outside git.
        algorithm: How the fingerprints were made.
        fingerprints: The fingerprint of each adopted record, by its name, and of the frame under `plan`.
    """

    folder: ClassVar[str] = "seals"
    schema: ClassVar[str] = "seal"
    records: ClassVar[Message] = say("seals")
    bookkeeping: ClassVar[bool] = True
    compared: ClassVar[bool] = False

    decision: str = ""
    amendment: str = ""
    effective: date
    sealed: date
    revision: str = ""
    algorithm: str
    fingerprints: Mapping[str, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Its place in the history of the text."""
        return int(self.id)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Seal:
        """Make a seal from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            decision=data.get("decision", ""),
            amendment=data.get("amendment", ""),
            effective=date.fromisoformat(data["effective"]),
            sealed=date.fromisoformat(data["sealed"]),
            revision=data.get("revision", ""),
            algorithm=data["algorithm"],
            fingerprints=data["fingerprints"],
        )
