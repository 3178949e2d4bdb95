"""What the templates of evaluations can name: a year, and the whole period of a plan, worded in Czech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.model.amounts import crowns
from sprss_cli.model.fulfilment import (
    altogether,
    by_goal,
    evaluated_years,
    histories,
    indicators,
    last,
    money,
    of_year,
    running,
)
from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import STATUSES, Evaluation
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan
from sprss_cli.render import czech, evaluation_charts, evaluation_grids
from sprss_cli.render.charts import Chart
from sprss_cli.render.evaluation_charts import NOT_EVALUATED, in_words
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.network_names import provider
from sprss_cli.render.view import Origin, years


@dataclass(frozen=True, slots=True)
class EvaluatedCard:
    """A card with its evaluation, worded. `mark` says that the evaluation is no official record; mostly empty."""

    id: str
    title: str
    status: str
    done: str = ""
    outputs: tuple[str, ...] = ()
    indicators: Grid | None = None
    spent: str = ""
    obstacles: str = ""
    evidence: tuple[str, ...] = ()
    reported: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class EvaluatedGoal:
    """A goal with its cards."""

    id: str
    title: str
    cards: tuple[EvaluatedCard, ...]


class _Evaluations:
    """What evaluations of a year and of a period have in common.

    Args:
        plan: The plan.
        found: The evaluations that are printed.
        cards: The cards that they are of.
        prefix: What names of tables and drawings begin with.
    """

    def __init__(self, plan: Plan, found: Iterable[Evaluation], cards: Iterable[Card], prefix: str) -> None:
        self._plan = plan
        self._found = tuple(found)
        self._cards = tuple(cards)
        self._prefix = prefix

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the evaluations and their cards are."""
        return Origin.of((*self._found, *self._cards), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page when records are no official ones; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know first: made-up records, and evaluations that could not be read."""
        unread = sorted(self._plan.unreadable.get(Evaluation, ()))
        if not unread:
            return self.origin.notices
        return (*self.origin.notices, f"Tato vyhodnocení nešlo přečíst, a proto chybí: {', '.join(unread)}.")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids that the document has anchors for."""
        return frozenset((*(card.id for card in self._cards), *(card.goal for card in self._cards)))

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {goal.id: goal.title for goal in self._plan.of(Goal).values()}

    def _by_goal(self) -> Iterator[tuple[str, tuple[Card, ...]]]:
        for goal in sorted({card.goal for card in self._cards}, key=natural):
            yield goal, tuple(card for card in self._cards if card.goal == goal)

    def _party(self, key: str) -> str:
        return provider(key, self._plan)

    def _card(self, card: Card, one: Evaluation | None) -> EvaluatedCard:
        if one is None:
            return EvaluatedCard(card.id, card.title, NOT_EVALUATED)
        measured = [(one, indicator) for indicator in one.indicators]
        return EvaluatedCard(
            card.id,
            card.title,
            status_word(one),
            one.done,
            one.outputs,
            evaluation_grids.of_indicators(f"{self._prefix}{card.id}", f"Ukazatele karty {card.id}", measured),
            "; ".join(f"{self._party(item.payer)} {crowns(item.amount)}{_noted(item.note)}" for item in one.spent),
            one.obstacles,
            tuple(map(self._document, one.evidence)),
            self._reported(one),
            _MARKS.get(self._plan.origin(one), ""),
        )

    def _document(self, key: str) -> str:
        return next((one.title for one in self._plan.frame.documents if one.id == key), key)

    def _reported(self, one: Evaluation) -> str:
        who = self._party(one.reported_by) if one.reported_by else ""
        return ", ".join(filter(None, (who, czech.day(one.reported_on) if one.reported_on else "")))


_MARKS: Mapping[str, str] = {"reconstructed": "Rekonstruovaný záznam", "example": "Smyšlený příklad"}


def status_word(one: Evaluation | None) -> str:
    """Return what documents call the status of an evaluation."""
    return STATUSES[one.status] if one is not None and one.status else NOT_EVALUATED


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


class YearEvaluation(_Evaluations):
    """The evaluation of one year, as templates see it.

    Args:
        plan: The plan.
        year: The year.
    """

    def __init__(self, plan: Plan, year: int) -> None:
        self._of_year = of_year(plan, year)
        super().__init__(plan, self._of_year.values(), running(plan, year), f"plneni-{year}-")
        self.year = year
        self.period = years(plan.frame.period)
        self.counts = by_goal(self._cards, self._of_year)

    @property
    def summary(self) -> str:
        """How many cards have which status, in words."""
        return in_words(altogether(self.counts))

    @cached_property
    def table(self) -> Grid:
        """Cards by goal and status."""
        caption = f"Karty podle cílů a stavu plnění v roce {self.year}"
        return evaluation_grids.by_goal(f"{self._prefix}cile", caption, self.counts, self._titles)

    @cached_property
    def chart(self) -> Chart | None:
        """A drawing of the same; None without cards."""
        title = f"Plnění karet podle cílů v roce {self.year}"
        return evaluation_charts.fulfilment(f"{self._prefix}graf", title, self.counts, self._titles)

    @cached_property
    def money(self) -> Grid | None:
        """What was to be given to cards in the year and what was spent, by payer; None when nothing is said of it."""
        caption = f"Peníze na karty v roce {self.year} podle plátců"
        return evaluation_grids.of_money(f"{self._prefix}penize", caption, money(self._plan, (self.year,)), self._party)

    @cached_property
    def cards(self) -> Grid:
        """The cards with their status, by goal."""
        columns = (Column("Karta", 12), Column("Název", 60), Column("Stav", 28))
        groups = tuple(
            Group(
                tuple((card.id, card.title, status_word(self._of_year.get(card.id))) for card in cards),
                f"{goal} {self._titles.get(goal, '')}".strip(),
            )
            for goal, cards in self._by_goal()
        )
        return Grid(f"{self._prefix}karty", f"Stav karet v roce {self.year}", columns, groups)

    @cached_property
    def goals(self) -> tuple[EvaluatedGoal, ...]:
        """The cards that run in the year, by goal, with everything that their evaluations say."""
        return tuple(
            EvaluatedGoal(
                goal,
                self._titles.get(goal, ""),
                tuple(self._card(card, self._of_year.get(card.id)) for card in cards),
            )
            for goal, cards in self._by_goal()
        )

    @property
    def obstacles(self) -> tuple[EvaluatedCard, ...]:
        """The cards that something stood in the way of."""
        return tuple(card for goal in self.goals for card in goal.cards if card.obstacles)


class PeriodEvaluation(_Evaluations):
    """The evaluation of the whole period of a plan, as far as it goes; also as the next plan prints it.

    Args:
        plan: The plan that is evaluated.
        follower: The next plan when it is that one which prints it; it says which cards go on.
        name: What the next plan calls the folder of this one.
    """

    def __init__(self, plan: Plan, follower: Plan | None = None, name: str = "") -> None:
        cards = sorted(plan.of(Card).values(), key=lambda card: natural(card.id))
        super().__init__(plan, plan.of(Evaluation).values(), cards, "obdobi-")
        self._follower, self._name = follower, name
        self.years = evaluated_years(plan)
        self.period = years(plan.frame.period)
        self.title = plan.frame.title
        self.counts = by_goal(self._cards, last(plan)) if self.years else ()

    @property
    def reach(self) -> str:
        """Which years are evaluated and which are not, in a sentence."""
        period = self._plan.frame.period
        told = czech.listed([str(year) for year in self.years])
        open_years = [year for year in range(period.begins.year, period.ends.year + 1) if year not in self.years]
        missing = f" Dosud nevyhodnoceno: {czech.listed([str(year) for year in open_years])}." if open_years else ""
        return f"Vyhodnocené roky: {told}.{missing}"

    @property
    def summary(self) -> str:
        """How many cards have which last status, in words."""
        return in_words(altogether(self.counts))

    @cached_property
    def table(self) -> Grid:
        """Cards by goal and last status."""
        caption = f"Karty podle cílů a posledního stavu plnění, {self.period}"
        return evaluation_grids.by_goal(f"{self._prefix}cile", caption, self.counts, self._titles)

    @cached_property
    def chart(self) -> Chart | None:
        """A drawing of the same; None without cards."""
        title = f"Plnění karet podle cílů, {self.period}"
        return evaluation_charts.fulfilment(f"{self._prefix}graf", title, self.counts, self._titles)

    @cached_property
    def money(self) -> Grid | None:
        """What was to be given to cards in the evaluated years and what was spent; None when nothing is said of it."""
        told = czech.listed([str(year) for year in self.years])
        caption = f"Peníze na karty podle plátců ({told})"
        return evaluation_grids.of_money(f"{self._prefix}penize", caption, money(self._plan, self.years), self._party)

    @cached_property
    def indicators(self) -> Grid | None:
        """The indicators as they were last measured; None when there are none."""
        found = sorted(
            indicators(sorted(self._found, key=lambda one: one.year)), key=lambda item: natural(item[0].card)
        )
        return evaluation_grids.of_indicators(f"{self._prefix}ukazatele", f"Ukazatele karet, {self.period}", found)

    @cached_property
    def cards(self) -> Grid:
        """The cards with their status year by year, and where they go on when that is known."""
        history = histories(self._plan)
        columns = [Column("Karta", 11), Column("Název", 40), *(Column(str(year), 17) for year in self.years)]
        if self._follower is not None:
            columns.append(Column("Pokračuje v kartě", 16))
        groups = []
        for goal, cards in self._by_goal():
            rows = []
            for card in cards:
                found = {one.year: one for one in history.get(card.id, ())}
                row = [card.id, card.title]
                row += [status_word(found[year]) if year in found else "" for year in self.years]
                if self._follower is not None:
                    row.append(", ".join(self._continued.get(card.id, ())))
                rows.append(tuple(row))
            groups.append(Group(tuple(rows), f"{goal} {self._titles.get(goal, '')}".strip()))
        caption = f"Stav karet v jednotlivých letech, {self.period}"
        return Grid(f"{self._prefix}karty", caption, tuple(columns), tuple(groups))

    @cached_property
    def _continued(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for record in self._follower.every(Card) if self._follower is not None else ():
            for link in record.continues:
                if link.plan == self._name:
                    found.setdefault(link.record, []).append(record.id)
        return {card: tuple(sorted(ids, key=natural)) for card, ids in found.items()}

    @cached_property
    def goals(self) -> tuple[EvaluatedGoal, ...]:
        """All cards by goal, each with its last evaluation."""
        final = last(self._plan)
        return tuple(
            EvaluatedGoal(
                goal, self._titles.get(goal, ""), tuple(self._card(card, final.get(card.id)) for card in cards)
            )
            for goal, cards in self._by_goal()
        )

    @property
    def obstacles(self) -> tuple[EvaluatedCard, ...]:
        """The cards that something stood in the way of when they were last evaluated."""
        return tuple(card for goal in self.goals for card in goal.cards if card.obstacles)
