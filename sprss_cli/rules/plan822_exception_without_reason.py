"""PLAN822 exception-without-reason."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.message import say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.rules import rule

FEWEST_WORDS = 3


@rule("PLAN822", severity=Severity.WARNING, basis="exceptions tell why", since="0.1")
def exception_without_reason(plan: Plan) -> Iterator[Fault]:
    """An exception does not say why the finding is to stay.

    Why: whoever reads the record later must be able to judge whether the reason still holds.

    Mend: write the reason as a sentence of at least three words.
    """
    holders: list[PlanFrame | Record] = [plan.frame]
    holders += [record for records in plan.records.values() for record in records if record.exceptions]
    for record in holders:
        for index, exception in enumerate(record.exceptions):
            words = sum(any(map(str.isalpha, word)) for word in exception.reason.split())
            if words >= FEWEST_WORDS:
                continue
            message = say("the exception from {code} gives no reason", code=exception.rule)
            if words:
                message = say_count(
                    "the reason of the exception from {code} has only {count} word",
                    "the reason of the exception from {code} has only {count} words",
                    words,
                    code=exception.rule,
                )
            hint = say("say in a sentence why the finding is to stay")
            yield Fault(record.at("exceptions", index, "reason"), message, hint)
