"""FIN727 payment-differs-from-method."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN727",
    severity=Severity.WARNING,
    basis="payments follow from the method",
    since="0.1",
    about=("payment-methods",),
)
def payment_differs_from_method(plan: Plan) -> Iterator[Fault]:
    """A compensation payment is not what the method gives.

    Why: either the payment is old or the figures it follows from are, and nobody could explain the amount to the
    provider.

    Mend: write what the method gives, correct the figures, or except the finding with the reason for another amount;
    `sprss finance explain` shows every step.
    """
    for entry in plan.every(NetworkEntry):
        service = plan.payments.services[entry.id]
        for payment in entry.payments:
            made = plan.payments.payment(service, payment.year)
            above = made.ceiling is not None and payment.amount > made.ceiling  # then that is said
            if made.amount is not None and payment.amount != made.amount and not above:
                message = say(
                    "the payment is {amount}, and the method gives {made} (difference {gap})",
                    amount=crowns(payment.amount),
                    made=crowns(made.amount),
                    gap=crowns(payment.amount - made.amount, sign=True),
                )
                hint = say("`sprss finance explain {id}` shows how it is made", id=entry.id)
                yield Fault(entry.at("payments", str(payment.year)), message, hint)
