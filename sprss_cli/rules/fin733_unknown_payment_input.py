"""FIN733 unknown-payment-input."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN733",
    severity=Severity.WARNING,
    basis="a method's own inputs",
    since="0.1",
    about=("payment-methods",),
)
def unknown_payment_input(plan: Plan) -> Iterator[Fault]:
    """A service or an application states a figure that no payment method of its kind asks for.

    Why: the name is misspelt, and the figure that the method does ask for is missing or old.

    Mend: write a name from the inputs of the method, or delete the figure.
    """
    if plan.unreadable.get(PaymentMethod):
        return  # a method that cannot be read may ask for it
    records: tuple[NetworkEntry | Application, ...] = (*plan.every(NetworkEntry), *plan.every(Application))
    for record in records:
        if not record.payment_inputs:
            continue
        asked = {
            item.id
            for method in plan.every(PaymentMethod)
            if any(record.kind in applies.services for applies in method.applies)
            for item in method.inputs
        }
        for item in record.payment_inputs:
            if item.name not in asked:
                message = say("no payment method of {kind} asks for {name}", kind=record.kind, name=item.name)
                known = say("inputs that are asked for: {known}", known=tuple(sorted(asked)))
                yield Fault(
                    record.at("payment_inputs", str(item.year), item.name).key(),
                    message,
                    did_you_mean(item.name, asked, known),
                )
