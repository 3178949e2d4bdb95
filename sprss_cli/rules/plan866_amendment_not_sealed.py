"""PLAN866 amendment-not-sealed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN866", severity=Severity.WARNING, basis="the flow of a plan's status", since="0.1", about=("amendments",))
def amendment_not_sealed(plan: Plan) -> Iterator[Fault]:
    """An amendment is decided, but the text that it made is not sealed.

    Why: the records that an amendment touches stay open until they are sealed again. Whatever is done to them
    meanwhile looks as if the assembly had decided it, and the text of that day cannot be made later.

    Mend: commit the amended text and run `sprss seal` with the number of the decision. Plans that were never sealed,
    and amendments that touch nothing that is known, are not looked at.
    """
    if not plan.fingerprints:
        return
    from sprss_cli.model.kinds.seal import Seal

    if plan.unreadable.get(Seal):
        return
    seals = plan.every(Seal)
    sealed = {seal.amendment for seal in seals}
    for one in plan.every(Amendment):
        if one.decision and one.touches and not one.unknown and one.id not in sealed:
            message = say("the amendment of {decision} is decided, but its text is not sealed", decision=one.decision)
            hint = say("commit the text and run `sprss seal --decision {decision}`", decision=one.decision)
            yield Fault(one.at("decision"), message, hint)
