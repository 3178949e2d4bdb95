"""FIN735 method-of-nothing-known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN735",
    severity=Severity.ERROR,
    basis="the catalogues",
    since="0.1",
    about=("payment-methods",),
)
def method_of_nothing_known(plan: Plan) -> Iterator[Fault]:
    """A payment method names a kind of service, a form or a unit that the catalogues do not know.

    Why: the line or the row never holds, and services are not paid by it without anybody seeing it.

    Mend: write a paragraph of the act and keys of the catalogues of forms and of units of capacity.
    """
    known = {name: plan.catalogues[name].by_key for name in _WORDS if name in plan.catalogues}
    for method in plan.every(PaymentMethod):
        for catalogue, word, at in _named(method):
            words = known.get(catalogue)
            if words and word not in words:
                hint = did_you_mean(word, words, say("known here: {known}", known=tuple(words)))
                yield Fault(at, _WORDS[catalogue](word), hint)


_WORDS: dict[str, Callable[[str], Message]] = {
    "service-kinds": lambda word: say("{kind} is not a kind of social service", kind=word),
    "service-forms": lambda word: say("there is no form {form}", form=word),
    "capacity-units": lambda word: say("there is no unit {unit}", unit=word),
}


def _named(method: PaymentMethod) -> Iterator[tuple[str, str, Address]]:
    for index, line in enumerate(method.applies):
        at = method.at("applies", index)
        yield from (("service-kinds", kind, at.at("services", place)) for place, kind in enumerate(line.services))
        yield from (("service-forms", form, at.at("forms", place)) for place, form in enumerate(line.forms))
        yield "capacity-units", line.unit, at.at("unit")
    for place, value in enumerate(method.values):
        for index, row in enumerate(value.rows):
            at = method.at("values", place, "rows", index)
            yield from (("service-kinds", kind, at.at("services", one)) for one, kind in enumerate(row.services))
            if row.form:
                yield "service-forms", row.form, at.at("form")
            if row.unit:
                yield "capacity-units", row.unit, at.at("unit")
