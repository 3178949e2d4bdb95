"""PLAN867 seal-rests-on-nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fingerprint import ALGORITHM
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN867", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("seals",))
def seal_rests_on_nothing(plan: Plan) -> Iterator[Fault]:
    """A seal names what the plan does not have, takes effect before an earlier one, or was made in an unknown way.

    Why: a seal says what was adopted, by whom and from when. One that was edited, or left behind when a decision got
    another number, proves nothing.

    Mend: take the seal's file back from git as `sprss seal` wrote it, or correct the decision in plan.yaml.
    """
    from sprss_cli.model.seals import history

    decisions = tuple(one.number for one in plan.frame.decisions if one.number)
    for seal in plan.every(Seal):
        if seal.decision and seal.decision not in decisions:
            message = say("the plan has no decision {decision}", decision=seal.decision)
            yield Fault(seal.at("decision"), message, did_you_mean(seal.decision, decisions, _back()))
        if seal.amendment and not plan.knows(Amendment, seal.amendment):
            message = say("the plan has no amendment {amendment}", amendment=seal.amendment)
            yield Fault(seal.at("amendment"), message, did_you_mean(seal.amendment, plan.of(Amendment), _back()))
        if seal.algorithm != ALGORITHM:
            message = say("fingerprints are made by {known}, not by {other}", known=ALGORITHM, other=seal.algorithm)
            yield Fault(seal.at("algorithm"), message, _back())
    for earlier, later in pairwise(history(plan)):
        if later.effective < earlier.effective:
            message = say(
                "the seal takes effect on {day}, before seal {number}", day=later.effective, number=earlier.id
            )
            yield Fault(later.at("effective"), message, _back(), ((earlier.at("effective"), say("the earlier seal")),))


def _back() -> Message:
    return say("take the file back from git as `sprss seal` wrote it")
