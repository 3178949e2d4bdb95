"""FIN731 methods-overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

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
    methods = sorted(plan.every(PaymentMethod), key=lambda method: (method.years.begins, method.id))
    for first, second in combinations(methods, 2):
        if not first.years.overlaps(second.years):
            continue
        for index, applies in enumerate(second.applies):
            for place, other in enumerate(first.applies):
                if common := _common(applies, other):
                    message = say("{kinds} is paid by method {other} too", kinds=common, other=first.id)
                    related = ((first.at("applies", place), say("the other method")),)
                    hint = say("shorten the years of one of them, or divide kinds and forms between them")
                    yield Fault(second.at("applies", index, "services"), message, hint, related)


def _common(one: Applies, other: Applies) -> tuple[str, ...]:
    if one.forms and other.forms and not set(one.forms) & set(other.forms):
        return ()
    return tuple(kind for kind in one.services if kind in other.services)
