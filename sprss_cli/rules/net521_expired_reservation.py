"""NET521 expired-reservation."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.network import decisions, states
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET521", severity=Severity.WARNING, basis="a reservation ends with its deadline", since="0.1", about=("network",)
)
def expired_reservation(plan: Plan) -> Iterator[Fault]:
    """A reservation still holds though its deadline passed before the last decision on the network.

    Why: the network was decided upon once more, and nobody said whether the condition was met. The last decision counts
    and not today, so that a plan is judged the same on every day; `sprss network --due` looks at the day.

    Mend: add a step that lifts the reservation (`reservation: none`), gives a new one, or excludes the service.
    """
    entries = plan.every(NetworkEntry)
    known = decisions(plan)
    named = {step.decision for entry in entries for step in entry.history}
    days = [found.day for number in named if (found := known.get(number)) and found.day]
    if not days:
        return
    for entry in entries:
        last = [state for _, _, state in states(entry)][-1]
        if last is not None and last.reservation is not None and last.reservation.until is not None:
            until = last.reservation.until
            if until < max(days):
                since = max(i for i in range(len(entry.history)) if entry.history[i].reservation == last.reservation)
                message = say(
                    "the deadline {day} passed before the last decision on the network", day=until.isoformat()
                )
                hint = say("say in a further step whether the condition was met")
                yield Fault(entry.at("history", since, "reservation", "until"), message, hint)
