"""Action plan (akční plán): what of the plan is to be done in one year, with what network and for how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to


@dataclass(frozen=True, slots=True)
class YearStep:
    """What is to be done for a card in the year (krok).

    Attributes:
        card: The card.
        what: What is to be done.
        who: Party id of who is to do it; empty for whoever leads the card.
        until: By when; None for the end of the year.
    """

    card: str = field(metadata=refers_to("cards"))
    what: str
    who: str = field(default="", metadata=refers_to("parties"))
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan(Record):
    """The action plan of a year; the id is the year. What the plan holds elsewhere is named here, not written again.

    Attributes:
        decision: Number of the decision of `plan.yaml` by which it was approved; empty until then.
        text: What the year is about.
        steps: What is to be done, card by card.
        network_on: The day whose network the year begins with; None for 1 January.
        finance: Ids of the finance tables that hold the costs and the request for the year and the two after it.
        evaluates: The year whose evaluation belongs to the action plan; None when there is none.
    """

    folder: ClassVar[str] = "action-plans"
    schema: ClassVar[str] = "action-plan"
    records: ClassVar[Message] = say("action plans")

    decision: str = field(default="", metadata=compare_as(Policy.WORD))
    text: str = field(default="", metadata=compare_as(Policy.PROSE))
    steps: tuple[YearStep, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    network_on: date | None = field(default=None, metadata=compare_as(Policy.WORD))
    finance: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("finance"))
    evaluates: int | None = field(default=None, metadata=compare_as(Policy.WORD))

    @property
    def year(self) -> int:
        """The year it is for."""
        return int(self.id)

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the action plan names, with the keys that lead there."""
        for index, step in enumerate(self.steps):
            if step.who:
                yield step.who, ("steps", index, "who")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> ActionPlan:
        """Make an action plan from data that has passed its schema."""
        evaluates = data.get("evaluates")
        return cls(
            **common_fields(data, source),
            decision=data.get("decision", ""),
            text=data.get("text", ""),
            steps=tuple(map(_step, data["steps"])),
            network_on=_day(data.get("network_on")),
            finance=tuple(data.get("finance", ())),
            evaluates=None if evaluates is None else int(evaluates),
        )


def _step(data: Mapping[str, str]) -> YearStep:
    return YearStep(data["card"], data["what"], data.get("who", ""), _day(data.get("until")))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
