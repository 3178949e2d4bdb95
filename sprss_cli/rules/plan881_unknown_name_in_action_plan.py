"""PLAN881 unknown-name-in-action-plan."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.action_plan import ActionPlan
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.network import decisions
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN881", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("action-plans",))
def unknown_name_in_action_plan(plan: Plan) -> Iterator[Fault]:
    """An action plan names a card, a finance table or a decision that the plan does not have.

    Why: an action plan repeats nothing, it names what the plan holds. What cannot be found is missing from the document
    that goes to the council.

    Mend: write the id of a file in cards/ or finance/, or the number of a decision in plan.yaml.
    """
    cards, tables, numbers = tuple(plan.of(Card)), tuple(plan.of(FinanceTable)), tuple(decisions(plan))
    for one in plan.every(ActionPlan):
        for index, step in enumerate(one.steps):
            if not plan.knows(Card, step.card):
                hint = did_you_mean(step.card, cards, say("cards of the plan: {known}", known=cards))
                yield Fault(one.at("steps", index, "card"), say("the plan has no card {card}", card=step.card), hint)
        for index, table in enumerate(one.finance):
            if not plan.knows(FinanceTable, table):
                otherwise = say("add it in the folder {folder}", folder=FinanceTable.folder)
                if tables:
                    otherwise = say("finance tables of the plan: {known}", known=tables)
                hint = did_you_mean(table, tables, otherwise)
                yield Fault(one.at("finance", index), say("the plan has no finance table {table}", table=table), hint)
        if one.decision and one.decision not in numbers:
            otherwise = say("add it to the decisions in plan.yaml, with its number")
            message = say("the plan has no decision {number}", number=one.decision)
            yield Fault(one.at("decision"), message, did_you_mean(one.decision, numbers, otherwise))
