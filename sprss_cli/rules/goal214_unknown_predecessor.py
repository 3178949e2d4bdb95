"""GOAL214 unknown-predecessor."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Continuity
from sprss_cli.rules import rule


@rule("GOAL214", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_predecessor(plan: Plan) -> Iterator[Fault]:
    """A record continues one that the older plan does not have.

    Why: the comparison of the two periods would call the record new, and the one it follows ended.

    Mend: write the folder of the older plan and the id of a record in it; the two plans lie beside each other.
    """
    for record in plan.continuing:
        for index, link in enumerate(record.continues):
            yield from _faults(plan, type(record), link, record.at("continues", index))


def _faults(plan: Plan, kind: type[Card] | type[Goal], link: Continuity, at: Address) -> Iterator[Fault]:
    older = plan.followed.get(link.plan)
    if older is None:
        message = say("there is no plan {plan} beside this one", plan=link.plan)
        yield Fault(at.at("plan"), message, say("write the name of the older plan's folder"))
        return
    known = older.ids.get(kind, frozenset())
    if link.record not in known:
        message = say(
            "the plan {plan} has no {record} in {folder}/", plan=link.plan, record=link.record, folder=kind.folder
        )
        hint = did_you_mean(link.record, known, say("look into the folder of the older plan"))
        yield Fault(at.at("record"), message, hint)
