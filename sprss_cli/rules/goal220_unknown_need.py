"""GOAL220 unknown-need."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL220", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_need(plan: Plan) -> Iterator[Fault]:
    """A record names a need that the plan does not have.

    Why: nobody can tell what the card, the service or the application is to meet, and the real need looks as if nobody
    cared for it.

    Mend: write the id of a file in needs/, or add the need there.
    """
    named = [(record, needs) for record, needs in plan.naming("needs") if needs]
    if not named:
        return
    from sprss_cli.model.kinds.need import Need  # a kind that many plans do without

    for record, needs in named:
        for index, need in enumerate(needs):
            if not plan.knows(Need, need):
                known = tuple(plan.of(Need))
                otherwise = say("needs of the plan: {known}", known=known)
                hint = did_you_mean(need, known, otherwise if known else say("add the need in the folder needs"))
                yield Fault(record.at("needs", index), say("the plan has no need {need}", need=need), hint)
