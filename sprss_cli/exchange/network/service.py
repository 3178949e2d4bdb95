"""A service as a table has it: all its rows together, nothing compared with the plan yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sprss_cli.exchange.grid import Cell, Grid
from sprss_cli.exchange.network.columns import Span
from sprss_cli.model.message import say

LISTS = {
    "network": say("basic network"),
    "intent": say("development intents"),
    "temporary": say("temporary network"),
}
"""What reports call the registers of a network."""


@dataclass
class Service:
    """What the rows of one number say.

    Attributes:
        id: The number.
        grid: The sheet of its first row.
        cells: The cells of its rows.
        register: In which list it stands.
        texts: What its cells say in fields of words, each text once, by field.
        capacity: Capacity by the span of its column, then by form and unit; a form may be open (empty).
        payments: Payment by year; None stands for the year in which the decision takes effect.
        mandate: First and last day of its mandate, as far as the table says.
        fields: What its tables have columns for.
        unsure: Whether something that a step needs was not understood, so that none may be made.
    """

    id: str
    grid: Grid
    register: str
    cells: list[Cell] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    capacity: dict[Span | None, dict[tuple[str, str], Decimal]] = field(default_factory=dict)
    payments: dict[int | None, Decimal] = field(default_factory=dict)
    mandate: dict[str, date] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    unsure: bool = False

    def say(self, name: str, text: str) -> None:
        """Add what a cell says in a field of words."""
        texts = self.texts.setdefault(name, [])
        if text not in texts:
            texts.append(text)

    def first(self, name: str) -> str:
        """Return what the first cell of a field says; empty when none says anything."""
        return next(iter(self.texts.get(name, ())), "")

    def add(self, span: Span | None, found: Iterable[tuple[str, str, Decimal]]) -> list[tuple[str, str]]:
        """Add capacity and return the forms and units that had some before: rows of one service are added up."""
        sums = self.capacity.setdefault(span, {})
        again = []
        for form, unit, value in found:
            if (form, unit) in sums:
                again.append((form, unit))
            sums[form, unit] = sums.get((form, unit), Decimal(0)) + value
        return again
