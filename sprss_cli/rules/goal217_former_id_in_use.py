"""GOAL217 former-id-in-use."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL217", severity=Severity.WARNING, basis="a plan's own references", since="0.1")
def former_id_in_use(plan: Plan) -> Iterator[Fault]:
    """A record says it once bore an id that another record bears now, or says so as well.

    Why: an id is followed from one revision to the next. Two records that swapped their ids, or share a former one,
    go round in a circle, and the comparison can follow neither.

    Mend: give the record an id that was never used, or take the id out of `formerly`.
    """
    yield from _circles(plan.every(Card))
    yield from _circles(plan.every(Goal))


def _circles(records: tuple[Card, ...] | tuple[Goal, ...]) -> Iterator[Fault]:
    bearers: dict[str, Card | Goal] = {record.id: record for record in records}
    for record in records:
        for index, former in enumerate(record.formerly):
            other = bearers.setdefault(former, record)
            if other is not record:
                message = say("{record} bears or bore the id {former} too", record=other.id, former=former)
                hint = say("take {former} out of one of the two", former=former)
                related = ((other.at("id"), say("the other record")),)
                yield Fault(record.at("formerly", index), message, hint, related)
