"""The compensation payments of a plan: which methods pay which service, and what they give."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.paid_service import PaidService, of_application, of_entry
from sprss_cli.model.payment_run import Run
from sprss_cli.model.payment_trace import Share, Shares, YearlyPayment
from sprss_cli.model.payment_values import Values

if TYPE_CHECKING:
    from sprss_cli.model.plan import Plan


class Reckoning:
    """What the methods of a plan give for its services; each service and year is reckoned once."""

    def __init__(self, plan: Plan) -> None:
        self._entries = plan.of(NetworkEntry)
        self.unread = tuple(
            f"{NetworkEntry.folder}/{name}.yaml" for name in sorted(plan.unreadable.get(NetworkEntry, ()))
        )
        self.services = {entry.id: of_entry(entry) for entry in self._entries.values()}
        self._methods: dict[str, list[PaymentMethod]] = {}
        for method in plan.of(PaymentMethod).values():
            for kind in dict.fromkeys(kind for item in method.applies for kind in item.services):
                self._methods.setdefault(kind, []).append(method)
        self.values = Values(plan.frame.provenance.source if plan.frame.provenance else "")
        self._years = range(plan.frame.period.begins.year, plan.frame.period.ends.year + 1)
        self._paying: dict[tuple[str, int], tuple[PaymentMethod, ...]] = {}
        self._payments: dict[tuple[str, int], YearlyPayment] = {}
        self._runs: dict[tuple[str, str, int], Run] = {}
        self._sums: dict[tuple[str, int, int], Shares] = {}

    def applied(self, application: Application) -> PaidService:
        """Return a service as an application would make it."""
        return of_application(application, self._entries.get(application.service))

    def payment(self, service: PaidService, year: int) -> YearlyPayment:
        """Return the payment of a service for a year, with how it is made."""
        key = (service.source.file, year)
        if key not in self._payments:
            self._payments[key] = self._payment(service, year)
        return self._payments[key]

    def _payment(self, service: PaidService, year: int) -> YearlyPayment:
        methods = self.methods(service, year)
        traces = tuple(self._run(method, service, year).trace() for method in methods)
        uncounted = tuple(
            quantity
            for quantity in service.capacity(year, "last-day")
            if not any(method.counts(service.kind, quantity.form, quantity.unit) for method in methods)
        )
        return YearlyPayment(year, traces, uncounted, service.stated.get(year))

    def unpaid_forms(self, service: PaidService, year: int) -> tuple[str, ...]:
        """Return the forms that a service has in a year and that no method pays, by whatever unit."""
        methods = self.methods(service, year)
        forms = dict.fromkeys(form for span, _, _ in service.pieces(year) for form in span.forms)
        unpaid = (
            form.form
            for form in forms
            if not any(
                method.counts(service.kind, form.form, item.unit) for item in form.capacity for method in methods
            )
        )
        return tuple(dict.fromkeys(unpaid))

    @cached_property
    def years_with_method(self) -> tuple[int, ...]:
        """The years of the plan in which some method holds."""
        methods = [method for of_kind in self._methods.values() for method in of_kind]
        return tuple(year for year in self._years if any(method.holds_in(year) for method in methods))

    @cached_property
    def years_in_work(self) -> tuple[int, ...]:
        """The years of the plan for which some service states a payment or a figure for one."""
        stated = {year for service in self.services.values() for year in service.stated}
        stated |= {item.year for service in self.services.values() for item in service.inputs}
        return tuple(year for year in self._years if year in stated)

    def methods(self, service: PaidService, year: int) -> tuple[PaymentMethod, ...]:
        """Return the methods that pay some capacity of a service in a year."""
        key = (service.source.file, year)
        if key not in self._paying:
            self._paying[key] = self._paid_by(service, year)
        return self._paying[key]

    def _paid_by(self, service: PaidService, year: int) -> tuple[PaymentMethod, ...]:
        forms = {(form.form, item.unit) for span, _, _ in service.pieces(year) for form in span.forms
                 for item in form.capacity}  # fmt: skip
        return tuple(
            method
            for method in self._methods.get(service.kind, ())
            if method.holds_in(year) and any(method.counts(service.kind, form, unit) for form, unit in forms)
        )

    def shares(self, method: PaymentMethod, service: PaidService, year: int, upto: int) -> Shares:
        """Return what each service of the network that a method pays adds to the sum of its step before `upto`.

        A service that is not in the network, as of an application, is counted with them, in the place of the entry
        that it would change.
        """
        key = (method.source.file, year, upto)
        if key not in self._sums:
            paid = (other for other in self.services.values() if method in self.methods(other, year))
            self._sums[key] = _summed(self._share(method, other, year, upto) for other in paid)
        if self.services.get(service.id) is service:
            return self._sums[key]
        others = (share for share in self._sums[key].all if share.id not in (service.id, service.replaces))
        return _summed((*others, self._share(method, service, year, upto)))

    def _share(self, method: PaymentMethod, service: PaidService, year: int, upto: int) -> Share:
        return Share(service.id, service.name, self._run(method, service, year).result(upto))

    def _run(self, method: PaymentMethod, service: PaidService, year: int) -> Run:
        key = (method.source.file, service.source.file, year)
        if key not in self._runs:
            self._runs[key] = Run(self, method, service, year)
        return self._runs[key]


def _summed(shares: Iterable[Share]) -> Shares:
    found = tuple(shares)
    known = [share.value for share in found if share.value is not None]
    return Shares(found, sum(known, Fraction(0)) if len(known) == len(found) else None)
