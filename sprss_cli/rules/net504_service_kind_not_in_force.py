"""NET504 service-kind-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sprss_cli.model.catalogue import Entry
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NETWORK, NetworkEntry
from sprss_cli.model.lawful import UNSURE
from sprss_cli.model.message import say
from sprss_cli.model.network import EXCLUDE, Stint, stints
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET504",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., část třetí, znění podle dne",
    since="0.1",
    about=("applications", "network"),
    confidence="M",
)
def service_kind_not_in_force(plan: Plan) -> Iterator[Fault]:
    """A service is in the network, or is to be, on days on which its kind of service is not in force.

    Why: nobody can be registered or paid for a kind that has been repealed, or that does not exist yet. The days that
    count are those of the plan. Kinds of which the days rest on a weak source are not reported. An application counts
    while its service is not in the network yet, unless it is refused.

    Mend: exclude the service when its kind ends, or enter it under the kind that took its place.
    """
    kinds = plan.catalogue_of_services.by_key
    for entry in plan.every(NetworkEntry):
        for stint in stints(entry):
            day = _first_day_outside(kinds.get(entry.kind, ()), stint, plan)
            if day is not None:
                message = say("{kind} is not in force on {day}", kind=entry.kind, day=day.isoformat())
                hint = say("the service is in the network on that day: exclude it, or give it another kind")
                at = entry.at("history", stint.step, "effective")
                yield Fault(entry.at("kind"), message, hint, ((at, say("in the network since")),))
    for one in plan.every(Application):
        refused = one.outcome is not None and not one.outcome.accepted
        if one.asks == EXCLUDE or refused or plan.knows(NetworkEntry, one.service):
            continue  # of a service of the network it is said above
        day = _first_day_outside(kinds.get(one.kind, ()), Stint(NETWORK, one.effective, None, 0), plan)
        if day is not None:
            message = say("{kind} is not in force on {day}", kind=one.kind, day=day.isoformat())
            hint = say("the service would be in the network on that day: give it another kind, or refuse it")
            yield Fault(one.at("kind"), message, hint, ((one.at("effective"), say("in the network from")),))


def _first_day_outside(rows: tuple[Entry, ...], stint: Stint, plan: Plan) -> date | None:
    """Return the first or last day of the stint within the plan on which no row holds; rows follow on each other."""
    if not rows or _unsure(rows):
        return None
    period = plan.frame.period
    begins, ends = max(stint.begins, period.begins), min(stint.ends or period.ends, period.ends)
    days = (begins, ends) if begins <= ends else ()
    return next((day for day in days if not any(row.holds_on(day) for row in rows)), None)


def _unsure(rows: tuple[Entry, ...]) -> bool:
    own = rows[-1].facts.get("confidence_of")
    column = "valid_to" if rows[-1].valid_to else "valid_from"
    said = own.get(column) if isinstance(own, dict) else None
    return rows[-1].valid_from is None or (said or rows[-1].confidence) in UNSURE
