"""A service as the methods of payment see it: when it is paid, with what capacity, and what it states for itself."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NETWORK, FormCapacity, NetworkEntry, PaymentInput
from sprss_cli.model.network import EXCLUDE, state_on, states
from sprss_cli.model.place import Address

PAID = frozenset({NETWORK, "temporary"})  # a development intent is not paid
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days on end with one capacity, both included; without an end as long as nothing else is decided.

    Attributes:
        begins: First day.
        ends: Last day, or None.
        forms: The capacity.
        source: Where the capacity stands.
    """

    begins: date
    ends: date | None
    forms: tuple[FormCapacity, ...]
    source: Address


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of one unit in one form counts in a year.

    Attributes:
        form: Key of the catalogue `service-forms`.
        unit: Key of the catalogue `capacity-units`.
        amount: What counts.
        pieces: Capacity and its days, where the amount is an average of several or of a part of the year; else empty.
        source: Where the (first) capacity stands.
    """

    form: str
    unit: str
    amount: Fraction
    pieces: tuple[tuple[Fraction, int], ...]
    source: Address


@dataclass(frozen=True, slots=True)
class PaidService:
    """A service of the network, or one as an application would make it.

    Attributes:
        id: Id of the entry, or of the application when there is no entry yet.
        name: What it is called.
        kind: Kind of service (§).
        source: The top of the file in which it states its figures.
        spans: When it is paid, in the order of time.
        inputs: What it states for the methods.
        stated: Payments as the plan states them, by year; of an application, as it asks for them.
        applied: Whether this is what an application asks for.
        replaces: Id of the entry that an application would include or change; empty when there is none.
    """

    id: str
    name: str
    kind: str
    source: Address
    spans: tuple[Span, ...]
    inputs: tuple[PaymentInput, ...]
    stated: Mapping[int, int]
    applied: bool = False
    replaces: str = ""

    def input(self, year: int, name: str) -> PaymentInput | None:
        """Return what the service states under a name for a year."""
        return next((item for item in self.inputs if (item.year, item.name) == (year, name)), None)

    def pieces(self, year: int) -> tuple[tuple[Span, date, date], ...]:
        """Return the spans that touch a year, each with its first and last day in it."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        cut = ((span, max(span.begins, first), min(span.ends or last, last)) for span in self.spans)
        return tuple(piece for piece in cut if piece[1] <= piece[2])

    def days(self, year: int) -> int:
        """Return the number of days of a year in which the service is paid."""
        return sum(_length(begins, ends) for _, begins, ends in self.pieces(year))

    def months(self, year: int) -> int:
        """Return the number of calendar months of a year in which the service is paid on every day."""
        pieces = self.pieces(year)
        return sum(_covered(pieces, year, month) for month in range(1, 13))

    def capacity(self, year: int, which: str) -> tuple[Quantity, ...]:
        """Return the capacity that counts in a year.

        Args:
            year: The year.
            which: `first-day` or `last-day` of membership in the year, or `average` over all days of the year.
        """
        pieces = self.pieces(year)
        if not pieces:
            return ()
        if which != "average":
            span = pieces[0 if which == "first-day" else -1][0]
            return tuple(Quantity(form, unit, amount, (), source) for form, unit, amount, source in _amounts((span,)))
        return tuple(_averages(pieces, days_of(year)))


def of_entry(entry: NetworkEntry) -> PaidService:
    """Return a service of the network as the methods see it."""
    payments = {payment.year: payment.amount for payment in entry.payments}
    return PaidService(entry.id, entry.name, entry.kind, entry.source, spans(entry), entry.payment_inputs, payments)


def of_application(application: Application, entry: NetworkEntry | None) -> PaidService:
    """Return a service as an application would make it.

    Args:
        application: What is asked for.
        entry: The entry it names; None for a service that the plan does not have.
    """
    begins = application.effective
    before = () if entry is None else _until(spans(entry), begins)
    wanted = application.forms or (entry_forms(entry, begins) if entry else ())
    asked = () if application.asks == EXCLUDE else (Span(begins, None, wanted, application.at("forms")),)
    own = {(item.year, item.name): item for item in application.payment_inputs}
    stated = {(item.year, item.name): item for item in (entry.payment_inputs if entry else ())}
    return PaidService(
        application.id,
        application.name,
        application.kind,
        application.source,
        (*before, *asked),
        tuple({**stated, **own}.values()),
        {item.year: item.amount for item in application.requested_payments},
        applied=True,
        replaces=entry.id if entry else "",
    )


def entry_forms(entry: NetworkEntry, day: date) -> tuple[FormCapacity, ...]:
    """Return the capacity of a service on a day; nothing when it is in no register."""
    state = state_on(entry, day)
    return state.forms if state else ()


def _until(found: tuple[Span, ...], day: date) -> tuple[Span, ...]:
    earlier = (span for span in found if span.begins < day)
    return tuple(replace(span, ends=min(span.ends or date.max, day - _DAY)) for span in earlier)


def spans(entry: NetworkEntry) -> tuple[Span, ...]:
    """Return the days on which a service is in the basic or the temporary network, each stretch with its capacity."""
    found: list[Span] = []
    current: Span | None = None
    stands_in = 0
    for index, step, state in states(entry):
        if current is not None and current.begins < step.effective:
            found.append(Span(current.begins, step.effective - _DAY, current.forms, current.source))
        stands_in = index if step.forms else stands_in
        current = None
        if state is not None and state.register in PAID:
            current = Span(step.effective, None, state.forms, entry.at("history", stands_in, "forms"))
    return tuple(found if current is None else (*found, current))


def days_of(year: int) -> int:
    """Return how many days a year has."""
    return _length(date(year, 1, 1), date(year, 12, 31))


def _length(begins: date, ends: date) -> int:
    return (ends - begins).days + 1


def _covered(pieces: tuple[tuple[Span, date, date], ...], year: int, month: int) -> bool:
    length = monthrange(year, month)[1]
    first, last = date(year, month, 1), date(year, month, length)
    cut = ((max(begins, first), min(ends, last)) for _, begins, ends in pieces)
    return sum(_length(begins, ends) for begins, ends in cut if begins <= ends) == length


def _amounts(found: tuple[Span, ...]) -> Iterator[tuple[str, str, Fraction, Address]]:
    for span in found:
        for place, form in enumerate(span.forms):
            for index, item in enumerate(form.capacity):
                yield form.form, item.unit, Fraction(item.value), span.source.at(place, "capacity", index)


def _averages(pieces: tuple[tuple[Span, date, date], ...], days: int) -> Iterator[Quantity]:
    by_key: dict[tuple[str, str], list[tuple[Fraction, int, Address]]] = {}
    for span, begins, ends in pieces:
        for form, unit, amount, source in _amounts((span,)):
            by_key.setdefault((form, unit), []).append((amount, _length(begins, ends), source))
    for (form, unit), found in by_key.items():
        whole = sum((amount * length for amount, length, _ in found), Fraction(0)) / days
        shown = tuple((amount, length) for amount, length, _ in found)
        yield Quantity(form, unit, whole, () if shown == ((whole, days),) else shown, found[0][2])
