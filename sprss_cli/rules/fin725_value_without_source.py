"""FIN725 value-without-source."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN725",
    severity=Severity.WARNING,
    basis="provenance of figures",
    since="0.1",
    about=("payment-methods",),
)
def value_without_source(plan: Plan) -> Iterator[Fault]:
    """A value of a payment method comes from no document.

    Why: reference values and ceilings decide on public money; nobody can tell later who set them.

    Mend: give the value a source, or the method or the plan a provenance with one.
    """
    for method in plan.every(PaymentMethod):
        for index, value in enumerate(method.values):
            if not plan.payments.values.document(method, value):
                hint = say("add source with the id of a document, or provenance with a source to the method")
                message = say("{name} ({what}) comes from no document", name=value.id, what=value.what)
                yield Fault(method.at("values", index, "id"), message, hint)
