"""NET552 registration-does-not-cover."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NETWORK
from sprss_cli.model.message import say
from sprss_cli.model.network import stints
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import matches
from sprss_cli.rules import rule


@rule(
    "NET552",
    severity=Severity.ERROR,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def registration_does_not_cover(plan: Plan) -> Iterator[Fault]:
    """A service is in the network on days on which it is not registered.

    Why: without a registration there is no social service, so nothing may be paid for those days. A service that stays
    in the network without an end is compared with the last day of the plan. Development intents may come before the
    registration.

    Only `sprss validate --register` looks for this.

    Mend: exclude the service from the day after its registration ended, include it from the day it begins, or correct
    the number when the service was registered anew under another one.
    """
    for match in matches(plan):
        for stint in stints(match.entry):
            if stint.register != NETWORK and stint.register != "temporary":
                continue
            at = match.entry.at("history", stint.step, "effective")
            if stint.begins < match.begins:
                message = say(
                    "registered from {day}, in the network already from {since}", day=match.begins, since=stint.begins
                )
                yield Fault(at, message, say("include it from the day on which it is registered"))
            last = stint.ends or plan.frame.period.ends
            if match.ends < last and stint.begins <= last:
                message = say(
                    "the registration ended on {day}, the service is in the network until {last}",
                    day=match.ends,
                    last=last,
                )
                yield Fault(at, message, say("exclude it from the following day, or correct the number of the service"))
