"""Need (zjištěná potřeba): what people lack, where it was found out, and how much would be enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.kinds.card import Selection
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to


@dataclass(frozen=True, slots=True)
class Demand:
    """So much capacity of one form and unit would meet the need.

    Attributes:
        form: Key of the catalogue `service-forms`.
        unit: Key of the catalogue `capacity-units`.
        value: How much more than there is.
        since: From which day; None when it is missing already.
    """

    form: str
    unit: str
    value: Decimal
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a need was found out.

    Attributes:
        kind: `community-plan`, `municipality` (its report under § 94), `register`, `survey`, `body` or `other`.
        who: Party id of whoever said so; empty when not given.
        document: Id of a document of `plan.yaml`; empty when not given.
        day: When; None when not given.
        quote: What was said, word for word.
    """

    kind: str
    who: str = field(default="", metadata=refers_to("parties"))
    document: str = ""
    day: date | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """A need of people that was found out; measures and services of the network name the needs they meet.

    Attributes:
        territory: Areas (keys of `orps` or areas of the plan), or `regional`.
        target_groups: Target group ids, or the word `all`.
        services: Kinds of services that would help, e.g. `§ 44`; empty when it is not known which.
        demanded: The capacity that is missing.
        origins: Where it was found out.
        evidence: What else speaks for it.
        priority: `high`, `medium` or `low`; empty when needs are not ranked.
    """

    folder: ClassVar[str] = "needs"
    schema: ClassVar[str] = "need"
    records: ClassVar[Message] = say("needs")
    stage: ClassVar[int] = 1
    adopted: ClassVar[bool] = True

    title: str = field(metadata=compare_as(Policy.TEXT))
    description: str = field(default="", metadata=compare_as(Policy.PROSE))
    territory: Selection = field(default_factory=Selection, metadata=compare_as(Policy.SELECTION))
    target_groups: Selection = field(
        default_factory=Selection, metadata=compare_as(Policy.SELECTION) | refers_to("target-groups")
    )
    services: Selection = field(default_factory=Selection, metadata=compare_as(Policy.SELECTION))
    demanded: tuple[Demand, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    origins: tuple[Origin, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    evidence: str = field(default="", metadata=compare_as(Policy.PROSE))
    priority: str = field(default="", metadata=compare_as(Policy.WORD))

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the need names, with the keys that lead there."""
        for index, origin in enumerate(self.origins):
            if origin.who:
                yield origin.who, ("origins", index, "who")

    def documents(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every document of the plan that the need names besides its provenance, with the keys."""
        for index, origin in enumerate(self.origins):
            if origin.document:
                yield origin.document, ("origins", index, "document")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Need:
        """Make a need from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            description=data.get("description", ""),
            territory=Selection.from_data(data["territory"]),
            target_groups=Selection.from_data(data["target_groups"]),
            services=Selection.from_data(data.get("services")),
            demanded=tuple(map(_demand, data.get("demanded", ()))),
            origins=tuple(map(_origin, data.get("origins", ()))),
            evidence=data.get("evidence", ""),
            priority=data.get("priority", ""),
        )


def _demand(data: Mapping[str, Any]) -> Demand:
    # by way of text: the number as it was written, not as a computer rounds it
    return Demand(data["form"], data["unit"], Decimal(str(data["value"])), _day(data.get("from")))


def _origin(data: Mapping[str, str]) -> Origin:
    day = _day(data.get("date"))
    return Origin(data["kind"], data.get("who", ""), data.get("document", ""), day, data.get("quote", ""))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
