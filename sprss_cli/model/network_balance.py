"""Can the network be paid? What it costs, what money there is, and what applications would add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sprss_cli.model.finance import figures, variants
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.finance_table import Figure
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.paid_service import PaidService
from sprss_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Cost:
    """What the services of the network are paid in a year, whole CZK.

    Attributes:
        stated: Sum of the payments that the plan states.
        stating: How many services it states one for.
        reckoned: Sum of the payments that methods give where the plan states none.
        reckoning: How many services these are.
        without: Services in the network for which there is neither.
    """

    stated: int = 0
    stating: int = 0
    reckoned: int = 0
    reckoning: int = 0
    without: tuple[PaidService, ...] = ()

    @property
    def total(self) -> int:
        """All that is known of the cost."""
        return self.stated + self.reckoned

    @property
    def services(self) -> int:
        """How many services are paid in the year."""
        return self.stating + self.reckoning + len(self.without)


@dataclass(frozen=True, slots=True)
class Cover:
    """The money of a year in one variant, by payer.

    Attributes:
        variant: Key of the catalogue `finance-variants`; empty when the plan has none.
        secured: What a decision or a contract secures.
        expected: What is counted on beside it.
        known: Whether the plan says anything of the money of the year.
    """

    variant: str
    secured: Mapping[str, int]
    expected: Mapping[str, int]
    known: bool

    def left(self, cost: int) -> int:
        """Return what is left of all money after a cost; below zero what is missing."""
        return sum(self.secured.values()) + sum(self.expected.values()) - cost

    def unsecured(self, cost: int) -> int:
        """Return how much of a cost no secured money covers; 0 when it covers all."""
        return max(0, cost - sum(self.secured.values()))


@dataclass(frozen=True, slots=True)
class Addition:
    """What an application would add to the cost of a year.

    Attributes:
        application: Its id.
        name: The service.
        amount: The payment it leads to, less what the service is paid already; None when it is not known.
        asked: Whether the amount is what it asks for; else the methods give it.
    """

    application: str
    name: str
    amount: int | None
    asked: bool


@dataclass(frozen=True, slots=True)
class BalanceYear:
    """Cost and cover of one year, and what applications add to the cost."""

    year: int
    cost: Cost
    covers: tuple[Cover, ...]
    additions: tuple[Addition, ...]

    @property
    def together(self) -> int | None:
        """What all applications add; None when it is not known of one."""
        known = [addition.amount for addition in self.additions if addition.amount is not None]
        return sum(known) if len(known) == len(self.additions) else None


@dataclass(frozen=True, slots=True)
class NetworkBalance:
    """The balance of a plan.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        payers: Parties whose money counts, as the methods name them; empty when the money of every payer counts.
        years: Year by year.
        unread: Files of services, methods, tables and applications that are missing here because they are broken.
    """

    label: str
    plan: Plan
    payers: tuple[str, ...]
    years: tuple[BalanceYear, ...]
    unread: tuple[str, ...] = ()


def payers(plan: Plan) -> tuple[str, ...]:
    """Return the parties that payments are paid by, as the methods of the plan name them."""
    return tuple(dict.fromkeys(party for method in plan.of(PaymentMethod).values() for party in method.payers))


def balance_of(plan: Plan, year: int, applications: Iterable[Application] = (), variant: str = "") -> BalanceYear:
    """Return the balance of a year.

    Args:
        plan: The plan.
        year: The year.
        applications: What is to be let in; each is set against the network as it is.
        variant: The variant of the money; every variant the year has when empty.
    """
    additions = tuple(_addition(plan, application, year) for application in applications)
    return BalanceYear(year, cost(plan, year), covers(plan, year, variant), additions)


def cost(plan: Plan, year: int) -> Cost:
    """Return what the services of the basic and the temporary network are paid in a year."""
    stated, reckoned, without = [], [], []
    for service in plan.payments.services.values():
        if not service.pieces(year):
            continue
        if year in service.stated:
            stated.append(service.stated[year])
        elif (amount := plan.payments.payment(service, year).amount) is not None:
            reckoned.append(amount)
        else:
            without.append(service)
    return Cost(sum(stated), len(stated), sum(reckoned), len(reckoned), tuple(without))


def covers(plan: Plan, year: int, variant: str = "") -> tuple[Cover, ...]:
    """Return the money of a year that pays the network: in one variant, or in every one that the year has."""
    counted = set(payers(plan))
    found = [
        figure
        for figure in figures(plan)
        if figure.what == "funding" and figure.year == year and (not counted or figure.payer in counted)
    ]
    return tuple(_cover(found, one) for one in ((variant,) if variant else variants(found)))


def _cover(found: Iterable[Figure], variant: str) -> Cover:
    secured: dict[str, int] = {}
    expected: dict[str, int] = {}
    for figure in found:
        if figure.holds_in(variant):
            into = secured if figure.secured else expected
            into[figure.payer] = into.get(figure.payer, 0) + figure.amount
    return Cover(variant, secured, expected, bool(secured or expected))


def _addition(plan: Plan, application: Application, year: int) -> Addition:
    service = plan.payments.applied(application)
    before = plan.payments.services.get(service.replaces)
    present = _paid(plan, before, year) if before else 0
    asked = year in service.stated
    wanted = _paid(plan, service, year)
    amount = None if wanted is None or present is None else wanted - present
    return Addition(application.id, application.name, amount, asked)


def _paid(plan: Plan, service: PaidService, year: int) -> int | None:
    """Return what a service is paid in a year: as stated, else as the methods give it; None when nobody knows."""
    if not service.pieces(year):
        return 0
    if year in service.stated:
        return service.stated[year]
    return plan.payments.payment(service, year).amount
