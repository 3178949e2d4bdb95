"""Application (žádost o místo v síti): what a provider asks for, how it was assessed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.kinds.card import Selection
from sprss_cli.model.kinds.network_entry import FormCapacity, PaymentInput, form_capacities, payment_inputs
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to

# what documents call them
_RESULTS = {"met": "splněno", "partly": "splněno zčásti", "not-met": "nesplněno"}
_OUTCOMES = {"accepted": "vyhověno", "partly": "vyhověno zčásti", "refused": "nevyhověno"}


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one year, whole CZK."""

    year: int
    amount: int

    def __str__(self) -> str:
        return f"{self.year}: {self.amount:,}\N{NO-BREAK SPACE}Kč".replace(",", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True, slots=True)
class Assessed:
    """What became of one criterion.

    Attributes:
        criterion: Id of a criterion of the plan's network.
        result: `met`, `partly`, `not-met`, or the number of points.
        reason: What the result rests on.
    """

    criterion: str
    result: str | Decimal
    reason: str = ""

    def __str__(self) -> str:
        result = self.result
        said = _RESULTS[result] if isinstance(result, str) else f"{f'{result:f}'.replace('.', ',')} b."
        return f"{self.criterion}: {said}{f' ({self.reason})' if self.reason else ''}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an application was decided: `accepted`, `partly` or `refused`, by a decision of `plan.yaml`."""

    result: str
    decision: str
    note: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the network is to change because of it."""
        return self.result != "refused"

    def __str__(self) -> str:
        return f"{_OUTCOMES[self.result]} ({self.decision}){f': {self.note}' if self.note else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Application(Record):
    """A provider's application for a place of a service in the network, for a change of it, or for its end.

    Attributes:
        received: The day on which the region got it.
        asks: `include`, `change` or `exclude`.
        name: What it calls the service.
        service: Id of the network entry; empty as long as the service is not registered.
        provider: Party id.
        kind: Kind of service as plans write it, e.g. `§ 44`.
        target_groups: Target group ids, or the word `all`.
        territory: Areas (keys of `orps` or areas of the plan), or `regional`, `supra-regional`.
        effective: The first day of what it asks for.
        forms: The whole capacity it asks for, not the difference; empty when the capacity is to stay or to end.
        needs: Ids of the needs it answers.
        costs: What the service costs, by year.
        requested_payments: The compensation payment it asks for, by year.
        payment_inputs: What it states for the method of payment, in the order of years.
        assessment: What became of each criterion; empty as long as nobody assessed it.
        assessed_by: Who assessed it, in words.
        assessed_on: When; None when not given.
        recommendation: What those who assessed it recommend.
        outcome: How it was decided; None as long as it is pending.
        note: What is known of it.
    """

    folder: ClassVar[str] = "applications"
    schema: ClassVar[str] = "application"
    records: ClassVar[Message] = say("applications")
    stage: ClassVar[int] = 3

    received: date = field(metadata=compare_as(Policy.WORD))
    asks: str = field(metadata=compare_as(Policy.WORD))
    name: str = field(metadata=compare_as(Policy.TEXT))
    service: str = field(default="", metadata=compare_as(Policy.WORD) | refers_to("network"))
    provider: str = field(metadata=compare_as(Policy.REFERENCE) | refers_to("parties"))
    kind: str = field(metadata=compare_as(Policy.WORD))
    target_groups: Selection = field(
        default_factory=Selection, metadata=compare_as(Policy.SELECTION) | refers_to("target-groups")
    )
    territory: Selection = field(default_factory=Selection, metadata=compare_as(Policy.SELECTION))
    effective: date = field(metadata=compare_as(Policy.WORD))
    forms: tuple[FormCapacity, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    needs: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("needs"))
    costs: tuple[Sum, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    requested_payments: tuple[Sum, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    payment_inputs: tuple[PaymentInput, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    assessment: tuple[Assessed, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    assessed_by: str = field(default="", metadata=compare_as(Policy.TEXT))
    assessed_on: date | None = field(default=None, metadata=compare_as(Policy.WORD))
    recommendation: str = field(default="", metadata=compare_as(Policy.PROSE))
    outcome: Outcome | None = field(default=None, metadata=compare_as(Policy.WORD))
    note: str = field(default="", metadata=compare_as(Policy.PROSE))

    @property
    def title(self) -> str:
        """What lists of records call it: the name of the service."""
        return self.name

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the application names, with the keys that lead there."""
        yield self.provider, ("provider",)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Application:
        """Make an application from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            received=date.fromisoformat(data["received"]),
            asks=data["asks"],
            name=data["name"],
            service=data.get("service", ""),
            provider=data["provider"],
            kind=data["kind"],
            target_groups=Selection.from_data(data.get("target_groups")),
            territory=Selection.from_data(data.get("territory")),
            effective=date.fromisoformat(data["effective"]),
            forms=form_capacities(data),
            needs=tuple(data.get("needs", ())),
            costs=_sums(data.get("costs", {})),
            requested_payments=_sums(data.get("requested_payments", {})),
            payment_inputs=payment_inputs(data),
            assessment=tuple(map(_assessed, data.get("assessment", ()))),
            assessed_by=data.get("assessed_by", ""),
            assessed_on=date.fromisoformat(data["assessed_on"]) if "assessed_on" in data else None,
            recommendation=data.get("recommendation", ""),
            outcome=Outcome(**data["outcome"]) if "outcome" in data else None,
            note=data.get("note", ""),
        )


def _sums(data: Mapping[str, int]) -> tuple[Sum, ...]:
    return tuple(Sum(int(year), amount) for year, amount in sorted(data.items()))


def _assessed(data: Mapping[str, Any]) -> Assessed:
    result = data["result"]
    # by way of text: the number as it was written, not as a computer rounds it
    return Assessed(
        data["criterion"], result if isinstance(result, str) else Decimal(str(result)), data.get("reason", "")
    )
