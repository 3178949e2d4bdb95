"""What the templates of a summary evaluation can name: the whole period of a plan, as far as it is evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from sprss_cli.model.fulfilment import evaluated_years, histories, indicators, last
from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.plan import Plan
from sprss_cli.render import czech, evaluation_grids
from sprss_cli.render.evaluation_view import Evaluations, status_word
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.view import years


class PeriodEvaluation(Evaluations):
    """The evaluation of the whole period of a plan, as far as it goes; also as the next plan prints it.

    Args:
        plan: The plan that is evaluated.
        follower: The next plan when it is that one which prints it; it says which cards go on.
        name: What the next plan calls the folder of this one.
    """

    def __init__(self, plan: Plan, follower: Plan | None = None, name: str = "") -> None:
        self.years = evaluated_years(plan)
        cards = sorted(plan.of(Card).values(), key=lambda card: natural(card.id)) if self.years else ()
        super().__init__(plan, cards, last(plan), self.years, years(plan.frame.period), "obdobi-")
        self._follower, self._name = follower, name

    @property
    def reach(self) -> str:
        """Which years are evaluated and which are not, in a sentence."""
        period = self._plan.frame.period
        told = czech.listed([str(year) for year in self.years])
        open_years = [year for year in range(period.begins.year, period.ends.year + 1) if year not in self.years]
        missing = f" Dosud nevyhodnoceno: {czech.listed([str(year) for year in open_years])}." if open_years else ""
        return f"Vyhodnocené roky: {told}.{missing}"

    @cached_property
    def indicators(self) -> Grid | None:
        """The indicators as they were last measured; None when there are none."""
        in_time = sorted(self._plan.of(Evaluation).values(), key=lambda one: one.year)
        found = sorted(indicators(in_time), key=lambda item: natural(item[0].card))
        caption = f"Ukazatele, {self._when}"
        return evaluation_grids.of_indicators(f"{self._prefix}ukazatele", caption, found, self.words)

    @cached_property
    def cards(self) -> Grid:
        """The cards with their status year by year, and where they go on when that is known."""
        history = histories(self._plan)
        columns = [
            Column(self.words.card_head, 11),
            Column("Název", 40),
            *(Column(str(year), 17) for year in self.years),
        ]
        if self._follower is not None:
            columns.append(Column("Pokračuje jako", 16))
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
            groups.append(Group(tuple(rows), self._headed(goal)))
        caption = f"{self.words.cards_head}: stav rok po roce, {self._when}"
        return Grid(f"{self._prefix}karty", caption, tuple(columns), tuple(groups))

    @cached_property
    def _continued(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for record in self._follower.every(Card) if self._follower is not None else ():
            for link in record.continues:
                if link.plan == self._name:
                    found.setdefault(link.record, []).append(record.id)
        return {card: tuple(sorted(ids, key=natural)) for card, ids in found.items()}
