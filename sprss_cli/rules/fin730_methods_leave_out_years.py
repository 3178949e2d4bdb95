"""FIN730 methods-leave-out-years."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN730",
    severity=Severity.WARNING,
    basis="methods cover the plan",
    since="0.1",
    about=("payment-methods",),
)
def methods_leave_out_years(plan: Plan) -> Iterator[Fault]:
    """No payment method holds for a year of the plan, though there is one for another year.

    Why: the outlook cannot say what the network costs in that year.

    Mend: lengthen the years of a method, or add the method of the later years.
    """
    if plan.unreadable.get(PaymentMethod):
        return  # a method that cannot be read may hold then
    methods = plan.every(PaymentMethod)
    period = plan.frame.period
    left_out = [
        str(year)
        for year in range(period.begins.year, period.ends.year + 1)
        if not any(method.holds_in(year) for method in methods)
    ]
    if methods and left_out:
        last = max(methods, key=lambda method: method.years.ends)
        message = say("no payment method holds in: {years}", years=tuple(left_out))
        yield Fault(last.at("years"), message, say("lengthen these years, or add the method of the missing ones"))
