"""FIN720 unknown-name-in-method."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.method_names import names, uses
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN720",
    severity=Severity.ERROR,
    basis="a method's own names",
    since="0.1",
    about=("payment-methods",),
)
def unknown_name_in_method(plan: Plan) -> Iterator[Fault]:
    """A payment method works with a name that it does not define.

    Why: the step has nothing to work on, and no payment can be reckoned.

    Mend: write the id of a step, a value or an input of the method, or months, days or days-in-year.
    """
    for method in plan.every(PaymentMethod):
        known = names(method)
        for use in uses(method):
            if use.name not in known:
                hint = did_you_mean(use.name, known, say("names of this method: {known}", known=tuple(known)))
                yield Fault(use.at, say("the method has no {name}", name=use.name), hint)
