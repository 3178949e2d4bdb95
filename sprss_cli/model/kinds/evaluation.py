"""Evaluation (vyhodnocení): what became of one card in one year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to

CARRIED_OVER = "carried-over"
STATUSES: Mapping[str, str] = {
    "fulfilled": "splněno",
    "partly": "splněno zčásti",
    "in-progress": "plní se",
    "not-started": "nezahájeno",
    CARRIED_OVER: "převedeno do dalšího plánu",
    "not-fulfilled": "nesplněno",
    "cancelled": "zrušeno",
}
"""What documents call the statuses of a card, from the best to the worst."""

OPEN = frozenset({"not-started", "in-progress"})
"""The statuses of a card with which nothing is settled yet."""

SETTLED = frozenset({"fulfilled", CARRIED_OVER, "cancelled"})
"""The statuses that a card keeps in later years."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of an indicator and the day it is of; None when the day is not known."""

    value: Decimal
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that is measured to see how far a card has come (ukazatel).

    Attributes:
        name: What is measured; by it the indicator is known again from year to year.
        unit: In what.
        baseline: Where the card began.
        target: Where it is to arrive.
        actual: Where it is now.
        source: Where the actual value is from.
    """

    name: str
    unit: str = ""
    baseline: Measured | None = None
    target: Measured | None = None
    actual: Measured | None = None
    source: str = ""

    @property
    def reached(self) -> Decimal | None:
        """How much of the way from baseline to target is done, in whole per cent; None without all three values."""
        if self.baseline is None or self.target is None or self.actual is None:
            return None
        way = self.target.value - self.baseline.value
        done = (self.actual.value - self.baseline.value) * 100
        return (done / way).quantize(Decimal(1), ROUND_HALF_UP) if way else None


@dataclass(frozen=True, slots=True)
class Spent:
    """Money that was spent on the card in the year, whole CZK.

    Attributes:
        payer: Party id of whose money it was.
        amount: Whole CZK; below zero for money that was returned.
        note: What a reader should know.
    """

    payer: str = field(metadata=refers_to("parties"))
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """What became of a card in a year. The id is the year and the card: `2023/A-1-01`.

    Attributes:
        card: The card.
        status: Key of `STATUSES`; empty as long as the year is not evaluated.
        done: What was done.
        outputs: What came of it, each in a line.
        indicators: What was measured.
        spent: Money that was spent in the year, by payer.
        obstacles: What stood in the way.
        evidence: Ids of documents of the plan, or web addresses, that prove it.
        reported_by: Party id of who says so.
        reported_on: When.
    """

    folder: ClassVar[str] = "evaluations"
    schema: ClassVar[str] = "evaluation"
    records: ClassVar[Message] = say("evaluations")
    below: ClassVar[str] = "year"
    stage: ClassVar[int] = 6

    card: str = field(metadata=compare_as(Policy.REFERENCE) | refers_to("cards"))
    status: str = field(default="", metadata=compare_as(Policy.WORD))
    done: str = field(default="", metadata=compare_as(Policy.PROSE))
    outputs: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES))
    indicators: tuple[Indicator, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    spent: tuple[Spent, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    obstacles: str = field(default="", metadata=compare_as(Policy.PROSE))
    evidence: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES))
    reported_by: str = field(default="", metadata=compare_as(Policy.WORD) | refers_to("parties"))
    reported_on: date | None = field(default=None, metadata=compare_as(Policy.WORD))

    @property
    def year(self) -> int:
        """The year that is evaluated."""
        return int(self.id[:4])

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the evaluation names, with the keys that lead there."""
        for index, item in enumerate(self.spent):
            yield item.payer, ("spent", index, "payer")
        if self.reported_by:
            yield self.reported_by, ("reported_by",)

    def documents(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every document of the plan that is evidence, with the keys that lead there."""
        for index, one in enumerate(self.evidence):
            if "://" not in one:
                yield one, ("evidence", index)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Evaluation:
        """Make an evaluation from data that has passed its schema."""
        reported = data.get("reported_on")
        return cls(
            **common_fields(data, source),
            card=data["card"],
            status=data.get("status", ""),
            done=data.get("done", ""),
            outputs=tuple(data.get("outputs", ())),
            indicators=tuple(map(_indicator, data.get("indicators", ()))),
            spent=tuple(Spent(**{**item, "amount": int(item["amount"])}) for item in data.get("spent", ())),
            obstacles=data.get("obstacles", ""),
            evidence=tuple(data.get("evidence", ())),
            reported_by=data.get("reported_by", ""),
            reported_on=date.fromisoformat(reported) if reported else None,
        )


def _indicator(data: Mapping[str, Any]) -> Indicator:
    baseline, target, actual = (_measured(data.get(key)) for key in ("baseline", "target", "actual"))
    return Indicator(data["name"], data.get("unit", ""), baseline, target, actual, data.get("source", ""))


def _measured(data: Mapping[str, Any] | None) -> Measured | None:
    if data is None:
        return None
    # by way of text: the number as it was written, not as a computer rounds it
    return Measured(Decimal(str(data["value"])), date.fromisoformat(data["date"]) if "date" in data else None)
