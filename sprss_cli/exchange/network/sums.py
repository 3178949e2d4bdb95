"""Rows of sums: recognised, and held against the rows above them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sprss_cli.exchange.grid import Cell
from sprss_cli.exchange.network.values import number_in
from sprss_cli.model.amounts import figure
from sprss_cli.model.message import Message, say

_NONE = Decimal(0)


class Sums:
    """Adds up the columns of a table as its rows are read."""

    def __init__(self) -> None:
        self._all: dict[int, Decimal] = {}
        self._part: dict[int, Decimal] = {}

    def add(self, cells: Mapping[int, Cell]) -> None:
        """Add the figures of a row."""
        for column, cell in cells.items():
            value = None if cell.copy else number_in(cell)
            if value is not None:
                self._all[column] = self._all.get(column, _NONE) + value
                self._part[column] = self._part.get(column, _NONE) + value

    def agree(self, cells: Mapping[int, Cell]) -> bool:
        """Return whether a row of nothing but figures is the sum of the rows above it."""
        values = {column: number_in(cell) for column, cell in cells.items()}
        return bool(values) and any(
            all(value == part.get(column) for column, value in values.items()) for part in (self._part, self._all)
        )

    def differences(self, cells: Mapping[int, Cell]) -> list[tuple[Cell, Message]]:
        """Return the figures of a row of sums that are neither the sum of a part nor of all; then a new part begins."""
        found = []
        for column, cell in cells.items():
            value = number_in(cell)
            part, whole = self._part.get(column, _NONE), self._all.get(column, _NONE)
            if value is not None and column in self._all and value not in (part, whole):
                right = part or whole
                message = say(
                    "the sum is {sum}, the rows above add up to {right}: a difference of {difference}",
                    sum=figure(value),
                    right=figure(right),
                    difference=figure(value - right, sign=True),
                )
                found.append((cell, message))
        self._part = {}
        return found
