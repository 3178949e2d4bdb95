"""Capacities and payments of a row: a number, its unit, its form and the days it holds for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.grid import Cell, Grid
from sprss_cli.exchange.network.account import Account
from sprss_cli.exchange.network.columns import Column, Span
from sprss_cli.exchange.network.conventions import NetworkConventions, wording
from sprss_cli.exchange.network.service import Service
from sprss_cli.exchange.network.tables import Row, Table
from sprss_cli.exchange.network.values import amounts_in, number_in
from sprss_cli.exchange.notes import Outcome
from sprss_cli.model.message import say

_NO = frozenset({"-", "–", "—", "ne", "0"})


@dataclass(frozen=True)
class RowCapacity:
    """Reads the figures of one row.

    Attributes:
        grid: The sheet.
        table: The table.
        conventions: What words mean.
        account: What becomes of the cells.
        form: The form that a line above the row names; empty when none does.
    """

    grid: Grid
    table: Table
    conventions: NetworkConventions
    account: Account
    form: str

    def read(self, service: Service, cells: Row, columns: dict[str, list[int]], span: Span | None) -> None:
        """Add the figures of a row to its service; a figure that is merged with one above was added there."""
        forms = self._forms(service, cells, columns)
        units = self._units(service, cells, columns)
        for number in columns.get("capacity", ()):
            cell = cells.get(number)
            if cell is None or cell.copy or folded(cell.text) in self.conventions.nothing:
                continue
            column = self.table.columns[number]
            found = self._capacity(service, cell, column, forms, units)
            again = service.add(column.span or span, found)
            if again:
                message = say(
                    "sheet {sheet}, {place}: a further row of the service; its capacity was added up",
                    sheet=self.grid.name,
                    place=cell.place,
                )
                self.account.say(Outcome.INTERPRETED, message, service.id, "forms")
        for number in columns.get("payment", ()):
            if (cell := cells.get(number)) is not None and not cell.copy:
                self._payment(service, cell, self.table.columns[number], span)

    def _capacity(
        self, service: Service, cell: Cell, column: Column, forms: list[str], units: list[str]
    ) -> list[tuple[str, str, Decimal]]:
        """Return form, unit and value of each figure in a cell; lines of a cell go with the lines of its form."""
        parts = [part for part in cell.text.split("\n") if part]
        paired = len(parts) > 1 and len(parts) in (len(forms), len(units))
        found: list[tuple[str, str, Decimal]] = []
        for index, part in enumerate(parts if paired else [cell.line]):
            value = number_in(cell if not paired else Cell(cell.row, cell.column, part))
            amounts = ((value, ""),) if value is not None else amounts_in(part, self.conventions.units)
            if not amounts:
                return self._lost(service, cell)
            form = column.form or (
                forms[index] if len(forms) == len(parts) and paired else forms[0] if len(forms) == 1 else ""
            )
            if len(forms) > 1 and not form:
                form = "?"
            for amount, written in amounts:
                unit = (
                    written
                    or column.unit
                    or (units[index] if len(units) == len(parts) and paired else units[0] if len(units) == 1 else "")
                )
                if amount != 0:
                    found.append((form, unit, amount))
        return found

    def _lost(self, service: Service, cell: Cell) -> list[tuple[str, str, Decimal]]:
        service.unsure = True
        self.account.open(self.grid, (cell,), say("this is no capacity:"), service.id, "forms")
        return []

    def _forms(self, service: Service, cells: Row, columns: dict[str, list[int]]) -> list[str]:
        """Return the forms that a row names, each in its own line or divided by commas, or by crosses in columns."""
        found: list[str] = []
        for number in columns.get("form", ()):
            cell = cells.get(number)
            marked = self.table.columns[number].form
            if cell is None or folded(cell.text) in (_NO if marked else self.conventions.nothing):
                continue
            words = [marked] if marked else _parts(cell.text, self.conventions.forms)
            keys = [marked] if marked else [self.conventions.forms.get(wording(word), "") for word in words]
            if all(keys):
                found += keys
            else:
                service.unsure = True
                self.account.open(self.grid, (cell,), say("no form of a service is called so:"), service.id, "form")
        return found or ([self.conventions.forms[wording(self.form)]] if self.form else [])

    def _units(self, service: Service, cells: Row, columns: dict[str, list[int]]) -> list[str]:
        found: list[str] = []
        for cell in (cells[number] for number in columns.get("unit", ()) if number in cells):
            keys = [self.conventions.units.get(wording(word), "") for word in _parts(cell.text, self.conventions.units)]
            if all(keys):
                found += keys
            else:
                service.unsure = True
                self.account.open(self.grid, (cell,), say("no unit of capacity is called so:"), service.id, "unit")
        return found

    def _payment(self, service: Service, cell: Cell, column: Column, span: Span | None) -> None:
        if folded(cell.text) in self.conventions.nothing:
            return
        value = number_in(Cell(cell.row, cell.column, re.sub(r"\s*(?:Kč|CZK)\.?$", "", cell.line), cell.number))
        amount = None if value is None else value * column.times
        if amount is None or amount < 0 or amount != amount.to_integral_value():
            self.account.open(self.grid, (cell,), say("this is no amount in whole crowns:"), service.id, "payments")
            return
        days = column.span or span
        year = days.begins.year if days and (days.ends is None or days.ends.year == days.begins.year) else None
        if days and year is None:
            message = say("the payment of {years} cannot be divided among the years:", years=days.name)
            self.account.open(self.grid, (cell,), message, service.id, "payments")
            return
        service.payments[year] = service.payments.get(year, Decimal(0)) + amount


def _parts(text: str, known: object) -> list[str]:
    """Return the words of a cell: its lines, or what commas, slashes and „a“ divide; a known text is left whole."""
    if isinstance(known, dict) and wording(text) in known:
        return [text]
    return [part for part in re.split(r"\n|[,;/+]|\s+a\s+", text) if part.strip()]
