"""FIN724 payment-not-rounded."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN724",
    severity=Severity.ERROR,
    basis="payments are whole crowns",
    since="0.1",
    about=("payment-methods",),
)
def payment_not_rounded(plan: Plan) -> Iterator[Fault]:
    """The last step of a payment method does not round.

    Why: a payment is paid in whole crowns. How it is rounded is for the method to say; the toolkit never rounds by
    itself.

    Mend: let the last step be a round, with to and way.
    """
    for method in plan.every(PaymentMethod):
        if method.steps[-1].do != "round":
            message = say("the last step, {name}, does not round the payment", name=method.steps[-1].id)
            hint = say("add a last step with do: round, to: 1 and way: nearest, or as the method says")
            yield Fault(method.at("steps", len(method.steps) - 1, "do"), message, hint)
