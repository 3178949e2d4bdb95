"""PLAN865 amendment-misses-record."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.amendment import ADDED, CHANGED, REPEALED, Amendment, Touch
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN865", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("amendments",))
def amendment_misses_record(plan: Plan) -> Iterator[Fault]:
    """An amendment touches a record in a way that does not fit what there is.

    Why: the document of the amendment is made from this list. A record that is to be changed has to be part of the
    adopted text; one that is added was not part of it; one that is repealed is gone afterwards.

    Mend: correct the name of the record, which is the path of its file without the ending, e.g. `cards/A-1-03`, or the
    word `how`. If a touched record is not in the data, say so under `unknown` of the amendment.
    """
    if not plan.fingerprints:
        return  # nothing is sealed, so there is nothing to hold it against
    from sprss_cli.model.seals import around, readable

    if not readable(plan):
        return
    for amendment in plan.every(Amendment):
        states = around(plan, amendment)
        if amendment.unknown or states is None:
            continue
        before, after = states
        kinds = {name.partition("/")[0] for name in before}
        for index, touch in enumerate(amendment.touches):
            name = touch.record
            if name in after and name.partition("/")[0] not in kinds:
                continue  # of a kind that came into the data after the seal
            message = _unfit(touch, name in before, name in after)
            if message is not None:
                known = tuple(sorted(before | after))
                hint = did_you_mean(name, known, say("records are named like cards/A-1-03"))
                yield Fault(amendment.at("touches", index, "record"), message, hint)


def _unfit(touch: Touch, before: bool, after: bool) -> Message | None:
    """Return why a record cannot be touched so; None when it can."""
    name, how = touch.record, touch.how
    if not before and not after:
        return say("{record} is touched, but there is no such record", record=name)
    if how == ADDED and before:
        return say("{record} is to be added, but it was part of the text before", record=name)
    if how != ADDED and not before:
        return say("{record} is touched, but it was not part of the text before", record=name)
    if how == REPEALED and after:
        return say("{record} is to be repealed, but it is still there", record=name)
    if how == CHANGED and not after:
        return say("{record} is to be changed, but it is gone", record=name)
    return None
