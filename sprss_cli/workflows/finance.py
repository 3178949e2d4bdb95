"""What the network is paid: how a payment is made, and whether there is money for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sprss_cli.model.finance import figures, variants
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.payment_method import PaymentMethod
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.network_balance import NetworkBalance, balance_of, payers
from sprss_cli.model.paid_service import PaidService
from sprss_cli.model.payment_trace import Explanation
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder


class NoMoney(Trouble):
    """The money of a plan cannot be shown: its `plan.yaml` is broken, or there is no such service."""


def explain(path: Path, identifier: str, year: int | None = None) -> Explanation:
    """Return how the payment of a service is made.

    Args:
        path: The plan's folder.
        identifier: Id of a network entry or of an application.
        year: The year; every year of the plan in which the service is paid when not given.

    Raises:
        NoPlan: There is no plan at the path.
        NoMoney: Its `plan.yaml` is broken, or it has no such service.
    """
    label, plan = _plan(path)
    service = _service(plan, identifier)
    period = plan.frame.period
    years = (year,) if year is not None else range(period.begins.year, period.ends.year + 1)
    found = tuple(plan.payments.payment(service, one) for one in years if year is not None or service.pieces(one))
    return Explanation(label, plan, service, found, _unread(plan, PaymentMethod))


def balance(path: Path, applications: Sequence[str] = (), year: int | None = None, variant: str = "") -> NetworkBalance:
    """Return what the network costs, what money there is, and what applications would add.

    Args:
        path: The plan's folder.
        applications: Ids of applications.
        year: The year; every year of the plan when not given.
        variant: Key of the catalogue `finance-variants`; every variant of a year when empty.

    Raises:
        NoPlan: There is no plan at the path.
        NoMoney: Its `plan.yaml` is broken, it has no such application, or no money in such a variant.
    """
    label, plan = _plan(path)
    known = tuple(one for one in variants(figures(plan)) if one)
    if variant and variant not in known:
        message = say("the plan has no money in the variant {variant}", variant=variant)
        raise NoMoney(message, did_you_mean(variant, known, say("variants of the plan: {known}", known=known)))
    wanted = [_application(plan, identifier) for identifier in dict.fromkeys(applications)]
    period = plan.frame.period
    years = (year,) if year is not None else range(period.begins.year, period.ends.year + 1)
    found = tuple(balance_of(plan, one, wanted, variant) for one in years)
    return NetworkBalance(
        label, plan, payers(plan), found, _unread(plan, NetworkEntry, PaymentMethod, FinanceTable, Application)
    )


def _application(plan: Plan, identifier: str) -> Application:
    if identifier in plan.of(Application):
        return plan.of(Application)[identifier]
    if identifier in plan.unreadable.get(Application, ()):
        raise _broken(Application, identifier)
    known = tuple(plan.of(Application))
    message = say("the plan has no application {id}", id=identifier)
    raise NoMoney(message, did_you_mean(identifier, known, say("applications of the plan: {known}", known=known)))


def _unread(plan: Plan, *kinds: type[Record]) -> tuple[str, ...]:
    return tuple(f"{kind.folder}/{name}.yaml" for kind in kinds for name in sorted(plan.unreadable.get(kind, ())))


def _service(plan: Plan, identifier: str) -> PaidService:
    if identifier in plan.payments.services:
        return plan.payments.services[identifier]
    if identifier in plan.of(Application):
        return plan.payments.applied(plan.of(Application)[identifier])
    for kind in (NetworkEntry, Application):
        if identifier in plan.unreadable.get(kind, ()):
            raise _broken(kind, identifier)
    known = (*plan.payments.services, *plan.of(Application))
    message = say("the plan has no service and no application {id}", id=identifier)
    raise NoMoney(message, did_you_mean(identifier, known, say("`sprss network` lists the services")))


def _broken(kind: type[Record], identifier: str) -> NoMoney:
    message = say("the file {file} is broken", file=f"{kind.folder}/{identifier}.yaml")
    return NoMoney(message, say("`sprss validate` says what is wrong with it"))


def _plan(path: Path) -> tuple[str, Plan]:
    loaded = load(plan_folder(path))
    if loaded.plan is None:
        raise NoMoney(
            say("the money of {plan} cannot be shown: its plan.yaml is broken", plan=loaded.folder.shown),
            say("`sprss validate` says what is wrong with it"),
        )
    return loaded.folder.shown, loaded.plan
