"""GOAL216 ends-disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL216", severity=Severity.WARNING, basis="a plan's own references", since="0.1")
def ends_disagree(plan: Plan) -> Iterator[Fault]:
    """The two ends of a continuity link do not agree on what happened.

    Why: a record that was split has two successors at least, one that was merged has two predecessors at least, and
    one that continues or was renamed has one of each. Otherwise a reader is told of a split that nobody can find.

    Mend: correct the word after `how`, or add the missing link.
    """
    yield from _disagreeing(plan.every(Card))
    yield from _disagreeing(plan.every(Goal))


def _disagreeing(records: tuple[Card, ...] | tuple[Goal, ...]) -> Iterator[Fault]:
    heirs = Counter((link.plan, link.record) for record in records for link in record.continues)
    for record in records:
        for index, link in enumerate(record.continues):
            at = record.at("continues", index, "how")
            count = heirs[link.plan, link.record]
            if link.how == "split" and count < 2:
                message = say("{record} is said to be split, but nothing else continues it", record=link.record)
                yield Fault(at, message, say("write continued or renamed, or link the other part as well"))
            elif link.how == "merged" and len(record.continues) < 2:
                message = say("{record} is said to be merged, but with no other record", record=link.record)
                yield Fault(at, message, say("write continued or renamed, or name the other record as well"))
            elif link.how in ("continued", "renamed") and count > 1:
                message = say("{record} has {number} successors here", record=link.record, number=count)
                yield Fault(at, message, say("write split in each of them"))
