"""TXT601 nearly-a-service-name."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.model.service_wording import spellings
from sprss_cli.rules import rule

CLOSE = 0.75  # „Nízkoprahová centra pro děti a mládež“ is 0.83 like the name with „zařízení“


@rule("TXT601", severity=Severity.WARNING, basis="zákon č. 108/2006 Sb., část třetí", since="0.1")
def nearly_a_service_name(plan: Plan) -> Iterator[Fault]:
    """A name beside a paragraph is nearly, but not quite, the name of that kind of social service.

    Why: the register, the network and readers find the service by its name; a misspelt one is found by nobody.

    Mend: write the name in the hint. In an adopted plan the wording stays; write an exception with the reason.
    """
    known = {key: spellings(rows) for key, rows in plan.catalogue_of_services.by_key.items()}
    right = {key: frozenset(name.casefold() for name in names) for key, names in known.items()}
    meant: dict[tuple[str, str], str] = {}
    for card, items in plan.cited_services:
        for item in items:
            if len(item.paragraphs) != 1 or (key := item.paragraphs[0].key) not in known:
                continue
            name = item.name.casefold()
            if name in right[key]:
                continue
            if (name, key) not in meant:
                meant[name, key] = "" if _holds(name, right[key]) else nearest(name, known[key], CLOSE)
            if near := meant[name, key]:
                message = say("“{name}” is nearly the name of {key}", name=item.name, key=key)
                at = card.at("as_adopted", "services").quoting(item.name)
                yield Fault(at, message, say("the name is “{near}”", near=near))


def _holds(name: str, names: frozenset[str]) -> bool:
    """Whether a right name stands there with more words before or behind it."""
    return any(name.startswith(f"{right} ") or name.endswith(f" {right}") for right in names)
