"""Plans in figures, for people: one column for each plan, then how far each is fulfilled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from sprss_cli.model.amounts import figure
from sprss_cli.model.checklist import State
from sprss_cli.model.fulfilment import GoalCount, altogether
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import Message, Translations, say
from sprss_cli.model.network_words import named
from sprss_cli.model.plan_figures import PlanFigures
from sprss_cli.reporters.statistics.words import FULFILMENT, NOT_EVALUATED

_LABEL = 36
_LEAST = 16
_BETWEEN = "  "
_STATUS: Mapping[str, Message] = {
    "draft": say("draft"),
    "consultation": say("consultation"),
    "submitted": say("submitted"),
    "approved": say("approved"),
    "amended": say("amended"),
    "superseded": say("superseded"),
}
_ORIGINS: Mapping[str, Message] = {"reconstructed": say("reconstructed"), "example": say("made up")}
_STATES: Mapping[State, Message] = {
    State.MET: say("requirements met"),
    State.PARTLY: say("requirements met in part"),
    State.MISSING: say("requirements not found"),
    State.PERSON: say("requirements to be judged"),
}


def write(found: Sequence[PlanFigures], speak: Translations) -> str:
    """Return the figures of plans side by side, then the fulfilment of each that has been evaluated."""
    text = _Text(found, speak)
    lines = [*text.comparison()]
    for one in found:
        if one.fulfilment:
            lines += text.fulfilment(one)
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Text:
    def __init__(self, found: Sequence[PlanFigures], speak: Translations) -> None:
        self._found, self._speak = found, speak

    def _said(self, message: Message) -> str:
        return message.render(self._speak)

    def comparison(self) -> Iterator[str]:
        """Yield the plans with a number each, then a row for each figure; what no plan has is left out."""
        for number, one in enumerate(self._found, 1):
            yield f"[{number}] {one.label}: {one.plan.frame.title}"
            if one.unread:
                yield "    " + self._said(say("cannot be read and are missing here: {files}", files=one.unread))
        yield ""
        rows = [("", [f"[{number}]" for number in range(1, len(self._found) + 1)]), *self._rows()]
        widths = [max(_LEAST, *(len(cells[index]) for _, cells in rows)) for index in range(len(self._found))]
        for label, cells in rows:
            set_out = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
            yield f"{label:<{_LABEL}}{_BETWEEN}{_BETWEEN.join(set_out)}"

    def _rows(self) -> Iterator[tuple[str, list[str]]]:
        found = self._found
        yield self._row(say("region"), (one.plan.frame.region.name for one in found))
        yield self._row(say("period"), (str(one.plan.frame.period) for one in found))
        yield self._row(say("status of the plan"), (self._said(_STATUS[one.plan.frame.status]) for one in found))
        if any(map(self._origin, found)):
            yield self._row(say("origin of the cards"), map(self._origin, found))
        yield self._row(say("goals"), (str(one.goals) for one in found))
        yield self._row(say("cards"), (str(one.cards) for one in found))
        yield self._row(say("needs with a measure, of all"), (_of(one.needs_met, one.needs) for one in found))
        yield self._row(say("kinds of services that cards name"), (str(len(one.kinds)) for one in found))
        yield self._row(say("amounts of cards, CZK"), (_amount(one.amount or None) for one in found))
        yield self._row(say("day of the network"), (one.day.isoformat() for one in found))
        yield self._row(say("services in the network"), (_if_any(one.services) for one in found))
        yield self._row(say("their kinds"), (_if_any(one.network_kinds) for one in found))
        for unit in dict.fromkeys(unit for one in found for unit in one.capacity):
            name = named("capacity-units", unit, found[0].plan)
            yield f"  {name}", [figure(one.capacity[unit]) if unit in one.capacity else "–" for one in found]
        yield from self._money()
        for state, message in _STATES.items():
            yield self._row(message, (str(one.requirements[state]) for one in found))

    def _row(self, label: Message, cells: Iterable[str]) -> tuple[str, list[str]]:
        return self._said(label), list(cells)

    def _origin(self, one: PlanFigures) -> str:
        """Return what the cards are when they are no official ones; empty when all are."""
        kinds = {one.plan.origin(card) for card in one.plan.every(Card)}
        return ", ".join(self._said(message) for kind, message in _ORIGINS.items() if kind in kinds)

    def _money(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the money of the years of each plan; that of years before stands in the JSON form."""
        names = {
            "cost": say("costs {year}, CZK"),
            "funding": say("sources {year}, CZK"),
            "requested": say("asked for {year}, CZK"),
            "granted": say("granted {year}, CZK"),
        }
        by_year = [{money.year: money for money in one.years if _in_period(money.year, one)} for one in self._found]
        for year in sorted({year for years in by_year for year in years}):
            for key, message in names.items():
                cells = [getattr(years.get(year), key, None) for years in by_year]
                if any(cell is not None for cell in cells):
                    yield self._said(Message(message.text, {"year": year})), list(map(_amount, cells))

    def fulfilment(self, one: PlanFigures) -> Iterator[str]:
        """Yield a table of goals and statuses for each year that is evaluated."""
        for year, counts in one.fulfilment.items():
            yield ""
            yield self._said(say("{plan}: fulfilment in {year}, cards by goal", plan=one.label, year=year))
            yield from self._table(counts)

    def _table(self, counts: Sequence[GoalCount]) -> Iterator[str]:
        whole = altogether(counts)
        heads = {status: self._said(FULFILMENT[status]) for status in whole.statuses}
        if whole.open:
            heads[""] = self._said(NOT_EVALUATED)
        rows = [(one.goal, one) for one in counts] + [(self._said(say("altogether")), whole)]
        width = max(len(name) for name, _ in rows)
        yield f"  {'':<{width}}  " + _BETWEEN.join(heads.values())
        for name, one in rows:
            numbers = (one.statuses.get(status, 0) if status else one.open for status in heads)
            cells = zip(numbers, heads.values(), strict=True)
            yield f"  {name:<{width}}  " + _BETWEEN.join(f"{_if_any(number):>{len(head)}}" for number, head in cells)


def _in_period(year: int, one: PlanFigures) -> bool:
    return one.plan.frame.period.begins.year <= year <= one.plan.frame.period.ends.year


def _if_any(number: int) -> str:
    return str(number) if number else "–"


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "–"


def _amount(crowns: int | None) -> str:
    return "–" if crowns is None else figure(Decimal(crowns))
