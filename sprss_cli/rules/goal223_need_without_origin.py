"""GOAL223 need-without-origin."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "GOAL223",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., § 95 písm. a) a § 94 písm. e): kraj potřeby zjišťuje, obec je sděluje",
    since="0.1",
    about=("needs",),
    confidence="M",
)
def need_without_origin(plan: Plan) -> Iterator[Fault]:
    """A need does not say where it was found out.

    Why: a plan rests on needs that were found out. Without an origin nobody can look the need up, weigh it against
    others or tell whoever reported it what became of it.

    Mend: add `origins`: who reported the need, in which document and when.
    """
    for need in plan.every(Need):
        if not need.origins:
            message = say("the need {need} does not say where it was found out", need=need.id)
            yield Fault(need.at("id"), message, say("add origins: its kind, who reported it, the document, the day"))
