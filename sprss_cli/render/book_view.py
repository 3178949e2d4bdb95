"""What the template of the whole plan can name: its parts, their chapters, and what chapters put in of the frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sprss_cli.model.abbreviations import explained
from sprss_cli.model.blocks import Block
from sprss_cli.model.chapter_targets import CHAPTER, PART, Target, directives, targets
from sprss_cli.model.chapter_values import values
from sprss_cli.model.frame import Body, Document
from sprss_cli.model.kinds.card import Card, Selection
from sprss_cli.model.kinds.chapter import PARTS, Chapter
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.need_coverage import by_place_and_group, coverage
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import demand, titled
from sprss_cli.model.shown import party as party_name
from sprss_cli.render import czech
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.level_words import level_words
from sprss_cli.render.network_grids import short_day
from sprss_cli.render.view import Origin, natural, unread_notice

_PARTS: Mapping[str, str] = {
    "descriptive": "Popisná část",
    "analytical": "Analytická část",
    "evaluation": "Vyhodnocení předchozího plánu",
    "strategic": "Strategická část",
    "network": "Síť sociálních služeb",
    "finance": "Finanční část",
    "annex": "Přílohy",
}
_PRIORITY: Mapping[str, str] = {"high": "naléhavá", "medium": "méně naléhavá", "low": "nenaléhavá"}
_WORDS: Mapping[str, str] = {"regional": "celý kraj", "all": "všechny cílové skupiny"}
_PARTY: Mapping[str, str] = {
    "region": "kraj",
    "municipality": "obec",
    "organisation": "organizace",
    "authority": "úřad",
    "group": "skupina",
    "programme": "program",
}


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter: its title, its anchor and its text, which the filter `chapter` makes Markdown of.

    `mark` tells that it is no official one, and from what it was made; empty when it is one.
    """

    title: str
    anchor: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the plan with its chapters, in their order."""

    key: str
    title: str
    anchor: str
    chapters: tuple[ChapterView, ...]


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need as a table prints it; `cards` are its measures."""

    id: str
    title: str
    territory: str
    groups: str
    demanded: str
    priority: str
    cards: tuple[str, ...]


