"""A workbook into services: which sheets are read, and as which list of services."""

from __future__ import annotations

from collections.abc import Iterable

from sprss_cli.exchange.grid import Grid
from sprss_cli.exchange.network.account import Account, Use
from sprss_cli.exchange.network.columns import Span, span_in
from sprss_cli.exchange.network.conventions import NetworkConventions
from sprss_cli.exchange.network.rows import Rows
from sprss_cli.exchange.network.service import Service
from sprss_cli.exchange.network.tables import SheetTables, tables_of
from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.kinds.network_entry import NETWORK
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean

_IGNORE = "ignore"


def read_services(
    grids: Iterable[Grid], names: Iterable[str], conventions: NetworkConventions, account: Account
) -> tuple[dict[str, Service], frozenset[str]]:
    """Return the services of a workbook by number, and the lists that it speaks of.

    Args:
        grids: The sheets.
        names: The sheets to read; all that are not hidden when none is named.
        conventions: What words mean.
        account: What becomes of the cells.

    Raises:
        UnreadableInput: There is no such sheet, or no table of services in any.
    """
    chosen = _chosen(tuple(grids), tuple(names), conventions, account)
    sheets: list[tuple[Grid, SheetTables, str]] = []
    for grid in chosen:
        tables = tables_of(grid, conventions)
        if not tables.tables:
            message = say("no table of services is found on this sheet; say “ignore” in “sheets” to pass it over")
            if cells := tuple(grid.cells):
                account.open(grid, cells, message)
            continue
        sheets.append((grid, tables, _register(grid, tables, conventions)))
    if not sheets:
        raise UnreadableInput(
            say("there is no table of services in the workbook"),
            say("a heading needs at least a number, a name or a provider, and a capacity, in cells of their own"),
        )
    rows = Rows(conventions, account)
    spans = _spans(sheets)
    for grid, tables, register in sheets:
        account.put(grid, tables.titles, Use.HEADING)
        for table in tables.tables:
            rows.read(grid, table, register, spans.get(grid.name))
        account.close(grid)
    lists = {register for _, _, register in sheets} | {service.register for service in rows.services.values()}
    return rows.services, frozenset(lists)


def _chosen(
    grids: tuple[Grid, ...], names: tuple[str, ...], conventions: NetworkConventions, account: Account
) -> Iterable[Grid]:
    known = {grid.name: grid for grid in grids}
    for name in names:
        if name not in known:
            message = say("the workbook has no sheet {name}", name=name)
            raise UnreadableInput(message, did_you_mean(name, known, say("its sheets: {names}", names=tuple(known))))
    if names:
        return [known[name] for name in dict.fromkeys(names)]
    for grid in grids:
        if grid.hidden and any(grid.cells) and grid.name not in conventions.sheets:
            message = say(
                "the hidden sheet {name} was not read; --sheet reads it, “sheets” can pass it over", name=grid.name
            )
            account.say(Outcome.UNDECIDED, message)
    seen = [grid for grid in grids if not grid.hidden or grid.name in conventions.sheets]
    return [grid for grid in seen if conventions.sheets.get(grid.name) != _IGNORE]


def _register(grid: Grid, tables: SheetTables, conventions: NetworkConventions) -> str:
    decided = conventions.sheets.get(grid.name, "")
    if decided and decided != _IGNORE:
        return decided
    titles = (conventions.register_in(cell.text) for cell in tables.titles)
    return conventions.register_in(grid.name) or next(filter(None, titles), NETWORK)


def _spans(sheets: list[tuple[Grid, SheetTables, str]]) -> dict[str, Span]:
    """Return the days that sheets speak of by their names („Síť 2024“, „Síť 2025“), where that tells them apart."""
    named = {grid.name: (register, span_in(grid.name)[1]) for grid, _, register in sheets}
    found: dict[str, Span] = {}
    for register in {one for one, _ in named.values()}:
        spans = {name: span for name, (one, span) in named.items() if one == register}
        if len(set(spans.values())) == len(spans) > 1:
            found |= {name: span for name, span in spans.items() if span is not None}
    return found
