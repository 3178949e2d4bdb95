"""NET530 application-for-unknown-service."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.network import INCLUDE
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET530", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("applications",))
def application_for_unknown_service(plan: Plan) -> Iterator[Fault]:
    """An application is for a service that the plan's network does not have.

    Why: only what is in the network can be changed or let out of it, and what was accepted has to be in it. A service
    that asks to be let in may be unknown as long as nobody accepted it.

    Mend: correct the number of the service, or add the service to the network.
    """
    for one in plan.every(Application):
        if not one.service:
            if one.asks != INCLUDE:
                message = say("the application does not say which service of the network it is about")
                yield Fault(one.at("asks"), message, say("add the key service with the number of the service"))
            continue
        accepted = one.outcome is not None and one.outcome.accepted
        if (one.asks != INCLUDE or accepted) and not plan.knows(NetworkEntry, one.service):
            known = tuple(plan.of(NetworkEntry))
            otherwise = say("correct the number, or add the service to network/")
            message = say("the network has no service {service}", service=one.service)
            yield Fault(one.at("service"), message, did_you_mean(one.service, known, otherwise))
