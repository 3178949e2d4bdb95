"""What is read off applications: how far one is, what its assessment says, and the step of the ledger it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NETWORK, FormCapacity, NetworkEntry, Step
from sprss_cli.model.network import CHANGE, INCLUDE, states
from sprss_cli.model.network_frame import REQUIRED, Criterion, NetworkFrame
from sprss_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Standing:
    """An application as somebody asks for it.

    Attributes:
        application: The application.
        state: `received`, `assessed`, `accepted`, `partly` or `refused`.
        required: How many required criteria apply to it.
        met: How many of them are met.
        points: The points of scored criteria.
        most: The most points it could have; None when one of the criteria has no limit.
    """

    application: Application
    state: str
    required: int
    met: int
    points: Decimal
    most: int | None


def standings(plan: Plan) -> tuple[Standing, ...]:
    """Return every application of a plan as it stands, in the order of the days of receipt."""
    found = sorted(plan.of(Application).values(), key=lambda one: (one.received, one.id))
    return tuple(_standing(one, plan.frame.network) for one in found)


def criteria_for(application: Application, frame: NetworkFrame) -> Mapping[str, Criterion]:
    """Return the criteria that an application is assessed by, by id: those for what it asks, on the day it came."""
    return {one.id: one for one in frame.criteria if one.applies(application.asks, application.received)}


def carried_out(application: Application, plan: Plan) -> tuple[NetworkEntry, int] | None:
    """Return the service and the index of its step that carries out an accepted application; None when none does.

    The step rests on the decision of the outcome and does what was asked for. A development intent that is brought
    into the network is an inclusion, though the ledger may write it as a change.
    """
    entry = plan.of(NetworkEntry).get(application.service)
    if entry is None or application.outcome is None:
        return None
    for index, step in enumerate(entry.history):
        if step.decision == application.outcome.decision and application.asks in does(step):
            return entry, index
    return None


def does(step: Step) -> tuple[str, ...]:
    """Return what an application may have asked for so that a step carries it out."""
    return (CHANGE, INCLUDE) if step.action == CHANGE and step.register == NETWORK else (step.action,)


def to_be_assessed(plan: Plan) -> Iterator[tuple[NetworkEntry, int, Step, date]]:
    """Yield the steps that the plan's criteria apply to, with their service, index and the day of their decision.

    They are inclusions into the basic network, exclusions from it, and changes of its capacity, decided on a day on
    which a criterion for them holds. A service that comes out of the list of intents is included.
    """
    criteria = plan.frame.network.criteria
    decided = {one.number: one.day for one in plan.frame.decisions if one.number and one.day}
    for entry in plan.every(NetworkEntry) if criteria else ():
        before, capacity = "", amounts(())
        for index, step, state in states(entry):
            register, forms = (state.register, amounts(state.forms)) if state else ("", amounts(()))
            day = decided.get(step.decision)
            substantial = step.action != CHANGE or register != before or forms != capacity
            if day and substantial and NETWORK in (register, before):
                action = INCLUDE if register == NETWORK != before else step.action
                if any(one.applies(action, day) for one in criteria):
                    yield entry, index, step, day
            before, capacity = register, forms


def amounts(forms: tuple[FormCapacity, ...]) -> Mapping[tuple[str, str], Decimal]:
    """Return capacity by form and unit, so that two can be told alike whatever their order."""
    return {(form.form, item.unit): item.value for form in forms for item in form.capacity}


def _standing(application: Application, frame: NetworkFrame) -> Standing:
    applying = criteria_for(application, frame)
    results = {item.criterion: item.result for item in application.assessment if item.criterion in applying}
    required = [one.id for one in applying.values() if one.kind == REQUIRED]
    scored = [one.points for one in applying.values() if one.kind != REQUIRED]
    limits = [points for points in scored if points is not None]
    return Standing(
        application,
        _state(application),
        len(required),
        sum(results.get(one) == "met" for one in required),
        sum((result for result in results.values() if isinstance(result, Decimal)), Decimal()),
        sum(limits) if len(limits) == len(scored) else None,
    )


def _state(application: Application) -> str:
    if application.outcome is not None:
        return application.outcome.result
    return "assessed" if application.assessment else "received"
