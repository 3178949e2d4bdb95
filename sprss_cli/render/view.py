"""What a template can name: the plan arranged for printing, worded but not yet marked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sprss_cli.model.frame import Decision
from sprss_cli.model.further_wording import further_field, further_labels
from sprss_cli.model.hierarchy import goals_in_order, top_of
from sprss_cli.model.ids import natural as natural  # others sort by it too
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.period import Period
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Provenance, Record
from sprss_cli.model.wording import printed, printed_fields, service_name
from sprss_cli.render import charts, czech
from sprss_cli.render.level_words import level_words

_STATUS: Mapping[str, str] = {
    "draft": "rozpracovaný plán",
    "consultation": "plán v připomínkovém řízení",
    "submitted": "plán předložený ke schválení",
    "approved": "schválený plán",
    "amended": "schválený plán ve znění změn",
    "superseded": "plán nahrazený novějším",
}
_MARKED: Mapping[str, str] = {"reconstructed": "Rekonstruovaný záznam", "example": "Smyšlený příklad"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """The only door for time into a document.

    Attributes:
        day: The day the document shows; not asked of the clock here.
        commit: Which version of the data was built; empty when the plan is not in git.
        draft: Whether every page is marked as a draft.
        wording: What the title page says of an adopted text that held on a day; empty for the data as they are.
    """

    day: date
    commit: str = ""
    draft: bool = False
    wording: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a card: its key, what documents call it and what they print; `prose` when that is CommonMark."""

    name: str
    label: str
    text: str
    prose: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without empty ones."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as it is printed. `mark` tells that it is no official record, and why; empty when it is one."""

    id: str
    title: str
    goal: str
    period: Period
    fields: tuple[FieldView, ...]
    mark: str

    def text(self, name: str) -> str:
        """Return what is printed for a field; empty when the card leaves it empty."""
        return next((field.text for field in self.fields if field.name == name), "")


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with the cards that belong to it.

    Attributes:
        mark: That it is no official record; empty when it is one.
        level: What the plan calls its level; empty for the usual one.
        depth: How many goals stand above it.
        count: How many cards belong to it and to the goals below it.
    """

    id: str
    title: str
    description: str
    cards: tuple[CardView, ...]
    mark: str = ""
    level: str = ""
    depth: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class ServiceUse:
    """A kind or category of services: ids of the cards that name it, and how many belong to each goal."""

    key: str
    name: str
    cards: tuple[str, ...]
    by_goal: tuple[int, ...]

    @property
    def label(self) -> str:
        """The name, after the paragraph where there is one."""
        return f"{self.key} {self.name}".strip() if self.key.startswith("§") else self.name or self.key


@dataclass(frozen=True, slots=True)
class PartyUse:
    """A party with the ids of the cards it leads, takes part in and pays for."""

    id: str
    name: str
    leads: tuple[str, ...]
    cooperates: tuple[str, ...]
    pays: tuple[str, ...]

    @property
    def is_only_payer(self) -> bool:
        """Whether no card names the party but for its money."""
        return not self.leads and not self.cooperates


@dataclass(frozen=True, slots=True)
class AmountView:
    """An amount on a card; `project_total` belongs to a whole project and is never added up."""

    card: str
    sources: str
    call: str
    amount: int | None
    project_total: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Of what kinds of origin some records are, as documents say it."""

    kinds: frozenset[str]

    @classmethod
    def of(cls, records: Iterable[Record], plan: Plan) -> Origin:
        """Return the origin of records; one that does not name its own has that of its plan."""
        found = (record.provenance or plan.frame.provenance for record in records)
        return cls(frozenset(provenance.kind for provenance in found if provenance))

    @property
    def mark(self) -> str:
        """What stands above every page of a document with records that are no official ones; mostly nothing."""
        words = {"example": "smyšlený příklad", "reconstructed": "obsahuje rekonstruované záznamy"}
        return next((said for kind, said in words.items() if kind in self.kinds), "")

    @property
    def notices(self) -> tuple[str, ...]:
        """What the title page has to say of records that are no official ones."""
        some = "Záznamy jsou rekonstruovány" if self.kinds == {"reconstructed"} else "Část záznamů je rekonstruována"
        parts = {
            "reconstructed": f"{some} z veřejných zdrojů; jejich znění není úřední.",
            "example": "Dokument obsahuje smyšlené příklady; nejde o úřední znění.",
        }
        return tuple(text for kind, text in parts.items() if kind in self.kinds)


