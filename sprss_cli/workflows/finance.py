"""What the network is paid: how a payment is made, and whether there is money for it."""

from __future__ import annotations

from pathlib import Path

from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.paid_service import PaidService
from sprss_cli.model.payment_trace import Explanation
from sprss_cli.model.plan import Plan
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
    return Explanation(label, plan, service, found)


def _service(plan: Plan, identifier: str) -> PaidService:
    if identifier in plan.payments.services:
        return plan.payments.services[identifier]
    if identifier in plan.unreadable.get(NetworkEntry, ()):
        message = say("the file of {id} is broken", id=identifier)
        raise NoMoney(message, say("`sprss validate` says what is wrong with it"))
    message = say("the plan has no service and no application {id}", id=identifier)
    raise NoMoney(message, did_you_mean(identifier, plan.payments.services, say("`sprss network` lists the services")))


def _plan(path: Path) -> tuple[str, Plan]:
    loaded = load(plan_folder(path))
    if loaded.plan is None:
        raise NoMoney(
            say("the money of {plan} cannot be shown: its plan.yaml is broken", plan=loaded.folder.shown),
            say("`sprss validate` says what is wrong with it"),
        )
    return loaded.folder.shown, loaded.plan
