"""PLAN864 amendment-without-decision."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.approval import AMENDMENT
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN864", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("amendments",))
def amendment_without_decision(plan: Plan) -> Iterator[Fault]:
    """An amendment names a decision that the plan does not have, or that does not amend the plan.

    Why: an amendment opens the adopted text. Who may do that is the assembly, by a decision with the effect
    `amendment`. An amendment that is being prepared has no `decision` yet.

    Mend: correct the number, or add the decision to plan.yaml with `effect: amendment`.
    """
    effects = {decision.number: decision.effect for decision in plan.frame.decisions if decision.number}
    amending = tuple(number for number, effect in effects.items() if effect == AMENDMENT)
    for one in plan.every(Amendment):
        if not one.decision or one.decision in amending:
            continue
        values = {"decision": one.decision}
        if one.decision in effects:
            message = say("the decision {decision} does not amend the plan", **values)
        else:
            message = say("the plan has no decision {decision}", **values)
        otherwise = say("add it to decisions in plan.yaml with “effect: amendment”")
        yield Fault(one.at("decision"), message, did_you_mean(one.decision, amending, otherwise))
