"""NET555 kind-differs-from-register."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import called, key_of, matches
from sprss_cli.rules import rule


@rule(
    "NET555",
    severity=Severity.ERROR,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def kind_differs_from_register(plan: Plan) -> Iterator[Fault]:
    """The service is registered as another kind of social service.

    Why: the kind decides on forms, units, the way the payment is made and the table in which the service stands. A
    code of the register that our catalogue does not have yet is not compared.

    Only `sprss validate --register` looks for this.

    Mend: write the kind that is registered, or correct the number of the service.
    """
    for match in matches(plan):
        registered = key_of(match.current.kind, plan)
        if registered and registered != match.entry.kind:
            name = called(match.current.kind, plan)
            message = say(
                "{kind} here, in the register {key} ({name})", kind=match.entry.kind, key=registered, name=name
            )
            yield Fault(match.entry.at("kind"), message, say("write the kind that is registered"))
