"""NET512 included-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import INCLUDE, State, states
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET512", severity=Severity.ERROR, basis="a ledger has no overlaps", since="0.1", about=("network",))
def included_twice(plan: Plan) -> Iterator[Fault]:
    """A service is included in a register in which it is already.

    Why: two stretches of membership overlap. The later inclusion replaces everything that was said before, a
    reservation among it.

    Mend: write the later step as a change, or exclude the service before.
    """
    for entry in plan.every(NetworkEntry):
        before: State | None = None
        for index, step, state in states(entry):
            if step.action == INCLUDE and before and state and before.register == state.register:
                message = say("the service is in since {day} already", day=before.since.isoformat())
                related = ((entry.at("history", before.step, "action"), say("in since this step")),)
                at = entry.at("history", index, "action")
                yield Fault(at, message, say("write change instead of include"), related)
            before = state
