"""Comment (připomínka): what somebody says of a draft of the plan, and how it was settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields

_PEOPLE = ("user", "public")  # who writes for themselves unless an organisation is named
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Submitter:
    """Who made a comment.

    Attributes:
        kind: `municipality`, `provider`, `user`, `public` or `authority`.
        name: The person; empty when it is not kept.
        organisation: Whom the person speaks for; empty for nobody else.
        private: Whether it is a private person, whose name is not published; None when not said.
    """

    kind: str
    name: str = ""
    organisation: str = ""
    private: bool | None = None

    @property
    def is_private(self) -> bool:
        """Whether the name is never published: said so, or somebody who speaks for no organisation."""
        return self.private if self.private is not None else self.kind in _PEOPLE and not self.organisation


@dataclass(frozen=True, slots=True)
class Target:
    """What a comment is about.

    Attributes:
        record: Id of a record, or `folder/id` where records of several kinds bear it; empty for the plan as a whole.
        field: Key of one of the record's fields; empty for the record as a whole.
    """

    record: str = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.record}{f': {self.field}' if self.field else ''}"


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a comment was settled (vypořádání).

    Attributes:
        result: `accepted`, `partly`, `not-accepted` or `explained`.
        reason: Why; what was explained.
        by: Who settled it, in words.
        day: When; None when not given.
        changed: Ids of records that changed because of it, or git revisions that changed them.
    """

    result: str
    reason: str = ""
    by: str = ""
    day: date | None = None
    changed: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the plan is to change because of the comment."""
        return self.result in ("accepted", "partly")

    def __str__(self) -> str:
        return f"{self.result}{f': {self.reason}' if self.reason else ''}"


@dataclass(frozen=True, slots=True)
class Imported:
    """The piece of a document that a comment was taken from: the file's name, and a mark by which it is known again."""

    file: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Record):
    """A comment on a draft of the plan; its id is the id of its round, a slash and its number.

    Attributes:
        received: The day on which the region got it.
        channel: The way it came, one of the channels of rounds; empty when not known.
        reference: Reference number of the region's records (čj.).
        submitter: Who made it.
        target: What it is about.
        place: What it is about in the submitter's words: chapter, page.
        quote: The words of the draft that it is about.
        unsure: Whether the target was only found by likeness of text, so that somebody should look.
        text: What it says.
        proposal: The wording that is proposed.
        reasons: Why.
        nature: `content` or `formal`; empty when not told.
        imported: Where an import took it from; None for one written by hand.
        settlement: How it was settled; None as long as it is open.
    """

    folder: ClassVar[str] = "comments"
    schema: ClassVar[str] = "comment"
    records: ClassVar[Message] = say("comments")
    below: ClassVar[str] = "round"
    published: ClassVar[bool] = False

    received: date = field(metadata=compare_as(Policy.WORD))
    channel: str = field(default="", metadata=compare_as(Policy.WORD))
    reference: str = field(default="", metadata=compare_as(Policy.WORD))
    submitter: Submitter = field(metadata=compare_as(Policy.TECHNICAL))
    target: Target = field(default_factory=Target, metadata=compare_as(Policy.WORD))
    place: str = field(default="", metadata=compare_as(Policy.TEXT))
    quote: str = field(default="", metadata=compare_as(Policy.PROSE))
    unsure: bool = field(default=False, metadata=compare_as(Policy.FLAG))
    text: str = field(metadata=compare_as(Policy.PROSE))
    proposal: str = field(default="", metadata=compare_as(Policy.PROSE))
    reasons: str = field(default="", metadata=compare_as(Policy.PROSE))
    nature: str = field(default="", metadata=compare_as(Policy.WORD))
    imported: Imported | None = field(default=None, metadata=compare_as(Policy.TECHNICAL))
    settlement: Settlement | None = field(default=None, metadata=compare_as(Policy.WORD))

    @property
    def round(self) -> str:
        """Id of its round."""
        return self.id.partition("/")[0]

    @property
    def number(self) -> str:
        """What it is called within its round."""
        return self.id.partition("/")[2]

    @property
    def title(self) -> str:
        """What lists of records call it: how its text begins."""
        line = " ".join(self.text.split())
        return line if len(line) <= _TITLE_LENGTH else line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"

    def texts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every text of the comment that documents print, with the keys that lead there."""
        for name in ("place", "quote", "text", "proposal", "reasons"):
            if value := getattr(self, name):
                yield value, (name,)
        if self.settlement and self.settlement.reason:
            yield self.settlement.reason, ("settlement", "reason")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Comment:
        """Make a comment from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            received=date.fromisoformat(data["received"]),
            channel=data.get("channel", ""),
            reference=data.get("reference", ""),
            submitter=Submitter(**data["submitter"]),
            target=Target(**data.get("target", {})),
            place=data.get("place", ""),
            quote=data.get("quote", ""),
            unsure=data.get("unsure", False),
            text=data["text"],
            proposal=data.get("proposal", ""),
            reasons=data.get("reasons", ""),
            nature=data.get("nature", ""),
            imported=Imported(**data["imported"]) if "imported" in data else None,
            settlement=_settlement(data["settlement"]) if "settlement" in data else None,
        )


def _settlement(data: Mapping[str, Any]) -> Settlement:
    day = date.fromisoformat(data["date"]) if "date" in data else None
    return Settlement(data["result"], data.get("reason", ""), data.get("by", ""), day, tuple(data.get("changed", ())))
