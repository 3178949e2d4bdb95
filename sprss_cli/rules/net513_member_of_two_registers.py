"""NET513 member-of-two-registers."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import INCLUDE, State, states
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET513", severity=Severity.ERROR, basis="a service is in one register at a time", since="0.1", about=("network",)
)
def member_of_two_registers(plan: Plan) -> Iterator[Fault]:
    """A service is included in one register while it is in another.

    Why: it would count twice: as basic network and as development intent or temporary network. Money and sums need to
    know which.

    Mend: exclude it from the first on the same day, or write a change with the new register.
    """
    for entry in plan.every(NetworkEntry):
        before: State | None = None
        for index, step, state in states(entry):
            if step.action == INCLUDE and before and state and before.register != state.register:
                message = say("the service is in the register {register} at that time", register=before.register)
                hint = say("exclude it from there on the same day, or write a change with the new register")
                related = ((entry.at("history", before.step, "action"), say("in since this step")),)
                yield Fault(entry.at("history", index, "action"), message, hint, related)
            before = state
