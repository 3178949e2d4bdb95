"""TXT605 service-without-paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.catalogue import Catalogue
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.model.service_wording import spellings
from sprss_cli.rules import rule

CLOSE = 0.9
LONGEST = 120  # characters; no name of a kind is that long


@rule("TXT605", severity=Severity.WARNING, basis="how the plan cites services elsewhere", since="0.1")
def service_without_paragraph(plan: Plan) -> Iterator[Fault]:
    """A kind of social service is named without its paragraph, although the plan gives it elsewhere.

    Why: the paragraph is what the services are kept by; without it a reader has to guess whether the kind is meant or
    the words are used loosely.

    Mend: add the paragraph in the hint. In an adopted plan the wording stays; write an exception with the reason.
    """
    if not any(item.paragraphs for _, found in plan.cited_services for item in found):
        return
    rows = [row for row in plan.catalogue_of_services if row.key.startswith("§")]
    names = {name: row.key for row in rows for name in spellings([row])}
    categories = _categories(plan)
    meant: dict[str, str] = {}
    for card, found in plan.cited_services:
        for item in found:
            name = item.name
            if item.paragraphs or len(name) > LONGEST:
                continue
            if categories.get(name.casefold()) in card.services.ids:  # the card means the category of that name
                continue
            if name not in meant:
                meant[name] = nearest(name, names, CLOSE)
            if near := meant[name]:
                message = say("“{name}” stands without its paragraph", name=name)
                hint = say("write “{near} ({key})”", near=near, key=names[near])
                yield Fault(card.at("as_adopted", "services").quoting(name), message, hint)


def _categories(plan: Plan) -> dict[str, str]:
    rows = plan.catalogues.get("service-categories", Catalogue("service-categories", "", ()))
    return {name.casefold(): row.key for row in rows for name in (row.name, *row.strings("wordings"))}
