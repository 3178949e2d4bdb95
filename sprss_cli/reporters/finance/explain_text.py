"""How a payment is made, for an economist who wants to follow it by hand."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.kinds.payment_method import MethodStep
from sprss_cli.model.message import Message, Translations, say
from sprss_cli.model.network_words import named
from sprss_cli.model.payment_trace import Explanation, Given, Line, Portion, Trace, YearlyPayment
from sprss_cli.model.payment_words import figure_of
from sprss_cli.model.place import Address
from sprss_cli.model.shown import titled

_CAPACITY = {
    "first-day": say("the capacity of the first day in the network counts"),
    "last-day": say("the capacity of the last day in the network counts"),
    "average": say("the average capacity over all days of the year counts"),
}
_WAYS = {"down": say("down"), "up": say("up"), "nearest": say("to the nearest")}
_SIGNS = {"add": " + ", "subtract": " − ", "multiply": " × "}
_UNKNOWN = "?"


def write(found: Explanation, speak: Translations) -> str:
    """Return the payments of a service with every step and where each figure stands.

    Args:
        found: What was asked for.
        speak: The language of everything but the plan's own words.
    """
    return _Text(found, speak).write()


class _Text:
    def __init__(self, found: Explanation, speak: Translations) -> None:
        self._found, self._plan, self._speak = found, found.plan, speak

    def write(self) -> str:
        service = self._found.service
        lines = [f"{self._found.label}: {service.id} {service.name}, {titled(service.kind, 'services', self._plan)}"]
        if self._found.unread:
            lines.append(self._said(say("cannot be read and are missing here: {files}", files=self._found.unread)))
        for year in self._found.years:
            lines += ["", *self._year(year)]
        if not self._found.years:
            lines.append(self._said(say("the service is not paid in any year of the plan")))
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _said(self, message: Message) -> str:
        return message.render(self._speak)

    def _year(self, found: YearlyPayment) -> Iterator[str]:
        yield f"{found.year}"
        if not self._found.service.pieces(found.year):
            yield "  " + self._said(say("the service is not in the network in {year}", year=found.year))
            if found.stated is None:
                return
        elif not found.traces:
            yield "  " + self._said(say("no method pays this service in {year}", year=found.year))
        for trace in found.traces:
            yield from (f"  {line}" for line in self._trace(trace))
        for quantity in found.uncounted if found.traces else ():
            about = self._capacity(quantity.form, quantity.unit) + " " + figure_of(quantity.amount)
            yield "  " + self._said(say("no method counts {capacity}", capacity=about))
        yield "  " + self._said(self._verdict(found))

    def _verdict(self, found: YearlyPayment) -> Message:
        amount = _UNKNOWN if found.amount is None else crowns(found.amount)
        if self._found.service.applied:
            return self._verdict_of_application(found, amount)
        if found.stated is None:
            return say("payment for {year}: {amount}; the plan states none", year=found.year, amount=amount)
        stated, year = crowns(found.stated), found.year
        if found.amount is None:
            return say("payment for {year}: not reckoned; the plan states {stated}", year=year, stated=stated)
        if found.amount == found.stated:
            return say("payment for {year}: {amount}, as the plan states", year=year, amount=amount)
        gap = crowns(found.stated - found.amount, sign=True)
        return say(
            "payment for {year}: {amount}; the plan states {stated} ({gap})",
            year=year, amount=amount, stated=stated, gap=gap,
        )  # fmt: skip

    def _verdict_of_application(self, found: YearlyPayment, amount: str) -> Message:
        if found.stated is None:
            return say("payment for {year}: {amount}; the application asks for none", year=found.year, amount=amount)
        asked = crowns(found.stated)
        return say("payment for {year}: {amount}; the application asks for {asked}",
                   year=found.year, amount=amount, asked=asked)  # fmt: skip

    def _trace(self, trace: Trace) -> Iterator[str]:
        method = trace.method
        yield self._said(say("method: {title} ({file})", title=method.title, file=self._where(method.source)))
        yield self._said(_CAPACITY[method.capacity])
        numbers = {line.step.id: number for number, line in enumerate(trace.lines, 1)}
        for number, line in enumerate(trace.lines, 1):
            result = _UNKNOWN if line.result is None else figure_of(line.result, line.step.measure)
            yield f"{number:>2}. {line.step.what}: {result}"
            yield from (f"      {text}" for text in self._line(line, numbers))
        for problem in trace.problems:
            text = self._said(
                say("cannot be reckoned: {why} ({where})", why=problem.message, where=self._where(problem.at))
            )
            yield text

    def _line(self, line: Line, numbers: dict[str, int]) -> Iterator[str]:
        if line.step.do == "per-capacity":
            for portion in line.portions:
                yield from self._portion(portion)
        elif line.step.do == "total":
            number = numbers[str(line.step.of[0])]
            yield self._said(say("step {number} of all services that the method pays:", number=number))
            for share in line.shares:
                value = _UNKNOWN if share.value is None else figure_of(share.value, line.step.measure)
                yield f"  {share.id} {share.name}: {value}"
        else:
            yield "= " + self._formula(line.step, [_shown(item) for item in line.given])
            for item in line.given:
                if item.name:
                    yield f"  {_shown(item)}: {self._origin(item, numbers)}"

    def _portion(self, portion: Portion) -> Iterator[str]:
        quantity, rate = portion.quantity, portion.rate
        result = _UNKNOWN if portion.result is None else figure_of(portion.result, rate.measure)
        amount = figure_of(quantity.amount)
        yield f"= {self._capacity(quantity.form, quantity.unit)} {amount} × {_shown(rate)} = {result}"
        if quantity.pieces:
            pieces = tuple(f"{figure_of(value)} × {days}" for value, days in quantity.pieces)
            average = say("{pieces} days, divided by the days of the year", pieces=" + ".join(pieces))
            yield f"  {amount}: {self._said(average)} ({self._where(quantity.source)})"
        else:
            yield f"  {amount}: {self._where(quantity.source)}"
        yield f"  {_shown(rate)}: {self._origin(rate, {})}"

    def _formula(self, step: MethodStep, items: list[str]) -> str:
        if step.do in _SIGNS:
            return _SIGNS[step.do].join(items)
        match step.do:
            case "share":
                return f"{items[0]} × {items[1]}"
            case "pro-rata":
                return f"{items[0]} × {items[1]} / {items[2]}"
            case "at-most":
                return self._said(say("the least of {items}", items="; ".join(items)))
            case "at-least":
                return self._said(say("the greatest of {items}", items="; ".join(items)))
            case _:
                to = f"{step.to:,}".replace(",", "\N{NO-BREAK SPACE}")
                return self._said(say("{item} rounded {way} to {to}", item=items[0], way=_WAYS[step.way], to=to))

    def _origin(self, item: Given, numbers: dict[str, int]) -> str:
        what = self._said(item.what) if isinstance(item.what, Message) else item.what
        if item.name in numbers:
            return self._said(say("{what}, step {number}", what=what, number=numbers[item.name]))
        if item.source is None:
            return what
        if item.document:
            where = say(
                "{where}, from {document}", where=self._where(item.source), document=self._document(item.document)
            )
            return f"{what} ({self._said(where)})"
        return f"{what} ({self._where(item.source)})"

    def _where(self, at: Address) -> str:
        file = at.file.removeprefix(f"{self._found.label}/")
        return f"{file}: {at}" if at.path else file

    def _document(self, identifier: str) -> str:
        return next((one.title for one in self._plan.frame.documents if one.id == identifier), identifier)

    def _capacity(self, form: str, unit: str) -> str:
        return f"{named('service-forms', form, self._plan).lower()} {named('capacity-units', unit, self._plan)}"


def _shown(item: Given) -> str:
    return _UNKNOWN if item.value is None else figure_of(item.value, item.measure)
