"""FIN736 years-of-method-reversed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN736",
    severity=Severity.ERROR,
    basis="the calendar",
    since="0.1",
    about=("payment-methods",),
)
def years_of_method_reversed(plan: Plan) -> Iterator[Fault]:
    """The years of a payment method, or of a row of its values, end before they begin.

    Why: the method or the row holds in no year, and services are not paid by it without anybody seeing it.

    Mend: change the two years over, or correct the one that is wrong.
    """
    for method in plan.every(PaymentMethod):
        for years, at in ((method.years, method.at("years")), *method.row_years()):
            if years.reversed:
                first, last = years.begins.year, years.ends.year
                message = say("the years begin with {first} and end with {last}", first=first, last=last)
                yield Fault(at, message, say("write the earlier year first"))
