"""One method for one service and year: its steps done one by one.

Amounts are exact fractions; only a step that rounds does so. There is no expression to parse: a method is a list of
operations from a closed set.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from sprss_cli.model.kinds.payment_method import LEDGER_NAMES, MethodStep, PaymentMethod
from sprss_cli.model.message import Message, say
from sprss_cli.model.operations import apply, operands_missing
from sprss_cli.model.paid_service import PaidService, Quantity, days_of
from sprss_cli.model.payment_trace import INPUT, NAME, OTHERS, STEP, Given, Line, Portion, Problem, Trace
from sprss_cli.model.payment_values import About
from sprss_cli.model.place import Address

if TYPE_CHECKING:  # the two need each other: a sum over all services reckons the others
    from sprss_cli.model.payment import Reckoning


class Run:
    """The steps of a method for one service and year, each done once and only as far as somebody asked."""

    def __init__(self, reckoning: Reckoning, method: PaymentMethod, service: PaidService, year: int) -> None:
        self._reckoning, self._method, self._service, self._year = reckoning, method, service, year
        self._values = {value.id: (index, value) for index, value in enumerate(method.values)}
        self._inputs = {item.id: item for item in method.inputs}
        self._results: dict[str, tuple[MethodStep, Fraction | None]] = {}
        self._problems: list[Problem] = []
        self._lines: list[Line] = []

    def result(self, upto: int) -> Fraction | None:
        """Return what the first `upto` steps give; None when something is missing."""
        self._go_on(upto)
        return self._lines[upto - 1].result

    def trace(self) -> Trace:
        """Return the whole of the method, which has to give whole crowns."""
        self._go_on(len(self._method.steps))
        problems = self._problems
        if (last := self._lines[-1]).result is not None and last.result.denominator > 1:
            message = say("the payment is not in whole crowns: the last step has to round it")
            problems = [*problems, Problem(NAME, message, last.source, last.step.id)]
        return Trace(self._method, self._service, self._year, tuple(self._lines), tuple(dict.fromkeys(problems)))

    def _go_on(self, upto: int) -> None:
        for index in range(len(self._lines), upto):
            step = self._method.steps[index]
            line = self._line(index, step)  # a sum over all services asks only for steps before it, of this one too
            self._lines.append(line)
            self._results[step.id] = (step, line.result)

    def _line(self, index: int, step: MethodStep) -> Line:
        source = self._method.at("steps", index)
        if step.do == "per-capacity":
            portions = tuple(self._portions(step, source))
            results = [portion.result for portion in portions]
            whole = None if None in results else sum((one for one in results if one is not None), Fraction(0))
            return Line(step, source, portions=portions, result=whole)
        if step.do == "total":
            return self._sum(step, source)
        given = tuple(self._given(item, source, place) for place, item in enumerate(step.of))
        values = [item.value for item in given]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return Line(step, source, given)
        result = apply(step, known)
        if isinstance(result, Message):
            kind = NAME if operands_missing(step) else STEP
            self._problems.append(Problem(kind, result, source, step.id))
            return Line(step, source, given)
        return Line(step, source, given, result=result)

    def _portions(self, step: MethodStep, source: Address) -> Iterator[Portion]:
        name = step.of[0]
        if not isinstance(name, str) or name not in self._values:
            self._unknown(name, source.at("of", 0))
            yield Portion(Quantity("", "", Fraction(0), (), source), Given("", "", None, step.measure), None)
            return
        for quantity in self._counted:
            rate = self._value(name, quantity.form, quantity.unit)
            yield Portion(quantity, rate, None if rate.value is None else quantity.amount * rate.value)

    @cached_property
    def _counted(self) -> tuple[Quantity, ...]:
        found = self._service.capacity(self._year, self._method.capacity)
        return tuple(one for one in found if self._method.counts(self._service.kind, one.form, one.unit))

    def _sum(self, step: MethodStep, source: Address) -> Line:
        name = step.of[0]
        if not isinstance(name, str) or name not in self._results:
            self._unknown(name, source.at("of", 0))
            return Line(step, source)
        upto = list(self._results).index(name) + 1
        if unread := self._reckoning.unread:
            message = say("the sum over all services cannot be made: {files} cannot be read", files=unread[:3])
            self._problems.append(Problem(OTHERS, message, source, step.id))
            return Line(step, source)
        shares = self._reckoning.shares(self._method, self._service, self._year, upto)
        if shares.total is None:
            missing = [share for share in shares.all if share.value is None]
            named = tuple(f"{share.id} {share.name}" for share in missing[:3])
            message = say("the sum over all services cannot be made: {named} cannot be reckoned", named=named)
            self._problems.append(Problem(OTHERS, message, source, step.id))
        return Line(step, source, shares=shares.all, result=shares.total)

    def _given(self, item: str | Decimal, source: Address, place: int) -> Given:
        if isinstance(item, Decimal):
            return Given("", "", Fraction(item), "number", source.at("of", place))
        if item in self._results:
            step, result = self._results[item]
            return Given(item, step.what, result, step.measure)
        if item in self._values:
            return self._value(item, "", "")
        if item in self._inputs:
            return self._input(item)
        if item in LEDGER_NAMES:
            return self._of_ledger(item)
        at = source.at("of", place)
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
        self._problems.append(Problem(INPUT, message, self._service.source, name, wanted.what))
        return Given(name, wanted.what, None, wanted.measure)

    def _value(self, name: str, form: str, unit: str) -> Given:
        index, value = self._values[name]
        found = self._reckoning.values.given(self._method, index, About(self._service.kind, form, unit, self._year))
        if isinstance(found, Given):
            return found
        self._problems.append(found)
        return Given(name, value.what, None, value.measure)

    def _unknown(self, name: str | Decimal, at: Address) -> None:
        message = say("{name} is nothing that this step could work on", name=str(name))
        self._problems.append(Problem(NAME, message, at, str(name)))
