"""The compensation payment reckoned step by step: every figure keeps where it comes from.

Amounts are exact fractions; only a step that rounds does so. There is no expression to parse: a method is a list of
operations from a closed set.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.payment_method import LEDGER_NAMES, MethodStep, PaymentMethod, Value
from sprss_cli.model.message import Message, say
from sprss_cli.model.operations import apply
from sprss_cli.model.paid_service import PaidService, Quantity, days_of, of_application, of_entry
from sprss_cli.model.payment_trace import (
    INPUT,
    OTHERS,
    ROW,
    STEP,
    Given,
    Line,
    Portion,
    Problem,
    Share,
    Trace,
    YearlyPayment,
)
from sprss_cli.model.place import Address

if TYPE_CHECKING:
    from sprss_cli.model.plan import Plan


class Reckoning:
    """What the methods of a plan give for its services; each service and year is reckoned once."""

    def __init__(self, plan: Plan) -> None:
        self._entries = plan.of(NetworkEntry)
        self.services = {entry.id: of_entry(entry) for entry in self._entries.values()}
        self._methods: dict[str, list[PaymentMethod]] = {}
        for method in plan.of(PaymentMethod).values():
            for kind in dict.fromkeys(kind for item in method.applies for kind in item.services):
                self._methods.setdefault(kind, []).append(method)
        self._documents = plan.frame.provenance.source if plan.frame.provenance else ""
        self._traces: dict[tuple[str, str, int, int], Trace] = {}
        self._sums: dict[tuple[str, int, int], tuple[Share, ...]] = {}

    def applied(self, application: Application) -> PaidService:
        """Return a service as an application would make it."""
        return of_application(application, self._entries.get(application.service))

    def payment(self, service: PaidService, year: int) -> YearlyPayment:
        """Return the payment of a service for a year, with how it is made."""
        methods = self.methods(service, year)
        traces = tuple(self._trace(method, service, year, len(method.steps)) for method in methods)
        uncounted = tuple(
            quantity
            for quantity in service.capacity(year, "last-day")
            if not any(method.counts(service.kind, quantity.form, quantity.unit) for method in methods)
        )
        return YearlyPayment(year, traces, uncounted, service.stated.get(year))

    def methods(self, service: PaidService, year: int) -> tuple[PaymentMethod, ...]:
        """Return the methods that pay some capacity of a service in a year."""
        forms = {(form.form, item.unit) for span, _, _ in service.pieces(year) for form in span.forms
                 for item in form.capacity}  # fmt: skip
        return tuple(
            method
            for method in self._methods.get(service.kind, ())
            if method.holds_in(year) and any(method.counts(service.kind, form, unit) for form, unit in forms)
        )

    def document(self, method: PaymentMethod, value: Value) -> str:
        """Return the id of the document that a value is taken from; empty when nobody says it."""
        own = method.provenance.source if method.provenance else ""
        return value.source or own or self._documents

    def shares(self, method: PaymentMethod, service: PaidService, year: int, upto: int) -> tuple[Share, ...]:
        """Return what each service of the network that a method pays adds to the sum of its step before `upto`.

        A service that is not in the network, as of an application, is counted with them, in the place of the entry
        that it would change.
        """
        key = (method.id, year, upto)
        if key not in self._sums:
            self._sums[key] = tuple(
                self._share(method, other, year, upto)
                for other in self.services.values()
                if method in self.methods(other, year)
            )
        if self.services.get(service.id) is service:
            return self._sums[key]
        others = tuple(share for share in self._sums[key] if share.id not in (service.id, service.replaces))
        return (*others, self._share(method, service, year, upto))

    def _share(self, method: PaymentMethod, service: PaidService, year: int, upto: int) -> Share:
        lines = self._trace(method, service, year, upto).lines
        return Share(service.id, service.name, lines[-1].result)

    def _trace(self, method: PaymentMethod, service: PaidService, year: int, upto: int) -> Trace:
        key = (method.id, service.source.file + service.id, year, upto)
        if key not in self._traces:
            self._traces[key] = _Run(self, method, service, year).trace(upto)
        return self._traces[key]


class _Run:
    """One method for one service and year."""

    def __init__(self, reckoning: Reckoning, method: PaymentMethod, service: PaidService, year: int) -> None:
        self._reckoning, self._method, self._service, self._year = reckoning, method, service, year
        self._values = {value.id: (index, value) for index, value in enumerate(method.values)}
        self._inputs = {item.id: item for item in method.inputs}
        self._results: dict[str, tuple[MethodStep, Fraction | None]] = {}
        self._problems: list[Problem] = []

    def trace(self, upto: int) -> Trace:
        lines: list[Line] = []
        for index, step in enumerate(self._method.steps[:upto]):
            line = self._line(index, step)
            lines.append(line)
            self._results[step.id] = (step, line.result)
        if upto == len(self._method.steps) and (last := lines[-1]).result is not None and last.result.denominator > 1:
            message = say("the payment is not in whole crowns: the last step has to round it")
            self._problems.append(Problem(STEP, message, last.source, last.step.id))
        return Trace(self._method, self._service, self._year, tuple(lines), tuple(dict.fromkeys(self._problems)))

    def _line(self, index: int, step: MethodStep) -> Line:
        source = self._method.at("steps", index)
        if step.do == "per-capacity":
            portions = tuple(self._portions(step, source))
            results = [portion.result for portion in portions]
            whole = None if None in results else sum((one for one in results if one is not None), Fraction(0))
            return Line(step, source, portions=portions, result=whole)
        if step.do == "sum-of-all":
            return self._sum(step, source)
        given = tuple(self._given(item, source.at("of", place)) for place, item in enumerate(step.of))
        values = [item.value for item in given]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return Line(step, source, given)
        result = apply(step, known)
        if isinstance(result, Message):
            self._problems.append(Problem(STEP, result, source, step.id))
            return Line(step, source, given)
        return Line(step, source, given, result=result)

    def _portions(self, step: MethodStep, source: Address) -> Iterator[Portion]:
        name = step.of[0]
        if not isinstance(name, str) or name not in self._values:
            self._unknown(name, source.at("of", 0))
            yield Portion(Quantity("", "", Fraction(0), (), source), Given("", "", None, step.measure), None)
            return
        for quantity in self._service.capacity(self._year, self._method.capacity):
            if self._method.counts(self._service.kind, quantity.form, quantity.unit):
                rate = self._value(name, quantity.form, quantity.unit)
                yield Portion(quantity, rate, None if rate.value is None else quantity.amount * rate.value)

    def _sum(self, step: MethodStep, source: Address) -> Line:
        name = step.of[0]
        if not isinstance(name, str) or name not in self._results:
            self._unknown(name, source.at("of", 0))
            return Line(step, source)
        upto = list(self._results).index(name) + 1
        shares = self._reckoning.shares(self._method, self._service, self._year, upto)
        missing = [share for share in shares if share.value is None]
        if missing:
            named = tuple(f"{share.id} {share.name}" for share in missing[:3])
            message = say("the sum over all services cannot be made: {named} cannot be reckoned", named=named)
            self._problems.append(Problem(OTHERS, message, source, step.id))
            return Line(step, source, shares=shares)
        return Line(
            step, source, shares=shares, result=sum((share.value or Fraction(0) for share in shares), Fraction(0))
        )

    def _given(self, item: str | Decimal, at: Address) -> Given:
        if isinstance(item, Decimal):
            return Given("", "", Fraction(item), "number", at)
        if item in self._results:
            step, result = self._results[item]
            return Given(item, step.what, result, step.measure)
        if item in self._values:
            return self._value(item, "", "")
        if item in self._inputs:
            return self._input(item)
        if item in LEDGER_NAMES:
            return self._of_ledger(item)
        self._unknown(item, at)
        return Given(item, item, None, "number", at)

    def _of_ledger(self, name: str) -> Given:
        service, year = self._service, self._year
        what, value = {
            "months": (say("whole months in the network"), service.months(year)),
            "days": (say("days in the network"), service.days(year)),
            "days-in-year": (say("days in the year"), days_of(year)),
        }[name]
        source = None if name == "days-in-year" else service.pieces(year)[0][0].source
        return Given(name, what, Fraction(value), "number", source)

    def _input(self, name: str) -> Given:
        wanted = self._inputs[name]
        found = self._service.input(self._year, name)
        if found is not None:
            at = self._service.source.at("payment_inputs", str(self._year), name)
            return Given(name, wanted.what, Fraction(found.value), wanted.measure, at)
        message = say("{name} ({what}) is not stated for {year}", name=name, what=wanted.what, year=self._year)
        self._problems.append(Problem(INPUT, message, self._service.source, name))
        return Given(name, wanted.what, None, wanted.measure)

    def _value(self, name: str, form: str, unit: str) -> Given:
        index, value = self._values[name]
        kind, year = self._service.kind, self._year
        fitting = [place for place, row in enumerate(value.rows) if row.fits(kind, form, unit, year)]
        at = self._method.at("values", index)
        if len(fitting) == 1:
            row, document = fitting[0], self._reckoning.document(self._method, value)
            at = at.at("rows", row, "value")
            return Given(name, value.what, Fraction(value.rows[row].value), value.measure, at, document)
        about = tuple(part for part in (kind, form, unit, str(year)) if part)
        if fitting:
            at = at.at("rows", fitting[1])
            message = say("two rows of {name} hold for {about}", name=name, about=about)
        else:
            message = say("no row of {name} holds for {about}", name=name, about=about)
        self._problems.append(Problem(ROW, message, at, name))
        return Given(name, value.what, None, value.measure)

    def _unknown(self, name: str | Decimal, at: Address) -> None:
        message = say("{name} is nothing that this step could work on", name=str(name))
        self._problems.append(Problem(STEP, message, at, str(name)))
