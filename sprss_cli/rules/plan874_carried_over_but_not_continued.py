"""PLAN874 carried-over-but-not-continued."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN874", severity=Severity.WARNING, basis="a plan follows from the one before", since="0.1")
def carried_over_but_not_continued(plan: Plan) -> Iterator[Fault]:
    """A card of the previous plan was carried over, and no card of this one continues it.

    Why: the evaluation of the previous plan promised that the work goes on in the next one. Readers of this plan cannot
    find where, and the comparison of the two periods calls the card ended. The previous plan is looked for beside this
    one, in the folder that `previous` in plan.yaml names; the last evaluation of each of its cards counts.

    Mend: add the card to `continues` of the card that takes it up, or correct the evaluation in the previous plan.
    """
    previous = plan.frame.previous
    older = plan.followed.get(previous)
    if older is None or not older.carried_over:
        return
    continued = {link.record for record in plan.continuing for link in record.continues if link.plan == previous}
    for card in sorted(older.carried_over - continued):
        message = say("{card} of {plan} was carried over, but no card continues it", card=card, plan=previous)
        hint = say("add it to continues of the card that takes it up")
        yield Fault(plan.frame.at("previous"), message, hint)