class Book:
    """A plan as one document.

    Args:
        plan: The plan.
        day: The day of its network, which values are of too.
    """

    def __init__(self, plan: Plan, day: date) -> None:
        self._plan = plan
        self._day = day

    @property
    def blocks(self) -> Mapping[str, Block]:
        """The blocks that chapters can put in."""
        return self._plan.blocks

    @cached_property
    def _values(self) -> Mapping[str, str]:
        return values(self._plan, self._day)

    def value(self, name: str) -> str:
        """Return a value; of one that there is not, which only a draft can name, its name."""
        return self._values.get(name, f"[{name}]")

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """What chapters can refer to, by anchor."""
        return targets(self._plan)

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """What the plan explains, by abbreviation, in the order of an index."""
        found = explained(self._plan)
        return {short: found[short] for short in sorted(found, key=czech.order)}

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(one.name for _, one in directives(self._plan) if one.alone)

    def noun(self, identifier: str) -> str:
        """Return the plan's own word for a card or a goal; empty where it has none."""
        if not self._plan.frame.has_own_levels:
            return ""
        words = level_words(self._plan.frame.levels)
        goal = self._plan.of(Goal).get(identifier)
        level = self._plan.frame.level_of(goal.level) if goal else None
        if level:
            return level.title[:1].lower() + level.title[1:]
        return words.reference if identifier in self._plan.of(Card) else ""

    def uses(self, *blocks: str) -> bool:
        """Return whether a chapter puts in one of these blocks, so that the document need not repeat it."""
        return not self._used.isdisjoint(blocks)

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the records are."""
        return Origin.of((record for records in self._plan.records.values() for record in records), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page when records are no official ones; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know first: records that are no official ones, and records that could not be read."""
        return (*self.origin.notices, *unread_notice(self._plan, "v dokumentu"))

    @cached_property
    def parts(self) -> tuple[PartView, ...]:
        """All parts, also those without a chapter, in the order of the decree."""
        chapters = sorted(self._plan.of(Chapter).values(), key=lambda one: (one.order, natural(one.id)))
        return tuple(
            PartView(key, _PARTS[key], f"{PART}{key}", tuple(self._chapter(one) for one in chapters if one.part == key))
            for key in PARTS
        )

    def _chapter(self, chapter: Chapter) -> ChapterView:
        return ChapterView(chapter.title, f"{CHAPTER}{chapter.id}", chapter.text, self._mark(chapter))

    def _mark(self, chapter: Chapter) -> str:
        """Return that a chapter was put together from public sources, and from which; mostly nothing."""
        found = chapter.provenance or self._plan.frame.provenance
        if found is None or found.kind != "reconstructed":
            return ""
        source = next((one.title for one in self.documents if one.id == found.source), "")
        about = f" podle zdroje: {source}" if source else ""
        return f"Rekonstruovaná kapitola{about}. {found.note}".strip()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies of the planning process."""
        return self._plan.frame.bodies

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that facts of the plan are taken from or that belong to it."""
        return self._plan.frame.documents

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """What the plan rests on."""
        return self._plan.frame.legal_basis

    @cached_property
    def decisions(self) -> Grid | None:
        """The decisions on the plan; None without any."""
        columns = (Column("Datum", 18), Column("Orgán", 24), Column("Usnesení č.", 16), Column("Věc", 42))
        rows = tuple(
            (short_day(one.day) if one.day else "", one.body, one.number, one.what)
            for one in self._plan.frame.decisions
        )
        return Grid("rozhodnuti", "Rozhodnutí o plánu a o síti", columns, (Group(rows),)) if rows else None

    @cached_property
    def events(self) -> Grid | None:
        """What happened on the way, in the order of the plan; None without any."""
        columns = (Column("Kdy", 26), Column("Co se konalo", 74))
        rows = tuple((_days(one.begins, one.ends), one.what) for one in self._plan.frame.events)
        return Grid("udalosti", "Průběh přípravy plánu", columns, (Group(rows),)) if rows else None

    @cached_property
    def parties(self) -> Grid | None:
        """The parties that cards name as leading or taking part; None without any."""
        named = {
            party
            for card in self._plan.every(Card)
            for party in (*card.responsible.lead, *card.responsible.cooperation)
        }
        known = [party for party in self._plan.of(Party).values() if party.id in named]
        columns = (Column("Subjekt", 50), Column("Jak je uváděn", 22), Column("Povaha", 14), Column("IČO", 14))
        rows = tuple(
            (party.title, party.short, _PARTY.get(party.kind, party.kind), party.ico)
            for party in sorted(known, key=lambda one: czech.order(one.title))
        )
        return Grid("subjekty", "Odpovědné a spolupracující subjekty", columns, (Group(rows),)) if rows else None

    @cached_property
    def needs(self) -> tuple[NeedView, ...]:
        """The needs with the cards that are to meet them."""
        return tuple(self._need(one.need, tuple(card.id for card in one.measures)) for one in coverage(self._plan))

    def _need(self, need: Need, cards: tuple[str, ...]) -> NeedView:
        demanded = "; ".join(demand(item, self._plan) for item in need.demanded)
        territory, groups = self._names(need.territory, "territory"), self._names(need.target_groups, "target_groups")
        return NeedView(need.id, need.title, territory, groups, demanded, _PRIORITY.get(need.priority, ""), cards)

    def _names(self, selection: Selection, field: str) -> str:
        return ", ".join(self._name(key, field) for key in (selection.ids or (selection.word,)) if key)

    def _name(self, key: str, field: str) -> str:
        return _WORDS.get(key) or titled(key, field, self._plan)

    @cached_property
    def needs_coverage(self) -> Grid | None:
        """Needs with a measure, of all, by territory and target group; None without needs."""
        counts = by_place_and_group(coverage(self._plan))
        if not counts:
            return None
        places, groups = (list(dict.fromkeys(key[index] for key in counts)) for index in (0, 1))
        heads = ("Celkem" if not group else "všechny" if group == "all" else group for group in groups)
        columns = (Column("Území", 24), *(Column(head, max(8, 2 * len(head)), number=True) for head in heads))
        cells = {place: tuple(_share(counts[place, group]) for group in groups) for place in places}
        rows = tuple((self._name(place, "territory"), *cells[place]) for place in places if place)
        return Grid(
            "pokryti", "Potřeby s opatřením ze všech potřeb", columns, (Group(rows, total=("Celkem", *cells[""])),)
        )

    def party(self, identifier: str) -> str:
        """Return the name of a party as documents print it."""
        return party_name(identifier, self._plan)


def _share(count: tuple[int, int]) -> str:
    return f"{count[0]} z{czech.HARD_SPACE}{count[1]}" if count[1] else ""


def _days(begins: date | None, ends: date | None) -> str:
    if begins is None:
        return "den není znám"
    if ends is None or ends == begins:
        return short_day(begins)
    return f"{short_day(begins)} – {short_day(ends)}"
