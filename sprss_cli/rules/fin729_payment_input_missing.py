"""FIN729 payment-input-missing."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.payment_trace import INPUT
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN729",
    severity=Severity.WARNING,
    basis="a method's own inputs",
    since="0.1",
    about=("payment-methods",),
)
def payment_input_missing(plan: Plan) -> Iterator[Fault]:
    """A service does not state a figure that its payment method works with.

    Why: the payment cannot be reckoned. Only years are looked at for which the plan states any payment or figure.

    Mend: state the figure under payment_inputs, or take it out of the method.
    """
    years = plan.payments.years_in_work
    for entry in plan.every(NetworkEntry):
        service = plan.payments.services[entry.id]
        missing: dict[tuple[str, str], list[str]] = {}
        for year in years:
            for trace in plan.payments.payment(service, year).traces:
                for problem in trace.problems:
                    if problem.kind == INPUT:
                        missing.setdefault((problem.name, problem.what), []).append(str(year))
        for (name, what), during in missing.items():
            message = say("{name} ({what}) is not stated (years: {years})", name=name, what=what, years=tuple(during))
            hint = say("state it under payment_inputs, as {example}", example=f'"{during[0]}": {{{name}: …}}')
            yield Fault(entry.at("payment_inputs").key() if entry.payment_inputs else entry.at("id"), message, hint)
