"""FIN722 name-defined-twice-in-method."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import LEDGER_NAMES, PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.method_names import definitions
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN722",
    severity=Severity.ERROR,
    basis="a method's own names",
    since="0.1",
    about=("payment-methods",),
)
def name_defined_twice_in_method(plan: Plan) -> Iterator[Fault]:
    """Two values, inputs or steps of a payment method have one name, or one is called as what the ledger gives.

    Why: nobody can tell which of the two a step works with.

    Mend: give one of them another name. The names months, days and days-in-year belong to the ledger of the network.
    """
    for method in plan.every(PaymentMethod):
        first: dict[str, Address] = {}
        for name, at in definitions(method):
            if name in LEDGER_NAMES:
                message = say("{name} is what the ledger of the network gives", name=name)
                yield Fault(at, message, say("give it another name"))
            elif name in first:
                related = ((first[name], say("the name stands here too")),)
                hint = say("give one of the two another name")
                yield Fault(at, say("{name} is defined twice", name=name), hint, related)
            else:
                first[name] = at
