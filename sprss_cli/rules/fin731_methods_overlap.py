"""FIN731 methods-overlap."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import Applies, PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN731",
    severity=Severity.ERROR,
    basis="one method for a kind, a form and a year",
    since="0.1",
    about=("payment-methods",),
)
def methods_overlap(plan: Plan) -> Iterator[Fault]:
    """Two payment methods pay the same kind of service in the same form and year.

    Why: the service would be paid twice. It does not matter that they count different units: beds and full-time
    equivalents of one form stand for one service.

    Mend: shorten the years of one of them, or divide kinds and forms between them.
    """
    seen: list[PaymentMethod] = []
    for method in sorted(plan.every(PaymentMethod), key=lambda method: (method.years.begins, method.id)):
        for other in seen:
            found = list(_shared(method, other))
            if found:
                at, theirs, _ = found[0]
                kinds = tuple(dict.fromkeys(kind for _, _, kind in found))
                message = say("method {other} too pays: {kinds}", other=other.id, kinds=kinds)
                hint = say("shorten the years of one of them, or divide kinds and forms between them")
                yield Fault(at, message, hint, ((theirs, say("the other method")),))
        seen.append(method)


def _shared(method: PaymentMethod, other: PaymentMethod) -> Iterator[tuple[Address, Address, str]]:
    """Yield each kind that both pay in some form, with the places where the one and the other name it."""
    if not method.years.overlaps(other.years):
        return
    for index, line in enumerate(method.applies):
        for place, kind in enumerate(line.services):
            for theirs, their in enumerate(other.applies):
                if kind in their.services and _same_form(line, their):
                    yield method.at("applies", index, "services", place), other.at("applies", theirs), kind


def _same_form(line: Applies, their: Applies) -> bool:
    return not line.forms or not their.forms or bool(set(line.forms) & set(their.forms))
