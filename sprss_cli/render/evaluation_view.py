"""What the templates of evaluations can name: a year of a plan, and what every evaluation holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.model.amounts import crowns
from sprss_cli.model.fulfilment import altogether, by_goal, money, of_year, running
from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import STATUSES, Evaluation
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan
from sprss_cli.render import czech, evaluation_charts, evaluation_grids
from sprss_cli.render.charts import Chart
from sprss_cli.render.evaluation_charts import NOT_EVALUATED, in_words
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.level_words import level_words
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


class Evaluations:
    """What evaluations of a year and of a period have in common.

    Args:
        plan: The plan.
        cards: The cards that are evaluated.
        deciding: The evaluation that counts, by card.
        covered: The years that are evaluated.
        when: Which year or period it is, as captions say it.
        prefix: What names of tables and drawings begin with.
    """

    def __init__(
        self,
        plan: Plan,
        cards: Iterable[Card],
        deciding: Mapping[str, Evaluation],
        covered: tuple[int, ...],
        when: str,
        prefix: str,
    ) -> None:
        self._plan = plan
        self._cards = tuple(cards)
        self._deciding = deciding
        self._covered = covered
        self._when = when
        self._prefix = prefix
        self.period = years(plan.frame.period)
        self.words = level_words(plan.frame.levels)
        self.counts = by_goal(self._cards, deciding)

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the evaluations and their cards are."""
        found = (one for one in self._plan.of(Evaluation).values() if one.year in self._covered)
        return Origin.of((*found, *self._cards), self._plan)

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

    @property
    def summary(self) -> str:
        """How many cards have which status, in words."""
        return in_words(altogether(self.counts))

    @cached_property
    def table(self) -> Grid:
        """How many cards have which status, by goal."""
        caption = f"Stav plnění {self._when}: souhrn"
        return evaluation_grids.by_goal(f"{self._prefix}souhrn", caption, self.counts, self._titles, self.words)

    @cached_property
    def chart(self) -> Chart | None:
        """A drawing of the same; None without cards."""
        return evaluation_charts.fulfilment(f"{self._prefix}graf", f"Plnění {self._when}", self.counts, self._titles)

    @cached_property
    def money(self) -> Grid | None:
        """What was to be given to cards and what was spent, by payer; None when nothing is said of it."""
        caption = f"Peníze podle plátců ({czech.listed([str(year) for year in self._covered])})"
        found = money(self._plan, self._covered)
        return evaluation_grids.of_money(f"{self._prefix}penize", caption, found, self._party)

    @cached_property
    def goals(self) -> tuple[EvaluatedGoal, ...]:
        """The cards by goal, each with everything that the evaluation says which counts."""
        return tuple(
            EvaluatedGoal(
                goal, self._titles.get(goal, ""), tuple(self._card(card, self._deciding.get(card.id)) for card in cards)
            )
            for goal, cards in self._by_goal()
        )

    @property
    def obstacles(self) -> tuple[EvaluatedCard, ...]:
        """The cards that something stood in the way of."""
        return tuple(card for goal in self.goals for card in goal.cards if card.obstacles)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {goal.id: goal.title for goal in self._plan.of(Goal).values()}

    def _by_goal(self) -> Iterator[tuple[str, tuple[Card, ...]]]:
        for goal in sorted({card.goal for card in self._cards}, key=natural):
            yield goal, tuple(card for card in self._cards if card.goal == goal)

    def _headed(self, goal: str) -> str:
        return f"{goal} {self._titles.get(goal, '')}".strip()

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
            evaluation_grids.of_indicators(f"{self._prefix}{card.id}", f"Ukazatele: {card.id}", measured, self.words),
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


class YearEvaluation(Evaluations):
    """The evaluation of one year, as templates see it.

    Args:
        plan: The plan.
        year: The year.
    """

    def __init__(self, plan: Plan, year: int) -> None:
        super().__init__(plan, running(plan, year), of_year(plan, year), (year,), f"v roce {year}", f"plneni-{year}-")
        self.year = year

    @cached_property
    def cards(self) -> Grid:
        """The cards with their status, by goal."""
        columns = (Column(self.words.card_head, 14), Column("Název", 58), Column("Stav", 28))
        groups = tuple(
            Group(
                tuple((card.id, card.title, status_word(self._deciding.get(card.id))) for card in cards),
                self._headed(goal),
            )
            for goal, cards in self._by_goal()
        )
        return Grid(f"{self._prefix}karty", f"{self.words.cards_head}: stav {self._when}", columns, groups)
