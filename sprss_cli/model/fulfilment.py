"""How far a plan is fulfilled, read off its evaluations: by goal and year, what is open, what was spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sprss_cli.model.finance import placed, variants
from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import STATUSES, Evaluation, Indicator
from sprss_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class GoalCount:
    """How many cards of a goal have which status.

    Attributes:
        goal: Id of the goal.
        cards: How many cards there are.
        statuses: How many have each status, from the best to the worst; without those that none has.
    """

    goal: str
    cards: int
    statuses: Mapping[str, int]

    @property
    def open(self) -> int:
        """How many cards are not evaluated."""
        return self.cards - sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class PayerMoney:
    """What a payer was to give to cards and what was spent of its money, whole CZK; None where nothing is said."""

    payer: str
    planned: int | None
    spent: int | None


def evaluated_years(plan: Plan) -> tuple[int, ...]:
    """Return the years of which there is an evaluation, filled in or not."""
    return tuple(sorted({one.year for one in plan.every(Evaluation)}))


def running(plan: Plan, year: int) -> tuple[Card, ...]:
    """Return the cards that run on at least one day of a year, as people count their ids."""
    cards = (card for card in plan.of(Card).values() if runs_in(card, year))
    return tuple(sorted(cards, key=lambda card: natural(card.id)))


def runs_in(card: Card, year: int) -> bool:
    """Return whether a card runs on at least one day of a year."""
    return card.period.begins.year <= year <= card.period.ends.year


def of_year(plan: Plan, year: int) -> Mapping[str, Evaluation]:
    """Return the evaluations of a year, by card."""
    return {one.card: one for one in plan.of(Evaluation).values() if one.year == year}


def histories(plan: Plan) -> Mapping[str, tuple[Evaluation, ...]]:
    """Return the evaluations of each card, in the order of years."""
    found: dict[str, list[Evaluation]] = {}
    for one in sorted(plan.of(Evaluation).values(), key=lambda one: one.year):
        found.setdefault(one.card, []).append(one)
    return {card: tuple(evaluations) for card, evaluations in found.items()}


def last(plan: Plan) -> Mapping[str, Evaluation]:
    """Return the last evaluation of each card that has a status."""
    stated = {card: [one for one in found if one.status] for card, found in histories(plan).items()}
    return {card: found[-1] for card, found in stated.items() if found}


def by_goal(cards: Iterable[Card], found: Mapping[str, Evaluation]) -> tuple[GoalCount, ...]:
    """Return how many of some cards have which status, goal by goal.

    Args:
        cards: The cards.
        found: The evaluation that counts, by card.
    """
    counts: dict[str, Counter[str]] = {}
    numbers: Counter[str] = Counter()
    for card in cards:
        numbers[card.goal] += 1
        status = found[card.id].status if card.id in found else ""
        counts.setdefault(card.goal, Counter())[status] += 1
    return tuple(GoalCount(goal, numbers[goal], _in_order(counts[goal])) for goal in sorted(numbers, key=natural))


def altogether(counts: Iterable[GoalCount]) -> GoalCount:
    """Return the sum over goals; its goal is empty."""
    statuses: Counter[str] = Counter()
    cards = 0
    for count in counts:
        statuses.update(count.statuses)
        cards += count.cards
    return GoalCount("", cards, _in_order(statuses))


def _in_order(counts: Mapping[str, int]) -> Mapping[str, int]:
    return {status: counts[status] for status in STATUSES if counts.get(status)}


def money(plan: Plan, years: Iterable[int]) -> tuple[PayerMoney, ...]:
    """Return what payers were to give to the cards in some years and what was spent, by payer.

    What was to be given is what the finance tables hold for cards; of several variants the first one by key.
    """
    wanted = frozenset(years)
    planned: Counter[str] = Counter()
    figures = [one.figure for one in placed(plan) if one.figure.card and one.figure.what == "funding"]
    variant = variants(figures)[0]
    for figure in figures:
        if figure.year in wanted and figure.holds_in(variant):
            planned[figure.payer] += figure.amount
    spent: Counter[str] = Counter()
    for one in plan.of(Evaluation).values():
        if one.year in wanted:
            for item in one.spent:
                spent[item.payer] += item.amount
    payers = sorted({*planned, *spent}, key=natural)
    return tuple(PayerMoney(payer, planned.get(payer), spent.get(payer)) for payer in payers)


def funding_of(plan: Plan) -> Mapping[str, Mapping[str, int]]:
    """Return what the plan holds for each card, whole CZK by card and payer.

    It is what the card gives for the payer; where the card gives no amount to a payer, what the finance tables hold for
    the card, of several variants the greatest sum. Payers who share one amount are not told apart and left out.
    """
    found: dict[str, dict[str, int]] = {}
    figures = [one.figure for one in placed(plan) if one.figure.card and one.figure.what == "funding"]
    for variant in variants(figures):
        sums: Counter[tuple[str, str]] = Counter()
        for figure in figures:
            if figure.holds_in(variant):
                sums[figure.card, figure.payer] += figure.amount
        for (of, payer), held in sums.items():
            of_card = found.setdefault(of, {})
            of_card[payer] = max(held, of_card.get(payer, held))
    for card in plan.of(Card).values():
        stated: dict[str, int | None] = {}
        for item in card.funding:
            for payer in (*item.sources, *((item.programme,) if item.programme else ())):
                alone = len(item.sources) == 1 and not item.programme
                amount = item.amount if alone and stated.get(payer, 0) is not None else None
                stated[payer] = None if amount is None else amount + (stated.get(payer) or 0)
        found.setdefault(card.id, {}).update({payer: own for payer, own in stated.items() if own is not None})
    return found


def indicators(found: Iterable[Evaluation]) -> Iterator[tuple[Evaluation, Indicator]]:
    """Yield the indicators of evaluations that were measured; of one card and name the last one measured."""
    known: dict[tuple[str, str], tuple[Evaluation, Indicator]] = {}
    for one in found:
        for indicator in one.indicators:
            if indicator.actual is not None:
                known[one.card, indicator.name] = (one, indicator)
    yield from known.values()
