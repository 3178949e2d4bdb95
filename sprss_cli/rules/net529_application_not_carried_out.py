"""NET529 application-not-carried-out."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.applications import amounts, carried_out
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import decisions
from sprss_cli.model.network_words import provided
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET529",
    severity=Severity.ERROR,
    basis="co bylo rozhodnuto, stojí v síti",
    since="0.1",
    about=("applications",),
)
def application_not_carried_out(plan: Plan) -> Iterator[Fault]:
    """An application was accepted, and the service has no step that carries it out, or one with another capacity.

    Why: mandates, payments and every table follow the steps of the network. What was decided and not entered gets no
    money; what was entered otherwise gets the wrong amount. An application that was accepted in part may have another
    capacity.

    Mend: add the step with the number of the decision, correct its capacity, or say that it was accepted in part.
    """
    known = decisions(plan)
    for one in plan.every(Application):
        outcome = one.outcome
        if outcome is None or not outcome.accepted or outcome.decision not in known:
            continue  # NET514 reports a decision that nobody knows
        if not one.service:
            message = say("the application was accepted, and does not name the service")
            hint = say("add the key service with the number under which the service is in the network")
            yield Fault(one.at("outcome", "result"), message, hint)
            continue
        entry = plan.of(NetworkEntry).get(one.service)
        if entry is None:
            continue  # not read, or reported by NET530
        found = carried_out(one, plan)
        if found is None:
            message = say(
                "{service} has no step by {decision} that does what was asked for",
                service=one.service,
                decision=outcome.decision,
            )
            hint = say("add the step to the history of the service")
            yield Fault(
                one.at("outcome", "decision"), message, hint, ((entry.at("history").key(), say("the history")),)
            )
            continue
        step = entry.history[found[1]]
        if outcome.result == "accepted" and one.forms and step.forms and amounts(one.forms) != amounts(step.forms):
            message = say(
                "accepted with {asked}, entered with {entered}",
                asked=provided(one.forms, plan),
                entered=provided(step.forms, plan),
            )
            hint = say("correct the step, or write partly as the result")
            related = ((entry.at("history", found[1], "forms"), say("what was entered")),)
            yield Fault(one.at("forms").key(), message, hint, related)
