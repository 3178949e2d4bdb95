"""FIN728 service-without-payment-method."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN728",
    severity=Severity.WARNING,
    basis="every paid service has a method",
    since="0.1",
    about=("payment-methods",),
)
def service_without_payment_method(plan: Plan) -> Iterator[Fault]:
    """A service of the network has a form that no payment method pays.

    Why: nobody can tell what the form is to be paid, and the balance of the network leaves it out.

    Mend: add the kind of service, the form and a unit in which it has capacity to a method, or correct the capacity.
    """
    if plan.unreadable.get(PaymentMethod):
        return  # a method that cannot be read may pay it
    years = plan.payments.years_with_method
    for entry in plan.every(NetworkEntry):
        service = plan.payments.services[entry.id]
        bare: dict[str, list[str]] = {}
        for year in years:
            for form in plan.payments.unpaid_forms(service, year):
                bare.setdefault(form, []).append(str(year))
        for form, during in bare.items():
            message = say(
                "no payment method pays {kind} in the form {form} (years: {years})",
                kind=entry.kind,
                form=named("service-forms", form, plan).lower(),
                years=tuple(during),
            )
            yield Fault(entry.at("kind"), message, say("add the kind, the form and its unit to a payment method"))
