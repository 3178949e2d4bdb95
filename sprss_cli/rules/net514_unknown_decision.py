"""NET514 unknown-decision."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.network import decisions
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET514", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("applications", "network")
)
def unknown_decision(plan: Plan) -> Iterator[Fault]:
    """A step, a mandate or the outcome of an application names a decision that the plan does not have.

    Why: every change of the network rests on a decision of a body of the region. One that nobody can find cannot be
    shown to an auditor.

    Mend: correct the number, or add the decision to `decisions` in plan.yaml.
    """
    known = decisions(plan)
    for at, number in _named(plan):
        if number not in known:
            message = say("the plan has no decision {number}", number=number)
            otherwise = say("add it to the decisions in plan.yaml, with its number")
            yield Fault(at, message, did_you_mean(number, known, otherwise))


def _named(plan: Plan) -> Iterator[tuple[Address, str]]:
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            yield entry.at("history", index, "decision"), step.decision
        for index, mandate in enumerate(entry.mandates):
            if mandate.decision:
                yield entry.at("mandates", index, "decision"), mandate.decision
    for application in plan.every(Application):
        if application.outcome is not None:
            yield application.at("outcome", "decision"), application.outcome.decision
