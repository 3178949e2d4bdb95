"""FIN731 methods-overlap."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import Applies, PaymentMethod
from sprss_cli.model.message import say
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
    seen: dict[str, list[tuple[PaymentMethod, int]]] = {}
    for method in sorted(plan.every(PaymentMethod), key=lambda method: (method.years.begins, method.id)):
        for index, line in enumerate(method.applies):
            for place, kind in enumerate(line.services):
                others = (other for other in seen.get(kind, ()) if _overlap(method, line, *other))
                if (found := next(others, None)) is not None:
                    other, at = found
                    message = say("{kind} is paid by method {other} too", kind=kind, other=other.id)
                    related = ((other.at("applies", at), say("the other method")),)
                    hint = say("shorten the years of one of them, or divide kinds and forms between them")
                    yield Fault(method.at("applies", index, "services", place), message, hint, related)
        for index, line in enumerate(method.applies):
            for kind in line.services:
                seen.setdefault(kind, []).append((method, index))


def _overlap(method: PaymentMethod, line: Applies, other: PaymentMethod, index: int) -> bool:
    forms = other.applies[index].forms
    same_form = not line.forms or not forms or bool(set(line.forms) & set(forms))
    return same_form and method.years.overlaps(other.years)
