"""What the template of an action plan can name: the steps of a year, its money, and an evaluated year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from sprss_cli.model.action_money import Outlook, outlook_of, years_of
from sprss_cli.model.amounts import figure
from sprss_cli.model.frame import Decision
from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.action_plan import ActionPlan, YearStep
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.network import decisions
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party
from sprss_cli.render.evaluation_view import YearEvaluation
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.level_words import level_words
from sprss_cli.render.network_grids import short_day
from sprss_cli.render.network_names import provider
from sprss_cli.render.view import Origin


class ActionView:
    """The action plan of a year, as templates see it.

    Args:
        plan: The plan.
        action: The action plan.
        evaluation: The year whose evaluation belongs to it; None when there is none, or it cannot be found.
    """

    def __init__(self, plan: Plan, action: ActionPlan, evaluation: YearEvaluation | None) -> None:
        self._plan = plan
        self._action = action
        self.evaluation = evaluation
        self.year = action.year
        self.text = action.text

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the action plan and its cards are."""
        known = self._plan.of(Card)
        cards = (known[step.card] for step in self._action.steps if step.card in known)
        return Origin.of((self._action, *cards), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page when records are no official ones; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What the title page has to say of records that are no official ones."""
        return self.origin.notices

    @property
    def ids(self) -> frozenset[str]:
        """Ids that the document has anchors for: it prints no cards."""
        return frozenset()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decision by which it was approved; none as long as it is not."""
        found = decisions(self._plan).get(self._action.decision)
        return () if found is None else (found,)

    @cached_property
    def steps(self) -> Grid:
        """What is to be done, by goal and card."""
        known = self._plan.of(Card)
        steps = sorted(self._action.steps, key=lambda step: (natural(self._goal(step)), natural(step.card)))
        head = level_words(self._plan.frame.levels).card_head
        columns = (Column(head, 30), Column("Krok", 40), Column("Kdo", 18), Column("Do kdy", 12))
        groups = []
        for goal, of_goal in groupby(steps, key=self._goal):
            found = self._plan.of(Goal).get(goal)
            rows = []
            for step in of_goal:
                card = known.get(step.card)
                title = f"{step.card} {card.title}" if card else step.card
                until = short_day(step.until or date(self.year, 12, 31))
                rows.append((title, step.what, self._who(step, card), until))
            groups.append(Group(tuple(rows), f"{goal} {found.title if found else ''}".strip()))
        return Grid("kroky", f"Kroky v roce {self.year}", columns, tuple(groups))

    def _goal(self, step: YearStep) -> str:
        card = self._plan.of(Card).get(step.card)
        return card.goal if card else ""

    def _who(self, step: YearStep, card: Card | None) -> str:
        if step.who:
            return party(step.who, self._plan)
        return ", ".join(party(one, self._plan) for one in card.responsible.lead) if card else ""

    @cached_property
    def money(self) -> Grid | None:
        """Costs, sources and request for the year and the two after it; None when no table is named."""
        rows = outlook_of(self._action, self._plan)
        if not rows:
            return None
        columns = (Column("Údaj", 40), *(Column(f"{year} (Kč)", 20, number=True) for year in years_of(self._action)))
        variants = {row.variant for row in rows}
        groups = tuple(
            Group(
                tuple((self._called(row), *self._amounts(row)) for row in of_variant),
                self._variant(variant, several=len(variants) > 1),
            )
            for variant, of_variant in groupby(rows, key=lambda row: row.variant)
        )
        return Grid("vyhled", f"Náklady, zdroje a požadavek na rok {self.year} a na dva další", columns, groups)

    def _variant(self, variant: str, *, several: bool) -> str:
        if variant:
            return named("finance-variants", variant, self._plan)
        return "bez ohledu na variantu" if several else ""

    def _called(self, row: Outlook) -> str:
        word = named("finance-figures", row.what, self._plan)
        title = f"{word[:1].upper()}{word[1:]}"
        return f"{title}: {provider(row.payer, self._plan)}" if row.payer else title

    def _amounts(self, row: Outlook) -> tuple[str, ...]:
        found = (row.by_year.get(year) for year in years_of(self._action))
        return tuple("" if amount is None else figure(Decimal(amount)) for amount in found)
