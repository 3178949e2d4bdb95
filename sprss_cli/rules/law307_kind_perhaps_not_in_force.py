"""LAW307 kind-perhaps-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.lawful import out_of_force
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "LAW307",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., část třetí; platnost neověřena",
    since="0.1",
    confidence="L",
)
def kind_perhaps_not_in_force(plan: Plan) -> Iterator[Fault]:
    """A card names a kind of social service of which it is not certain that it is in force in the card's period.

    Why: the days from which and until which the kind holds could not be verified, so the catalogue knows it but counts
    it on no such day. If it is in force, the catalogue has to be completed; if not, the card cannot be carried out.

    Mend: verify the kind in the act. Then complete the catalogue of service kinds, or name another kind.
    """
    for found in out_of_force(plan):
        if found.unsure:
            key, name, confidence = found.entry.key, found.entry.name, found.entry.confidence
            message = say("it is not certain that {key} (“{name}”) is in force at that time", key=key, name=name)
            hint = say("the catalogue of service kinds has it with confidence {confidence}", confidence=confidence)
            yield Fault(found.card.at("services", found.index), message, hint)
