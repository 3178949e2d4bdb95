"""NET559 capacity-above-registered."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import called, key_of, standing
from sprss_cli.rules import rule


@rule(
    "NET559",
    severity=Severity.WARNING,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def capacity_above_registered(plan: Plan) -> Iterator[Fault]:
    """A service is in the network with more of a unit than is registered for the form.

    Why: the register has the most that a service may provide. Only the same unit is compared; networks plan in full
    time equivalents too, which the register does not have, and units are never converted. Where the register has
    several figures for one unit, the largest counts; their wording, which often says from when, is shown.

    Only `sprss validate --register` looks for this.

    Mend: take over the registered capacity, or wait for the change of registration.
    """
    for match, state in standing(plan):
        known: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for form in match.current.forms:
            for one in form.capacities:
                key = (key_of(form.form, plan), key_of(one.unit, plan))
                known.setdefault(key, []).append((one.amount or 0, one.wording or called(one.unit, plan)))
        for index, planned in enumerate(state.forms):
            for order, item in enumerate(planned.capacity):
                figures = known.get((planned.form, item.unit), [])
                most = max((amount for amount, _ in figures), default=0)
                if most and item.value > most:
                    at = match.entry.at("history", match.deciding_step, "forms", index, "capacity", order, "value")
                    message = say("{value} in the network, {most} in the register", value=item.value, most=most)
                    yield Fault(
                        at, message, say("registered: {figures}", figures=tuple(f"{n} – {w}" for n, w in figures))
                    )
