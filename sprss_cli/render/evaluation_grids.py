"""Tables of evaluations: cards by goal and status, money, indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from sprss_cli.model.amounts import figure
from sprss_cli.model.fulfilment import GoalCount, PayerMoney, altogether
from sprss_cli.model.kinds.evaluation import STATUSES, Evaluation, Indicator, Measured
from sprss_cli.render.czech import HARD_SPACE
from sprss_cli.render.evaluation_charts import NOT_EVALUATED
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.level_words import LevelWords
from sprss_cli.render.network_grids import short_day


def by_goal(name: str, caption: str, counts: Sequence[GoalCount], titles: Mapping[str, str], words: LevelWords) -> Grid:
    """Return how many cards of each goal have which status; statuses that no card has are left out."""
    whole = altogether(counts)
    columns = [Column(words.goal_head, 40), Column(words.count_head, 9, number=True)]
    columns += [Column(_headed(STATUSES[status]), 14, number=True) for status in whole.statuses]
    if whole.open:
        columns.append(Column(_headed(NOT_EVALUATED), 16, number=True))
    rows = tuple((f"{one.goal} {titles.get(one.goal, '')}".strip(), *_numbers(one, whole)) for one in counts)
    return Grid(name, caption, tuple(columns), (Group(rows, total=("Celkem", *_numbers(whole, whole))),))


def _headed(word: str) -> str:
    return word[:1].upper() + word[1:]


def _numbers(one: GoalCount, whole: GoalCount) -> tuple[str, ...]:
    found = [str(one.cards), *(str(one.statuses.get(status, 0)) for status in whole.statuses)]
    return (*found, str(one.open)) if whole.open else tuple(found)


def of_money(name: str, caption: str, found: Sequence[PayerMoney], called: Callable[[str], str]) -> Grid | None:
    """Return what payers were to give and what was spent; None when nothing was spent."""
    if not any(one.spent is not None for one in found):
        return None
    columns = (
        Column("Plátce", 40),
        Column("Plánováno (Kč)", 22, number=True),
        Column("Vydáno (Kč)", 22, number=True),
        Column("Podíl", 12, number=True),
    )
    rows = tuple((called(one.payer), *_amounts(one.planned, one.spent)) for one in found)
    total = _amounts(_sum(one.planned for one in found), _sum(one.spent for one in found))
    return Grid(name, caption, columns, (Group(rows, total=("Celkem", *total)),))


def _sum(amounts: Iterable[int | None]) -> int | None:
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated) if stated else None


def _amounts(planned: int | None, spent: int | None) -> tuple[str, str, str]:
    share = f"{round(spent * 100 / planned)}{HARD_SPACE}%" if planned and spent is not None else ""
    return _crowns(planned), _crowns(spent), share


def _crowns(amount: int | None) -> str:
    return "" if amount is None else figure(Decimal(amount))


def of_indicators(
    name: str, caption: str, found: Sequence[tuple[Evaluation, Indicator]], words: LevelWords
) -> Grid | None:
    """Return indicators with where they began, where they are to arrive and where they are; None when there are none.

    Those of several cards stand under the id of their card.
    """
    if not found:
        return None
    several = len({one.card for one, _ in found}) > 1
    columns = (
        *((Column(words.card_head, 12),) if several else ()),
        Column("Ukazatel", 30),
        Column("Jednotka", 14),
        Column("Výchozí", 19, number=True),
        Column("Cíl", 19, number=True),
        Column("Skutečnost", 19, number=True),
        Column("Dosaženo", 13, number=True),
    )
    rows = tuple((*((one.card,) if several else ()), *_cells(indicator)) for one, indicator in found)
    return Grid(name, caption, columns, (Group(rows),))


def _cells(one: Indicator) -> tuple[str, ...]:
    reached = "" if one.reached is None else f"{figure(one.reached)}{HARD_SPACE}%"
    return one.name, one.unit, *map(_value, (one.baseline, one.target, one.actual)), reached


def _value(one: Measured | None) -> str:
    if one is None:
        return ""
    return f"{figure(one.value)}{f' ({short_day(one.day)})' if one.day else ''}"
