"""FIN721 step-used-before-it-is-made."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.method_names import steps, uses
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN721",
    severity=Severity.ERROR,
    basis="steps are done in their order",
    since="0.1",
    about=("payment-methods",),
)
def step_used_before_it_is_made(plan: Plan) -> Iterator[Fault]:
    """A step of a payment method works with itself or with a step below it.

    Why: steps are done from the top; what stands below is not known yet, and steps that wait for each other never end.

    Mend: move the step that is used above the one that uses it.
    """
    for method in plan.every(PaymentMethod):
        order = steps(method)
        for use in uses(method):
            made = order.get(use.name)
            if made is not None and use.step is not None and made >= use.step:
                message = say("step {name} is not made yet", name=use.name)
                related = ((method.at("steps", made, "id"), say("it is made here")),)
                yield Fault(use.at, message, say("move step {name} above this one", name=use.name), related)
