"""LAW302 kind-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.lawful import out_of_force
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "LAW302",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., část třetí, znění podle dne",
    since="0.1",
    confidence="M",
)
def kind_not_in_force(plan: Plan) -> Iterator[Fault]:
    """A card names a kind of social service that is in force on no day of the card's period.

    Why: a service of a kind that was repealed can be neither in the network nor paid for. The law that counts is that
    of the plan's `law_date`: of a card that began before that day, only the days from then on are looked at.

    Mend: name the kind that took its place, or correct the period.
    """
    for found in out_of_force(plan):
        if found.unsure:
            continue
        entry, begins, ends = found.entry, found.during.begins.isoformat(), found.during.ends.isoformat()
        message = say("{key} is not in force between {begins} and {ends}", key=entry.key, begins=begins, ends=ends)
        hint = say("“{name}” held until {day}", name=entry.name, day=entry.valid_to)
        if entry.valid_to is None or entry.valid_to >= found.during.begins:
            hint = say("“{name}” holds from {day}", name=entry.name, day=entry.valid_from)
        yield Fault(found.card.at("services", found.index), message, hint)
