"""NET504 service-kind-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sprss_cli.model.catalogue import Entry
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.lawful import UNSURE
from sprss_cli.model.message import say
from sprss_cli.model.network import Stint, stints
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET504",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., část třetí, znění podle dne",
    since="0.1",
    about=("network",),
    confidence="M",
)
def service_kind_not_in_force(plan: Plan) -> Iterator[Fault]:
    """A service is in the network on days on which its kind of service is not in force.

    Why: nobody can be registered or paid for a kind that has been repealed, or that does not exist yet. The days that
    count are those of the plan. Kinds of which the days rest on a weak source are not reported.

    Mend: exclude the service when its kind ends, or enter it under the kind that took its place.
    """
    kinds = plan.catalogue_of_services.by_key
    for entry in plan.every(NetworkEntry):
        rows = kinds.get(entry.kind, ())
        if not rows or _unsure(rows):
            continue
        for stint in stints(entry):
            day = _first_day_outside(rows, stint, plan)
            if day is not None:
                message = say("{kind} is not in force on {day}", kind=entry.kind, day=day.isoformat())
                hint = say("the service is in the network on that day: exclude it, or give it another kind")
                at = entry.at("history", stint.step, "effective")
                yield Fault(entry.at("kind"), message, hint, ((at, say("in the network since")),))


def _first_day_outside(rows: tuple[Entry, ...], stint: Stint, plan: Plan) -> date | None:
    """Return the first or last day of the stint within the plan on which no row holds; rows follow on each other."""
    period = plan.frame.period
    begins, ends = max(stint.begins, period.begins), min(stint.ends or period.ends, period.ends)
    days = (begins, ends) if begins <= ends else ()
    return next((day for day in days if not any(row.holds_on(day) for row in rows)), None)


def _unsure(rows: tuple[Entry, ...]) -> bool:
    own = rows[-1].facts.get("confidence_of")
    column = "valid_to" if rows[-1].valid_to else "valid_from"
    said = own.get(column) if isinstance(own, dict) else None
    return rows[-1].valid_from is None or (said or rows[-1].confidence) in UNSURE
