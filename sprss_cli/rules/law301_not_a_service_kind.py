"""LAW301 not-a-service-kind."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.catalogue import Catalogue, Entry
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("LAW301", severity=Severity.ERROR, basis="zákon č. 108/2006 Sb., část třetí", since="0.1")
def not_a_service_kind(plan: Plan) -> Iterator[Fault]:
    """A card or a need names something that is no kind of social service.

    Why: the network and the grants are kept by kind of service. A paragraph that lists facilities (§ 34) or sets tasks
    of offices (§ 94 to § 96) matches no service, so the record drops out of every table by kind. Where the adopted
    wording cites such a paragraph beside other words, it is reported at that place.

    Mend: name the kinds that are meant, e.g. "§ 44", or a category such as "prevence".
    """
    known = {*plan.catalogue_of_services.by_key, *_catalogue(plan, "service-categories").by_key}
    if not known:
        return
    faults: dict[str, tuple[Message, Message]] = {}

    def fault(at: Address, key: str) -> Fault:
        if key not in faults:
            faults[key] = _explained(key, known, plan)
        return Fault(at, *faults[key])

    for record, services in plan.naming("services"):
        for index, key in () if known.issuperset(services) else enumerate(services):
            if key not in known:
                yield fault(record.at("services", index), key)
    for card, items in plan.cited_services:
        for item in items:
            for paragraph in item.paragraphs:
                if paragraph.key not in known and paragraph.key not in card.services.ids:
                    yield fault(card.at("as_adopted", "services").quoting(paragraph.mark), paragraph.key)


def _catalogue(plan: Plan, name: str) -> Catalogue:
    return plan.catalogues.get(name, Catalogue(name, "", ()))


def _explained(key: str, known: set[str], plan: Plan) -> tuple[Message, Message]:
    kinds = tuple(plan.catalogue_of_services.on(plan.frame.law_date))
    if not key.startswith("§"):
        near = nearest(key, [word for word in known if not word.startswith("§")])
        words = tuple(_catalogue(plan, "service-categories").by_key)
        hint = say("did you mean {near}?", near=near) if near else say("categories: {words}", words=words)
        return say("{key} is no category of social services", key=key), hint
    section = _section(key, plan)
    if section and kinds:
        hint = say("name the kinds that are meant: they stand in {first} to {last}", first=kinds[0], last=kinds[-1])
        return say("{key} (“{name}”) is not a kind of social service", key=key, name=section.name), hint
    return say("{key} is not a kind of social service", key=key), say("did you mean {near}?", near=_near(key, known))


def _section(key: str, plan: Plan) -> Entry | None:
    rows = _catalogue(plan, "act-sections").by_key.get(key, ())
    return next((row for row in rows if row.holds_on(plan.frame.law_date)), rows[-1] if rows else None)


def _near(key: str, known: set[str]) -> str:
    """Return the kind that was probably meant: the two digits changed over, or the nearest as text."""
    swapped = f"§ {key[3:4]}{key[2:3]}{key[4:]}"
    return swapped if swapped in known else nearest(key, [kind for kind in known if kind.startswith("§")], cutoff=0)
