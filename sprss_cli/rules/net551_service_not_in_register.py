"""NET551 service-not-in-register."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET551",
    severity=Severity.ERROR,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def service_not_in_register(plan: Plan) -> Iterator[Fault]:
    """The national register has no service with this number.

    Why: only a registered service may be paid and entrusted, and everything that the register knows of it is found by
    its number. A digit is wrong, or the portal's own number was taken for the registration number.

    Only `sprss validate --register` looks for this.

    Mend: compare the number with the decision on registration. If the service was registered lately, take over newer
    data with `sprss register update`.
    """
    for entry in plan.every(NetworkEntry) if plan.register else ():
        if plan.register and not plan.register.services.get(entry.id):
            message = say("the register has no service {number}", number=entry.id)
            hint = say("compare the number; the register's data are of {day}", day=plan.register.day or "–")
            yield Fault(entry.at("id"), message, hint)
