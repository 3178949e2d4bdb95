"""PLAN879 indicator-changed-on-the-way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.fulfilment import histories
from sprss_cli.model.kinds.evaluation import Evaluation, Indicator
from sprss_cli.model.message import Message, say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

_KEYS: Mapping[str, Message] = {
    "unit": say("another unit"),
    "baseline": say("another baseline"),
    "target": say("another target"),
}


@rule(
    "PLAN879",
    severity=Severity.WARNING,
    basis="evaluation of plans: a target that moves measures nothing",
    since="0.1",
    about=("evaluations",),
)
def indicator_changed_on_the_way(plan: Plan) -> Iterator[Fault]:
    """An indicator of a card has another unit, baseline or target than in an earlier year.

    Why: the years can no longer be compared, and a target that moves towards the result is always met.

    Mend: write the same as before. If the council changed the target, say so in an exception.
    """
    for evaluations in histories(plan).values():
        known: dict[str, tuple[Evaluation, int, Indicator]] = {}
        for one in evaluations:
            for index, indicator in enumerate(one.indicators):
                if indicator.name not in known:
                    known[indicator.name] = (one, index, indicator)
                    continue
                before, place, former = known[indicator.name]
                for key, what in _KEYS.items():
                    if getattr(indicator, key) != getattr(former, key) and getattr(former, key):
                        message = say(
                            "“{name}” has {what} than in {year}", name=indicator.name, what=what, year=before.year
                        )
                        hint = say("write the same as in {year}", year=before.year)
                        related = ((before.at("indicators", place, key), say("in {year}", year=before.year)),)
                        yield Fault(one.at("indicators", index, key), message, hint, related)
