"""PLAN843 unknown-requirement."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.checklist import coverings, requirements
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN843",
    severity=Severity.ERROR,
    basis="katalog zákonných náležitostí",
    since="0.1",
    confidence="H",
)
def unknown_requirement(plan: Plan) -> Iterator[Fault]:
    """A chapter or a document covers a requirement that the catalogue does not have.

    Why: the checklist passes over it, and the requirement that was meant looks as if it were not met.

    Mend: write a key that `sprss checklist` shows, for example ANA-4.
    """
    known: tuple[str, ...] = ()
    for key, at, _ in coverings(plan):
        known = known or tuple(requirements(plan).by_key)
        if key not in known:
            hint = did_you_mean(key, known, say("`sprss checklist` lists the requirements"))
            yield Fault(at, say("there is no requirement {key}", key=key), hint)
