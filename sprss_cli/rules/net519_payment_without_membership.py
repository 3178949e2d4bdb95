"""NET519 payment-without-membership."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import stints
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET519", severity=Severity.ERROR, basis="public money follows the network", since="0.1", about=("network",))
def payment_without_membership(plan: Plan) -> Iterator[Fault]:
    """A compensation payment is given for a year in which the service is not in the network.

    Why: only a service of the basic or the temporary network is paid. The year is wrong, or an inclusion is missing.

    Mend: correct the year, or the history of the service.
    """
    for entry in plan.every(NetworkEntry):
        spans = [stint for stint in stints(entry) if stint.register != "intent"]
        for payment in entry.payments:
            begins, ends = date(payment.year, 1, 1), date(payment.year, 12, 31)
            if not any(stint.overlaps(begins, ends) for stint in spans):
                message = say("the service is not in the network in {year}", year=payment.year)
                hint = say("correct the year, or the history of the service")
                yield Fault(entry.at("payments", str(payment.year)).key(), message, hint)