def unread_notice(plan: Plan, where: str) -> tuple[str, ...]:
    """Return that some records could not be read and are missing somewhere; nothing when all were read."""
    unread = [name for names in plan.unreadable.values() for name in sorted(names)]
    return (f"Tyto záznamy nešlo přečíst, a {where} proto chybí: {', '.join(unread)}.",) if unread else ()


class PlanView:
    """A plan as templates see it. Everything is sorted, worded in Czech and free of the machine's clock and locale."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cards = sorted(plan.of(Card).values(), key=lambda card: natural(card.id))
        self.title = plan.frame.title
        self.region = plan.frame.region.name
        self.period = years(plan.frame.period)
        self.status = _STATUS[plan.frame.status]
        self.vision = plan.frame.vision
        self.labels = {**further_labels(plan), **plan.frame.labels}
        self.words = level_words(plan.frame.levels)

    @property
    def adopted(self) -> bool:
        """Whether the cards are printed as they were adopted; one that is reconstructed or made up never was."""
        return self._plan.frame.adopted and not all(map(self._mark, self._cards))

    @cached_property
    def approvals(self) -> tuple[Decision, ...]:
        """The decisions by which the plan was approved or changed, in the order of the plan."""
        return tuple(one for one in self._plan.frame.decisions if one.effect in ("approval", "amendment"))

    @cached_property
    def cards(self) -> tuple[CardView, ...]:
        """All cards, by number."""
        return tuple(self._card(card) for card in self._cards)

    @cached_property
    def goals(self) -> tuple[GoalView, ...]:
        """All goals, each behind the one it belongs to, and ids that cards name though the plan has no such goal."""
        known = self._plan.of(Goal)
        unknown = {card.goal: 0 for card in self.cards if card.goal not in known}
        depths = {goal.id: depth for goal, depth in goals_in_order(self._plan)} | unknown
        in_order = depths if self._plan.frame.has_own_levels else sorted(depths, key=natural)
        return tuple(self._goal(identifier, known.get(identifier), depths[identifier]) for identifier in in_order)

    def _goal(self, identifier: str, goal: Goal | None, depth: int) -> GoalView:
        level = self._plan.frame.level_of(goal.level) if goal else None
        return GoalView(
            identifier,
            goal.title if goal else "",
            goal.description if goal else "",
            tuple(card for card in self.cards if card.goal == identifier),
            self._mark(goal) if goal else "",
            level.title if level else "",
            depth,
            sum(identifier in self._above(card.goal) for card in self.cards),
        )

    def _above(self, identifier: str) -> Iterator[str]:
        """Yield a goal and those above it."""
        goals, seen = self._plan.of(Goal), set[str]()
        while identifier not in seen:
            yield identifier
            seen.add(identifier)
            identifier = goals[identifier].parent if identifier in goals else ""

    @cached_property
    def tops(self) -> tuple[GoalView, ...]:
        """The goals that belong to no other one."""
        return tuple(goal for goal in self.goals if not goal.depth)

    @cached_property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """What the plan calls the records of each level, and how many there are; nothing for the usual levels."""
        frame = self._plan.frame
        counts = [
            *(
                sum(frame.level_of(one.level) == level for one in self._plan.of(Goal).values())
                for level in frame.levels[:-1]
            ),
            len(self.cards),
        ]
        found = zip(frame.levels, counts, strict=True)
        return tuple((level.plural, count) for level, count in found if level.plural)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids that a document has anchors for."""
        return frozenset((*(card.id for card in self.cards), *(goal.id for goal in self.goals)))

    @cached_property
    def services(self) -> tuple[ServiceUse, ...]:
        """The kinds of services that cards name, in the order of the act; then categories, and all and none."""
        uses = _collected((key, card) for card in self._cards for key in card.services.ids or (card.services.word,))
        goals = [goal.id for goal in self.tops]
        tops = {goal.id: top_of(goal.id, self._plan) for goal in self.goals}
        return tuple(
            ServiceUse(
                key,
                self._service_name(key),
                tuple(card.id for card in cards),
                tuple(sum(tops[card.goal] == goal for card in cards) for goal in goals),
            )
            for key, cards in sorted(uses.items(), key=lambda item: (not item[0].startswith("§"), natural(item[0])))
            if key
        )

    def _service_name(self, key: str) -> str:
        words = {"all": "všechny druhy služeb", "none": "druh služby karta neurčuje"}
        return words.get(key) or service_name(key, self._plan)

    @cached_property
    def parties(self) -> tuple[PartyUse, ...]:
        """The parties that cards name, the busiest first."""
        leads = _collected((party, card) for card in self._cards for party in card.responsible.lead)
        helps = _collected((party, card) for card in self._cards for party in card.responsible.cooperation)
        pays = _collected(
            (party, card)
            for card in self._cards
            for item in card.funding
            for party in (*item.sources, *filter(None, (item.programme,)))
        )
        uses = [
            PartyUse(
                party,
                self._party(party),
                *(tuple(c.id for c in found.get(party, ())) for found in (leads, helps, pays)),
            )
            for party in {*leads, *helps, *pays}
        ]
        return tuple(sorted(uses, key=_busiest_first))

    @cached_property
    def amounts(self) -> tuple[AmountView, ...]:
        """The amounts that cards give, by card."""
        return tuple(
            AmountView(card.id, ", ".join(map(self._label, item.sources)), item.call, item.amount, item.project_total)
            for card in self._cards
            for item in card.funding
            if item.amount is not None or item.project_total is not None
        )

    @property
    def amount_sum(self) -> int:
        """The sum of what goes to the cards themselves, whole crowns."""
        return sum(item.amount or 0 for item in self.amounts)

    @cached_property
    def timelines(self) -> tuple[charts.Chart, ...]:
        """Drawn timelines of the cards, as many as are needed to fit their pages."""
        rows = [charts.Bar(top_of(card.goal, self._plan), card.id, card.title, card.period) for card in self.cards]
        return charts.timelines(rows, self._plan.frame.period)

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the cards and goals are."""
        return Origin.of((*self._cards, *self._plan.every(Goal)), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page of a document with records that are no official ones; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What the title page has to say of records that are no official ones."""
        return self.origin.notices

    def _provenance(self, record: Record) -> Provenance | None:
        return record.provenance or self._plan.frame.provenance

    def _card(self, card: Card) -> CardView:
        fields = tuple(
            FieldView(name, self.labels.get(name, ""), printed(card, name, self._plan), name in self._of_prose)
            for name in self._fields
        )
        title = next(field.text for field in fields if field.name == "title")
        return CardView(card.id, title, card.goal, card.period, fields, self._mark(card))

    @cached_property
    def _fields(self) -> tuple[str, ...]:
        return printed_fields(self._plan)

    @cached_property
    def _of_prose(self) -> frozenset[str]:
        own = (name for name in self._fields if (field := further_field(name, self._plan)) and field.type == "prose")
        return frozenset(("description", *own))

    def _mark(self, record: Record) -> str:
        """Return that a record is no official one, from what it was made, and what else there is to know."""
        found = self._provenance(record)
        mark = _MARKED.get(found.kind, "") if found else ""
        if not found or not mark:
            return ""
        source = next((one.title for one in self._plan.frame.documents if one.id == found.source), "")
        if source and found.kind == "reconstructed":
            mark = f"{mark} podle zdroje: {source}"
        return f"{mark}. {found.note}" if found.note else mark

    def _party(self, identifier: str) -> str:
        found = self._plan.of(Party).get(identifier)
        return found.title if found else identifier

    def _label(self, identifier: str) -> str:
        found = self._plan.of(Party).get(identifier)
        return found.label if found else identifier


def _collected(pairs: Iterable[tuple[str, Card]]) -> dict[str, list[Card]]:
    """Return the cards of each key, each card once, in the order given."""
    found: dict[str, list[Card]] = {}
    for key, card in pairs:
        cards = found.setdefault(key, [])
        if card not in cards[-1:]:
            cards.append(card)
    return found


def _busiest_first(use: PartyUse) -> tuple[object, ...]:
    return -len(use.leads), -len(use.pays), -len(use.cooperates), czech.order(use.name), use.id


def _ids(cards: Iterable[Card]) -> tuple[str, ...]:
    return tuple(card.id for card in cards)


def years(period: Period) -> str:
    """Return a period as running text has it: 2014–2017."""
    return str(period).replace("-", "–") if period.whole_years else str(period)
