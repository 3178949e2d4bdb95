"""LAW309 name-of-another-kind."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.service_wording import spellings
from sprss_cli.rules import rule


@rule("LAW309", severity=Severity.WARNING, basis="zákon č. 108/2006 Sb., část třetí", since="0.1")
def name_of_another_kind(plan: Plan) -> Iterator[Fault]:
    """A paragraph stands beside the name of another kind of social service.

    Why: either the name or the number is wrong, and a reader cannot tell which service is meant.

    Mend: correct the one that is wrong. In an adopted plan the wording stays; write an exception with the reason.
    """
    kinds = plan.catalogue_of_services.by_key
    owners: dict[str, set[str]] = {}
    for key, rows in kinds.items():
        for name in spellings(rows):
            owners.setdefault(name.casefold(), set()).add(key)
    for card, items in plan.cited_services:
        for item in items:
            owner = owners.get(item.name.casefold())
            if not owner or len(item.paragraphs) != 1 or (key := item.paragraphs[0].key) in owner:
                continue
            if key not in kinds:  # that is another fault, LAW301
                continue
            right = min(owner)
            message = say("“{name}” is {right}, but {key} stands beside it", name=item.name, right=right, key=key)
            hint = say("{key} is “{own}”", key=key, own=kinds[key][-1].name)
            yield Fault(card.at("as_adopted", "services").quoting(item.name), message, hint)
