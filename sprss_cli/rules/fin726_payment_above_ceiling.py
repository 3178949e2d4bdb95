"""FIN726 payment-above-ceiling."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN726",
    severity=Severity.ERROR,
    basis="a method's own ceiling",
    since="0.1",
    about=("payment-methods",),
)
def payment_above_ceiling(plan: Plan) -> Iterator[Fault]:
    """A compensation payment is higher than the ceiling that the method gives.

    Why: the method allows no more, and what is paid above it may have to be given back as overcompensation.

    Mend: lower the payment, or correct the figures it follows from; `sprss finance explain` shows them.
    """
    for entry in plan.every(NetworkEntry):
        service = plan.payments.services[entry.id]
        for payment in entry.payments:
            ceiling = plan.payments.payment(service, payment.year).ceiling
            if ceiling is not None and payment.amount > ceiling:
                message = say(
                    "the payment of {amount} is above its ceiling of {ceiling}, by {over}",
                    amount=crowns(payment.amount),
                    ceiling=crowns(floor(ceiling)),
                    over=crowns(payment.amount - floor(ceiling)),
                )
                hint = say("`sprss finance explain {id}` shows how the ceiling is made", id=entry.id)
                yield Fault(entry.at("payments", str(payment.year)), message, hint)
