"""GOAL215 continues-a-later-plan."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL215", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def continues_a_later_plan(plan: Plan) -> Iterator[Fault]:
    """A record continues a plan that does not begin before its own.

    Why: what comes later cannot be continued, and two plans that continue each other would go round in a circle.

    Mend: name the plan of an earlier period, or write the link into the record of the later plan.
    """
    begins = plan.frame.period.begins
    late = {
        name: older.period
        for name, older in plan.followed.items()
        if older is not None and older.period is not None and older.period.begins >= begins
    }
    for record in plan.continuing if late else ():
        for index, link in enumerate(record.continues):
            if link.plan in late:
                message = say(
                    "the plan {plan} ({period}) does not begin before this one ({own})",
                    plan=link.plan,
                    period=late[link.plan],
                    own=plan.frame.period,
                )
                hint = say("name the plan of an earlier period")
                yield Fault(record.at("continues", index, "plan"), message, hint)
