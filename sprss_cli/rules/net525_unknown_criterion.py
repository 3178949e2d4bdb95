"""NET525 unknown-criterion."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.applications import criteria_for
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET525", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("applications",))
def unknown_criterion(plan: Plan) -> Iterator[Fault]:
    """An assessment names a criterion that does not apply to the application, or names one twice.

    Why: what was assessed by a rule that the region did not make, or that is not for such applications, counts for
    nothing. Of two results for one criterion nobody can tell which one holds.

    Mend: write the id of a criterion of `network.criteria` in plan.yaml, or add the criterion there.
    """
    known = {criterion.id: index for index, criterion in enumerate(plan.frame.network.criteria)}
    for one in plan.every(Application):
        applying = criteria_for(one, plan.frame.network)
        seen: set[str] = set()
        for index, item in enumerate(one.assessment):
            at = one.at("assessment", index, "criterion")
            if item.criterion not in known:
                otherwise = say("criteria of the plan: {known}", known=tuple(known))
                if not known:
                    otherwise = say("state the criteria in plan.yaml, under network.criteria")
                message = say("the plan has no criterion {criterion}", criterion=item.criterion)
                yield Fault(at, message, did_you_mean(item.criterion, known, otherwise))
            elif item.criterion not in applying:
                message = say(
                    "the criterion {criterion} does not apply to an application for this, received on {day}",
                    criterion=item.criterion,
                    day=one.received.isoformat(),
                )
                where = plan.frame.at("network", "criteria", known[item.criterion], "applies_to")
                hint = say("leave it out, or correct what it applies to and from when")
                yield Fault(at, message, hint, ((where, say("the criterion")),))
            elif item.criterion in seen:
                message = say("the criterion {criterion} is assessed twice", criterion=item.criterion)
                yield Fault(at, message, say("keep one of the two"))
            seen.add(item.criterion)
