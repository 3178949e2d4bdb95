"""Activity card (karta rozvojové aktivity)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.further import Value, further
from sprss_cli.model.message import Message, say
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.record import Continuity, Record, common_fields, continuity
from sprss_cli.model.reference import refers_to


@dataclass(frozen=True, slots=True)
class Selection:
    """Some members of a list, or one of the words `all` and `none`.

    Attributes:
        ids: The members named, in the order of the file; empty when a word stands instead.
        word: `all`, `none` or empty.
    """

    ids: tuple[str, ...] = ()
    word: str = ""

    @classmethod
    def from_data(cls, value: str | list[str] | None) -> Selection:
        """Read a list of ids or one of the two words; nothing at all selects nothing."""
        if isinstance(value, str):
            return cls(word=value)
        return _selected(tuple(value or ()))


@lru_cache(maxsize=4096)  # records select the same few things again and again
def _selected(ids: tuple[str, ...]) -> Selection:
    return Selection(ids)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a card and who takes part, by party id."""

    lead: tuple[str, ...] = field(default=(), metadata=refers_to("parties"))
    cooperation: tuple[str, ...] = field(default=(), metadata=refers_to("parties"))


@dataclass(frozen=True, slots=True)
class Funding:
    """One source of money, or several that pay one amount together.

    Attributes:
        sources: Party ids.
        amount: What goes to this card, whole CZK; None when the plan gives no figure.
        project_total: The grant of the whole project of which the card is a part, whole CZK; not to be
            added up over cards, because several cards share one project.
        programme: Party id of the programme through which the money comes.
        call: Number of the programme's call.
        note: Anything else the plan says.
    """

    sources: tuple[str, ...] = field(metadata=refers_to("parties"))
    amount: int | None = None
    project_total: int | None = None
    programme: str = field(default="", metadata=refers_to("parties"))
    call: str = ""
    note: str = ""

    @property
    def bare(self) -> bool:
        """Whether it is one source and nothing else, as when the file has only the id of a party."""
        return self == Funding(self.sources) and len(self.sources) == 1

    @classmethod
    def from_data(cls, value: str | Mapping[str, Any]) -> Funding:
        """Read a party id alone, or a mapping that has passed the schema."""
        if isinstance(value, str):
            return _paid_by(value)
        source = value["source"]
        return cls(
            (source,) if isinstance(source, str) else tuple(source),
            _crowns(value.get("amount")),
            _crowns(value.get("project_total")),
            value.get("programme", ""),
            value.get("call", ""),
            value.get("note", ""),
        )


@lru_cache(maxsize=4096)
def _paid_by(party: str) -> Funding:
    return Funding((party,))


def _crowns(amount: int | float | None) -> int | None:
    """Return whole crowns: for JSON Schema 1000.0 is a whole number too."""
    return None if amount is None else int(amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Record):
    """An activity of the plan.

    Attributes:
        goal: The goal it belongs to.
        also_serves: Other goals, in the order of the file.
        forms: Forms of service the card speaks of (catalogue keys); empty when it names none.
        funding: Empty together with `unfunded` when the card says that it costs nothing.
        related: Ids of cards and goals it refers to.
        needs: Ids of the needs it is to meet.
        more: Further fields, which the plan defines, by key.
        as_adopted: Wording of a field in the adopted plan, where it differs from the reference.
        continues: Cards of an older plan that it follows.
        formerly: Ids it had in this plan before.
    """

    folder: ClassVar[str] = "cards"
    schema: ClassVar[str] = "card"
    records: ClassVar[Message] = say("cards")
    stage: ClassVar[int] = 2
    adopted: ClassVar[bool] = True

    title: str = field(metadata=compare_as(Policy.TEXT))
    goal: str = field(metadata=compare_as(Policy.REFERENCE) | refers_to("goals"))
    period: Period = field(metadata=compare_as(Policy.PERIOD))
    also_serves: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("goals"))
    target_groups: Selection = field(
        default_factory=Selection, metadata=compare_as(Policy.SELECTION) | refers_to("target-groups")
    )
    services: Selection = field(default_factory=Selection, metadata=compare_as(Policy.SELECTION))
    forms: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES))
    responsible: Responsibility = field(default_factory=Responsibility, metadata=compare_as(Policy.PARTIES))
    funding: tuple[Funding, ...] = field(default=(), metadata=compare_as(Policy.MONEY))
    unfunded: bool = field(default=False, metadata=compare_as(Policy.FLAG))
    description: str = field(default="", metadata=compare_as(Policy.PROSE))
    related: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("cards", "goals"))
    needs: tuple[str, ...] = field(default=(), metadata=compare_as(Policy.REFERENCES) | refers_to("needs"))
    more: Mapping[str, Value] = field(default_factory=dict, metadata=compare_as(Policy.FURTHER))
    as_adopted: Mapping[str, str] = field(default_factory=dict, metadata=compare_as(Policy.WORDINGS))
    continues: tuple[Continuity, ...] = ()
    formerly: tuple[str, ...] = ()

    def parties(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every party that the card names, each time it does, with the keys that lead there."""
        for index, party in enumerate(self.responsible.lead):
            yield party, ("responsible", "lead", index)
        for index, party in enumerate(self.responsible.cooperation):
            yield party, ("responsible", "cooperation", index)
        for index, item in enumerate(self.funding):
            for place, party in enumerate(item.sources):
                within = () if item.bare else ("source",) if len(item.sources) == 1 else ("source", place)
                yield party, ("funding", index, *within)
            if item.programme:
                yield item.programme, ("funding", index, "programme")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Card:
        """Make a card from data that has passed its schema."""
        responsible = data.get("responsible", {})
        funding = data.get("funding", ())
        return cls(
            **common_fields(data, source),
            title=data["title"],
            goal=data["goal"],
            period=Period.from_data(data["period"]),
            also_serves=tuple(data.get("also_serves", ())),
            target_groups=Selection.from_data(data.get("target_groups")),
            services=Selection.from_data(data.get("services")),
            forms=tuple(data.get("forms", ())),
            responsible=Responsibility(tuple(responsible.get("lead", ())), tuple(responsible.get("cooperation", ()))),
            funding=() if isinstance(funding, str) else tuple(map(Funding.from_data, funding)),
            unfunded=funding == "none",
            description=data.get("description", ""),
            related=tuple(data.get("related", ())),
            needs=tuple(data.get("needs", ())),
            more=further(data["more"]) if "more" in data else {},
            as_adopted=data.get("as_adopted", {}),
            continues=continuity(data),
            formerly=tuple(data.get("formerly", ())),
        )
