"""Round of consultation (připomínkové řízení): when, how and on which draft people may comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields


@dataclass(frozen=True, slots=True)
class Hearing:
    """A public discussion of the draft (veřejné projednání)."""

    day: date
    place: str = ""
    note: str = ""

    def __str__(self) -> str:
        return f"{self.day.isoformat()}{f', {self.place}' if self.place else ''}"


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """The version of the plan that people comment on.

    Attributes:
        document: Id of a document of `plan.yaml`; empty when not given.
        revision: Git revision of the data that it was built from; empty when not known.
    """

    document: str = ""
    revision: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.document, self.revision)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """One round of comments on a draft; the comments lie in `comments/<id of the round>/`.

    Attributes:
        title: What it is called.
        window: The days on which comments are taken, both included.
        channels: Ways in which they are taken: `form`, `draft`, `email`, `data-box`, `post`, `in-person`, `hearing`.
        hearings: Public discussions of the draft.
        draft: The version that it is about; None when not known.
        notice: How it was announced, or where.
        note: What else is known of it.
    """

    folder: ClassVar[str] = "consultations"
    schema: ClassVar[str] = "round"
    records: ClassVar[Message] = say("rounds of consultation")
    compared: ClassVar[bool] = False

    title: str = field(metadata=compare_as(Policy.TEXT))
    window: Period = field(metadata=compare_as(Policy.PERIOD))
    channels: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES))
    hearings: tuple[Hearing, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    draft: DraftVersion | None = field(default=None, metadata=compare_as(Policy.WORD))
    notice: str = field(default="", metadata=compare_as(Policy.PROSE))
    note: str = field(default="", metadata=compare_as(Policy.PROSE))

    def documents(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every document of the plan that the round names besides its provenance, with the keys."""
        if self.draft and self.draft.document:
            yield self.draft.document, ("draft", "document")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Round:
        """Make a round from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            window=Period.from_data(data["window"]),
            channels=tuple(data.get("channels", ())),
            hearings=tuple(map(_hearing, data.get("hearings", ()))),
            draft=DraftVersion(**data["draft"]) if "draft" in data else None,
            notice=data.get("notice", ""),
            note=data.get("note", ""),
        )


def _hearing(data: Mapping[str, str]) -> Hearing:
    return Hearing(date.fromisoformat(data["date"]), data.get("place", ""), data.get("note", ""))
