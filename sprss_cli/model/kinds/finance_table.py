"""Finance table (finanční tabulka): what the network costs, who pays it, what was asked for and what came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.record import Record, common_fields
from sprss_cli.model.reference import refers_to


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount. What it does not name it does not tell apart: without a kind it is for all services together.

    Attributes:
        year: The budget year.
        what: `cost`, `funding` (money of a payer that is counted on), `missing` (cost that no payer covers),
            `requested`, `granted` or `spent`; key of the catalogue `finance-figures`.
        amount: Whole CZK.
        payer: Party id; a cost and what is missing have none.
        service: Kind of service (`§ 44`) or category (`pece`).
        form: Key of the catalogue `service-forms`.
        variant: Key of the catalogue `finance-variants`, of cost, funding and missing only; empty when the figure
            holds in every variant.
        card: A card that the money goes to. Such a figure is part of others and is never added to the sums of a year.
        certainty: `secured` or `expected`, of funding only; what is not said is expected.
        part: What tells it apart from a figure that is otherwise the same, such as a second round of grants.
        source: Id of a document of the plan; empty when that of the table or the plan holds.
        page: Where it stands in the source.
        note: What a reader should know.
    """

    year: int
    what: str
    amount: int
    payer: str = field(default="", metadata=refers_to("parties"))
    service: str = ""
    form: str = ""
    variant: str = ""
    card: str = field(default="", metadata=refers_to("cards"))
    certainty: str = ""
    part: str = ""
    source: str = ""
    page: str = ""
    note: str = ""

    @property
    def secured(self) -> bool:
        """Whether it is money that a decision or a contract secures."""
        return self.certainty == "secured"

    def holds_in(self, variant: str) -> bool:
        """Return whether the figure belongs to a variant: to its own, or to every one when it names none."""
        return self.variant in ("", variant)


@dataclass(frozen=True, slots=True)
class Share:
    """What part of the money that a payer divides among regions goes to this one (směrné číslo).

    Attributes:
        payer: Party id.
        percent: Per cent of the whole.
        year: The year it holds for; None for every year.
        source: Id of a document of the plan; empty when that of the table or the plan holds.
        page: Where it stands in the source.
        note: What a reader should know.
    """

    payer: str = field(metadata=refers_to("parties"))
    percent: Decimal
    year: int | None = None
    source: str = ""
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceTable(Record):
    """A table of the finance chapter.

    Attributes:
        title: What the plan calls the table.
        base_year: The year n for which an outlook was made; None when the table is no outlook.
        figures: The amounts, in the order of the file.
        totals: Sums as the source states them: what the figures that agree in every key they name must add up to.
        shares: The region's shares of money divided among regions.
        note: What a reader should know.
    """

    folder: ClassVar[str] = "finance"
    schema: ClassVar[str] = "finance-table"
    records: ClassVar[Message] = say("finance tables")
    stage: ClassVar[int] = 5

    title: str = field(metadata=compare_as(Policy.TEXT))
    base_year: int | None = field(default=None, metadata=compare_as(Policy.WORD))
    figures: tuple[Figure, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    totals: tuple[Figure, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    shares: tuple[Share, ...] = field(default=(), metadata=compare_as(Policy.ITEMS))
    note: str = field(default="", metadata=compare_as(Policy.PROSE))

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the table names, with the keys that lead there."""
        return ((item.payer, (*keys, "payer")) for item, keys in self.items() if item.payer)

    def documents(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every document of the plan that single figures name, with the keys that lead there."""
        return ((item.source, (*keys, "source")) for item, keys in self.items() if item.source)

    def items(self) -> Iterator[tuple[Figure | Share, tuple[str | int, ...]]]:
        """Yield every figure, total and share of the table, with the keys that lead there."""
        for name in ("figures", "totals", "shares"):
            for index, item in enumerate(getattr(self, name)):
                yield item, (name, index)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> FinanceTable:
        """Make a table from data that has passed its schema."""
        base = data.get("base_year")
        return cls(
            **common_fields(data, source),
            title=data["title"],
            base_year=None if base is None else int(base),
            figures=tuple(map(_figure, data.get("figures", ()))),
            totals=tuple(map(_figure, data.get("totals", ()))),
            shares=tuple(map(_share, data.get("shares", ()))),
            note=data.get("note", ""),
        )


def _figure(data: Mapping[str, Any]) -> Figure:
    # for JSON Schema 2026.0 is a whole number too
    return Figure(**{**data, "year": int(data["year"]), "amount": int(data["amount"])})


def _share(data: Mapping[str, Any]) -> Share:
    # by way of text: the number as it was written, not as a computer rounds it
    year = data.get("year")
    return Share(**{**data, "percent": Decimal(str(data["percent"])), "year": None if year is None else int(year)})
