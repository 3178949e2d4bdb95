"""Network entry (služba v síti): one registered service and the dated decisions on its place in the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.kinds.card import Selection
from sprss_cli.model.message import Message, say
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to

NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Capacity:
    """So much of one unit (key of the catalogue `capacity-units`); units are never converted into each other."""

    unit: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class FormCapacity:
    """What a service provides in one form (key of the catalogue `service-forms`)."""

    form: str
    capacity: tuple[Capacity, ...]


@dataclass(frozen=True, slots=True)
class Reservation:
    """Under what condition a service is in the network (výhrada), and until when it has to be met."""

    what: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One decision on a service and the first day on which it holds.

    What a step does not say stays as it was. `lifted` says that a reservation holds no more.

    Attributes:
        effective: The first day of the new state; of an exclusion, the first day on which the service is out.
        decision: Number of a decision in `plan.yaml`.
        action: `include`, `change` or `exclude`.
        forms: The whole capacity from that day on; empty when the step does not change it.
        level: A level of the plan's network; empty when it stays.
        register: `network`, `intent` or `temporary`; empty when it stays, and for an inclusion into the network.
        reservation: A new reservation.
        lifted: Whether the step ends a reservation.
        note: What a reader should know.
        late_reason: Why the decision was taken after the day from which it holds.
    """

    effective: date
    decision: str
    action: str
    forms: tuple[FormCapacity, ...] = ()
    level: str = ""
    register: str = ""
    reservation: Reservation | None = None
    lifted: bool = False
    note: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """An act of entrustment (pověření): its days, the party that issued it and the number of its decision."""

    period: Period
    issuer: str = field(default="", metadata=refers_to("parties"))
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """The compensation payment (vyrovnávací platba) of one year, whole CZK."""

    year: int
    amount: int


@dataclass(frozen=True, slots=True)
class PaymentInput:
    """A figure that a service states for the method of its compensation payment: crowns, per cent or a number."""

    year: int
    name: str
    value: Decimal

    def __str__(self) -> str:
        return f"{self.year} {self.name}: {self.value:,f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkEntry(Record):
    """A registered service and its history in the region's network; the state on a day follows from the steps.

    Attributes:
        id: The service's number in the national register, seven digits as text.
        name: The service's name.
        provider: Party id.
        kind: Kind of service as plans write it, e.g. `§ 44`.
        target_groups: Target group ids, or the word `all`.
        territory: Areas it serves (keys of `orps` or areas of the plan), or `regional`, `supra-regional`.
        history: Steps in the order of the file.
        mandates: Acts of entrustment.
        payments: Compensation payments, in the order of years.
        payment_inputs: What the service states for the method of its payment, in the order of years.
        needs: Ids of the needs it meets or, as an intent, is to meet.
        note: What is known of it.
    """

    folder: ClassVar[str] = "network"
    schema: ClassVar[str] = "network-entry"
    records: ClassVar[Message] = say("services of the network")
    stage: ClassVar[int] = 4

    name: str = field(metadata=compare_as(Policy.TEXT))
    provider: str = field(metadata=compare_as(Policy.REFERENCE) | refers_to("parties"))
    kind: str = field(metadata=compare_as(Policy.WORD))
    target_groups: Selection = field(
        default_factory=Selection, metadata=compare_as(Policy.SELECTION) | refers_to("target-groups")
    )
    territory: Selection = field(default_factory=Selection, metadata=compare_as(Policy.SELECTION))
    history: tuple[Step, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    mandates: tuple[Mandate, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    payments: tuple[Payment, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    payment_inputs: tuple[PaymentInput, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    needs: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("needs"))
    note: str = field(default="", metadata=compare_as(Policy.PROSE))

    @property
    def title(self) -> str:
        """What lists of records call it: its name."""
        return self.name

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the entry names, with the keys that lead there."""
        yield self.provider, ("provider",)
        for index, mandate in enumerate(self.mandates):
            if mandate.issuer:
                yield mandate.issuer, ("mandates", index, "issuer")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> NetworkEntry:
        """Make an entry from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            name=data["name"],
            provider=data["provider"],
            kind=data["kind"],
            target_groups=Selection.from_data(data.get("target_groups")),
            territory=Selection.from_data(data.get("territory")),
            history=tuple(map(_step, data["history"])),
            mandates=tuple(map(_mandate, data.get("mandates", ()))),
            payments=tuple(Payment(int(year), amount) for year, amount in sorted(data.get("payments", {}).items())),
            payment_inputs=payment_inputs(data),
            needs=tuple(data.get("needs", ())),
            note=data.get("note", ""),
        )


def payment_inputs(data: Mapping[str, Any]) -> tuple[PaymentInput, ...]:
    """Read `payment_inputs` of a service or an application, figures by name under their year; none is an empty list."""
    return tuple(
        PaymentInput(int(year), name, Decimal(str(value)))
        for year, figures in sorted(data.get("payment_inputs", {}).items())
        for name, value in figures.items()
    )


def _step(data: Mapping[str, Any]) -> Step:
    reservation = data.get("reservation")
    return Step(
        date.fromisoformat(data["effective"]),
        data["decision"],
        data["action"],
        form_capacities(data),
        data.get("level", ""),
        data.get("register", ""),
        _reservation(reservation) if isinstance(reservation, Mapping) else None,
        reservation == "none",
        data.get("note", ""),
        data.get("late_reason", ""),
    )


def form_capacities(data: Mapping[str, Any]) -> tuple[FormCapacity, ...]:
    """Read `forms` of a step or an application; none is an empty list."""
    return tuple(map(_form, data.get("forms", ())))


def _form(data: Mapping[str, Any]) -> FormCapacity:
    # by way of text: the number as it was written, not as a computer rounds it
    return FormCapacity(
        data["form"], tuple(Capacity(item["unit"], Decimal(str(item["value"]))) for item in data["capacity"])
    )


def _reservation(data: Mapping[str, str]) -> Reservation:
    return Reservation(data["what"], date.fromisoformat(data["until"]) if "until" in data else None)


def _mandate(data: Mapping[str, str]) -> Mandate:
    return Mandate(Period.from_data(data), data.get("issuer", ""), data.get("decision", ""))
