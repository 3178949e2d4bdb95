"""PLAN869 amendment-of-nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN869", severity=Severity.ERROR, basis="the flow of a plan's status", since="0.1", about=("amendments",))
def amendment_of_nothing(plan: Plan) -> Iterator[Fault]:
    """An amendment touches no record and does not say what is unknown of it.

    Why: an amendment that touches nothing opens nothing, and its document is empty.

    Mend: list the records under `touches`, or say under `unknown` what is not known of the amendment and why.
    """
    for one in plan.every(Amendment):
        if not one.touches and not one.unknown:
            message = say("the amendment {id} touches no record", id=one.id)
            yield Fault(
                one.at("title"), message, say("list the records under touches, or say under unknown what is missing")
            )
