"""FIN734 payment-cannot-be-reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.payment_trace import ROW, STEP
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN734",
    severity=Severity.ERROR,
    basis="a method decides every case",
    since="0.1",
    about=("payment-methods",),
)
def payment_cannot_be_reckoned(plan: Plan) -> Iterator[Fault]:
    """A value of a payment method has no row, or more than one, for a service of the network, or a step cannot be done.

    Why: the payment of the service cannot be reckoned. Only years are looked at for which the plan states any payment
    or figure.

    Mend: for each kind, form, unit and year exactly one row of a value has to hold: add one, or narrow one of the two.
    A row that names a form or a unit holds only in a step per-capacity.
    """
    said: set[object] = set()
    for entry in plan.every(NetworkEntry):
        service = plan.payments.services[entry.id]
        for year in plan.payments.years_in_work:
            for trace in plan.payments.payment(service, year).traces:
                for problem in trace.problems:
                    text = problem.message.text, tuple(problem.message.values.items())
                    if problem.kind in (ROW, STEP) and (problem.at, text) not in said:
                        said.add((problem.at, text))
                        related = ((entry.at("id"), say("a service for which it is reckoned")),)
                        hint = say("`sprss finance explain {id} --year {year}` shows the steps", id=entry.id, year=year)
                        yield Fault(problem.at, problem.message, hint, related)
