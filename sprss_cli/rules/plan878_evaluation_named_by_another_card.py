"""PLAN878 evaluation-named-by-another-card."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN878", severity=Severity.ERROR, basis="a plan agrees with itself", since="0.1", about=("evaluations",))
def evaluation_named_by_another_card(plan: Plan) -> Iterator[Fault]:
    """An evaluation is of one card and its file is called by another.

    Why: a card has one evaluation for each year, and it is looked for under the card's id. Two files may then say
    different things of one card.

    Mend: name the file by the card, or correct the card.
    """
    for one in plan.every(Evaluation):
        named = one.id[5:]
        if named != one.card:
            message = say("the evaluation is of {card}, but it is called {id}", card=one.card, id=one.id)
            hint = say("call it {id}, the file too, or correct the card", id=f"{one.year}/{one.card}")
            yield Fault(one.at("card"), message, hint)
