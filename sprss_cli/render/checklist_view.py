"""What the template of the checklist can name: the legal requirements and what meets them, worded in Czech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from sprss_cli.model.checklist import Evidence, Item, State, Way, checklist
from sprss_cli.model.lawful import UNSURE
from sprss_cli.model.plan import Plan
from sprss_cli.render import czech
from sprss_cli.render.view import Origin, unread_notice

_STATES: Mapping[State, str] = {
    State.MET: "splněno",
    State.PARTLY: "splněno zčásti",
    State.MISSING: "nenalezeno",
    State.PERSON: "posoudí člověk",
}
_HAVING: Mapping[str, str] = {
    "lead": "karta, která uvádí, kdo odpovídá",
    "municipality": "potřeba, kterou sdělila obec",
    "municipal-capacity": "potřeba, kterou sdělila obec, s potřebnou kapacitou",
    "cost": "finanční tabulka s náklady",
    "funding": "finanční tabulka se zdroji",
    "outlook": "finanční tabulka, která je výhledem",
}
_FRAME: Mapping[str, str] = {
    "vision": "vize",
    "previous": "předchozí plán",
    "bodies": "orgány a skupiny",
    "criteria": "kritéria sítě",
}
_DECISIONS: Mapping[str, str] = {
    "launch": "rozhodnutí o zahájení prací",
    "submission": "předložení plánu zastupitelstvu",
    "approval": "rozhodnutí o schválení plánu",
    "amendment": "rozhodnutí o změně plánu",
    "replacement": "rozhodnutí o nahrazení plánu jiným",
    "network": "rozhodnutí o síti",
    "other": "jiné rozhodnutí",
}
_EVENTS: Mapping[str, str] = {
    "publication": "zveřejnění návrhu",
    "consultation": "písemné připomínky",
    "hearing": "veřejné projednání",
    "settlement": "zveřejnění vypořádání připomínek",
    "other": "jiná událost",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement as it is printed: its key and name, its legal basis, its state, what meets it, what does not."""

    key: str
    name: str
    basis: str
    state: str
    found: str
    open: str


@dataclass(frozen=True, slots=True)
class Part:
    """Requirements under one heading."""

    title: str
    anchor: str
    rows: tuple[Row, ...]


class ChecklistView:
    """The legal requirements of a day with what of a plan meets them, as templates see them.

    Args:
        plan: The plan.
        day: The day whose law is asked for.
        title: Returns what a record of a folder is called.
    """

    def __init__(self, plan: Plan, day: date, title: Callable[[str], str]) -> None:
        self._plan = plan
        self._title_of = title
        self.day = day

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return checklist(self._plan, self.day)

    @property
    def origin(self) -> Origin:
        """Of what kinds of origin the records are; reconstructed ones prove nothing, so they do not count."""
        records = (record for of_kind in self._plan.records.values() for record in of_kind)
        return Origin(Origin.of(records, self._plan).kinds - {"reconstructed"})

    @property
    def mark(self) -> str:
        """What stands above every page when records are made up; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before the table: made-up records, and records that could not be read."""
        return (*self.origin.notices, *unread_notice(self._plan, "v seznamu"))

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many requirements are in each state, in words."""
        counted = Counter(item.state for item in self._items)
        return tuple((word, counted[state]) for state, word in _STATES.items())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The requirements by part, in the order of the catalogue."""
        grouped = groupby(self._items, key=lambda item: item.row.fact("part"))
        return tuple(
            Part(title, f"cast-{number}", tuple(map(self._row, items)))
            for number, (title, items) in enumerate(grouped, 1)
        )

    def _row(self, item: Item) -> Row:
        basis = item.row.fact("basis")
        if item.row.fact("of") == "practice":
            basis += " (neukládá předpis)"
        elif item.row.confidence in UNSURE:
            basis += " (znění neověřeno)"
        missing = [f"nenalezeno: {self._wanted(way)}" for way in item.missing]
        found = "; ".join(map(self._evidence, item.evidence))
        return Row(item.row.key, item.row.name, basis, _STATES[item.state], found, "; ".join((*missing, *item.asked)))

    def _evidence(self, one: Evidence) -> str:
        day = czech.day(one.day) if one.day else ""
        match one.by:
            case "records" if one.having:
                return f"{_HAVING[one.having]} ({_records(one.count)})"
            case "records":
                return f"{self._title(one.what)} ({_records(one.count)})"
            case "frame":
                return _FRAME[one.what.rpartition(".")[2]]
            case "decision":
                return f"usnesení {one.what}{f' ze dne {day}' if day else ''}"
            case "event":
                return f"{one.what}{f' ({day})' if day else ''}"
            case "chapter":
                return f"kapitola „{one.what}“"
            case _:
                note = " ".join(one.note.split())
                return f"dokument „{one.what}“{f' ({note[:1].lower()}{note[1:]})' if note else ''}"

    def _wanted(self, way: Way) -> str:
        match way.by:
            case "records":
                return _HAVING.get(way.having) or self._title(way.what)
            case "frame":
                return _FRAME[way.what]
            case "decision":
                return _DECISIONS[way.what]
            case "event":
                return _EVENTS[way.what]
            case _:
                return "kapitola nebo zveřejněný dokument"

    def _title(self, folder: str) -> str:
        title = self._title_of(folder)
        return title[:1].lower() + title[1:]


def _records(count: int) -> str:
    return czech.counted(count, "záznam", "záznamy", "záznamů")
