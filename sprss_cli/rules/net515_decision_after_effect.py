"""NET515 decision-after-effect."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import decisions
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET515", severity=Severity.WARNING, basis="decisions work forward", since="0.1", about=("network",))
def decision_after_effect(plan: Plan) -> Iterator[Fault]:
    """A decision was taken after the day from which its step holds, and nobody says why.

    Why: what holds back in time was provided, and perhaps paid, without a decision. There may be a good reason; whoever
    checks the network will ask for it.

    Mend: correct the day, or give the reason under `late_reason`.
    """
    known = decisions(plan)
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            found = known.get(step.decision)
            if found and found.day and found.day > step.effective and not step.late_reason:
                message = say(
                    "{number} was decided on {day}, after that", number=step.decision, day=found.day.isoformat()
                )
                hint = say("correct the day, or add the key late_reason with the reason")
                at = entry.at("history", index, "effective")
                yield Fault(
                    at,
                    message,
                    hint,
                    ((plan.frame.at("decisions", plan.frame.decisions.index(found)), say("the decision")),),
                )
