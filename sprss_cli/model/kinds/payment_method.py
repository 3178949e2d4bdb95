"""Payment method (metodika vyrovnávací platby): how a compensation payment follows from capacity and stated figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to

LEDGER_NAMES = ("months", "days", "days-in-year")
"""What the ledger of the network gives to every step: whole months and days of membership in the year, its days."""


@dataclass(frozen=True, slots=True)
class Applies:
    """What a method pays: kinds of services, in some forms or in all of them, by one unit of capacity."""

    services: tuple[str, ...]
    unit: str
    forms: tuple[str, ...] = ()

    def counts(self, kind: str, form: str, unit: str) -> bool:
        """Return whether the capacity of a service in this form and unit is counted."""
        return kind in self.services and unit == self.unit and (not self.forms or form in self.forms)

    def __str__(self) -> str:
        forms = f" ({', '.join(self.forms)})" if self.forms else ""
        return f"{', '.join(self.services)}{forms}: {self.unit}"


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One figure of a table; what it does not name it holds for alike."""

    value: Decimal
    services: tuple[str, ...] = ()
    form: str = ""
    unit: str = ""
    years: Period | None = None

    def fits(self, kind: str, form: str, unit: str, year: int) -> bool:
        """Return whether the row holds; a row that names a form or a unit holds only where one is asked for."""
        return (
            (not self.services or kind in self.services)
            and self.form in ("", form)
            and self.unit in ("", unit)
            and (self.years is None or self.years.begins.year <= year <= self.years.ends.year)
        )

    def __str__(self) -> str:
        years = str(self.years) if self.years else ""
        about = ", ".join(part for part in (*self.services, self.form, self.unit, years) if part)
        return f"{about}: {_number(self.value)}" if about else _number(self.value)


@dataclass(frozen=True, slots=True)
class Value:
    """A named table of figures that the region sets: reference values, ceilings, shares, money available.

    Attributes:
        id: Its name in the steps.
        what: Its name in words.
        rows: The figures; for each service and year exactly one has to hold.
        measure: `crowns`, `per-cent` or `number`.
        source: Id of a document of the plan; empty when the provenance of the method or the plan holds.
    """

    id: str
    what: str
    rows: tuple[ValueRow, ...]
    measure: str = "crowns"
    source: str = ""

    def __str__(self) -> str:
        return f"{self.what} ({self.id}): {'; '.join(map(str, self.rows))}"


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that each service or application states for itself under `payment_inputs`, year by year."""

    id: str
    what: str
    measure: str = "crowns"

    def __str__(self) -> str:
        return f"{self.what} ({self.id})"


@dataclass(frozen=True, slots=True)
class MethodStep:
    """One step of the reckoning.

    Attributes:
        id: Its name in later steps.
        what: What it gives, in words.
        do: One of a closed set of operations: `per-capacity`, `add`, `subtract`, `multiply`, `share`, `pro-rata`,
            `at-most`, `at-least`, `round`, `total`.
        of: What it works on, in order: names of earlier steps, values, inputs or of the ledger, or numbers.
        measure: `crowns`, `per-cent` or `number`.
        to: To multiples of what it rounds.
        way: `down`, `up` or `nearest` (halves up).
    """

    id: str
    what: str
    do: str
    of: tuple[str | Decimal, ...]
    measure: str = "crowns"
    to: int = 1
    way: str = ""

    def __str__(self) -> str:
        operands = ", ".join(item if isinstance(item, str) else _number(item) for item in self.of)
        rounding = f" {self.way} {self.to}" if self.way else ""
        return f"{self.what} ({self.id}): {self.do} {operands}{rounding}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMethod(Record):
    """How the compensation payment of a year is made, as data: each step names what it works on.

    Attributes:
        title: What the region calls it.
        years: The years it holds for.
        applies: What capacity it pays.
        capacity: What capacity of a year counts when it changes: of the `first-day` or `last-day` of membership in the
            year, or the `average` over all days of the year.
        payers: Parties that the payments are paid by; empty when it is not said.
        values: What the region sets.
        inputs: What each service states.
        steps: The reckoning; the last step gives the payment.
        ceiling: Id of the step that gives the highest payment allowed; empty when the method has none.
        note: What a reader should know.
    """

    folder: ClassVar[str] = "payment-methods"
    schema: ClassVar[str] = "payment-method"
    records: ClassVar[Message] = say("payment methods")

    title: str = field(metadata=compare_as(Policy.TEXT))
    years: Period = field(metadata=compare_as(Policy.PERIOD))
    applies: tuple[Applies, ...] = field(metadata=compare_as(Policy.ITEMS))
    capacity: str = field(metadata=compare_as(Policy.WORD))
    payers: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("parties"))
    values: tuple[Value, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    inputs: tuple[Input, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    steps: tuple[MethodStep, ...] = field(metadata=compare_as(Policy.ITEMS))
    ceiling: str = field(default="", metadata=compare_as(Policy.WORD))
    note: str = field(default="", metadata=compare_as(Policy.PROSE))

    def holds_in(self, year: int) -> bool:
        """Return whether the method is used for a year."""
        return self.years.begins.year <= year <= self.years.ends.year

    def counts(self, kind: str, form: str, unit: str) -> bool:
        """Return whether the method pays capacity of this kind, form and unit."""
        return any(item.counts(kind, form, unit) for item in self.applies)

    def row_years(self) -> Iterator[tuple[Period, Address]]:
        """Yield the years of every row that names some, with their place."""
        for index, value in enumerate(self.values):
            for place, row in enumerate(value.rows):
                if row.years:
                    yield row.years, self.at("values", index, "rows", place, "years")

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the method names, with the keys that lead there."""
        for index, party in enumerate(self.payers):
            yield party, ("payers", index)

    def documents(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every document that the method names, with the keys that lead there."""
        for index, value in enumerate(self.values):
            if value.source:
                yield value.source, ("values", index, "source")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> PaymentMethod:
        """Make a method from data that has passed its schema."""
        return cls(
            **common_fields(data, source),
            title=data["title"],
            years=Period.from_data(data["years"]),
            applies=tuple(map(_applies, data["applies"])),
            capacity=data["capacity"],
            payers=tuple(data.get("payers", ())),
            values=tuple(map(_value, data.get("values", ()))),
            inputs=tuple(Input(**item) for item in data.get("inputs", ())),
            steps=tuple(map(_step, data["steps"])),
            ceiling=data.get("ceiling", ""),
            note=data.get("note", ""),
        )


def _applies(data: Mapping[str, Any]) -> Applies:
    return Applies(tuple(data["services"]), data["unit"], tuple(data.get("forms", ())))


def _value(data: Mapping[str, Any]) -> Value:
    return Value(**{**data, "rows": tuple(map(_row, data["rows"]))})


def _row(data: Mapping[str, Any]) -> ValueRow:
    years = Period.from_data(data["years"]) if "years" in data else None
    services = tuple(data.get("services", ()))
    return ValueRow(_decimal(data["value"]), services, data.get("form", ""), data.get("unit", ""), years)


def _step(data: Mapping[str, Any]) -> MethodStep:
    operands = tuple(item if isinstance(item, str) else _decimal(item) for item in data["of"])
    # for JSON Schema 1000.0 is a whole number too
    return MethodStep(**{**data, "of": operands, "to": int(data.get("to", 1))})


def _decimal(value: float) -> Decimal:
    # by way of text: the number as it was written, not as a computer rounds it
    return Decimal(str(value))


def _number(value: Decimal) -> str:
    return f"{value:,f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
