"""NET524 criterion-not-assessed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.applications import criteria_for
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET524",
    severity=Severity.ERROR,
    basis="pravidla kraje pro zařazení služeb do sítě a vyřazení z ní",
    since="0.1",
    about=("applications",),
)
def criterion_not_assessed(plan: Plan) -> Iterator[Fault]:
    """An application was assessed or decided, and a criterion that applies to it was left out.

    Why: applications are treated alike only when each is measured by all the criteria for what it asks. Criteria that
    hold on the day of receipt count. An application that nobody has assessed or decided yet may wait.

    Mend: add the criterion with its result to the assessment, or correct what the criterion applies to in plan.yaml.
    """
    for one in plan.every(Application):
        if not one.assessment and one.outcome is None:
            continue
        applying = criteria_for(one, plan.frame.network)
        done = {item.criterion for item in one.assessment}
        missing = tuple(criterion for criterion in applying if criterion not in done)
        if missing and not one.assessment:
            message = say("the application was decided and nobody assessed it")
            hint = say("assess it by the criteria {missing}", missing=missing)
            yield Fault(one.at("outcome", "result"), message, hint)
        elif missing:
            frame = plan.frame
            places = (i for i, criterion in enumerate(frame.network.criteria) if criterion.id in missing)
            related = tuple((frame.at("network", "criteria", i, "id"), say("the criterion")) for i in places)
            message = say("the assessment says nothing on {missing}", missing=missing)
            yield Fault(one.at("assessment").key(), message, say("add the criterion with its result"), related)
