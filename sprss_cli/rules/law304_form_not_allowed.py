"""LAW304 form-not-allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "LAW304",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., formy služeb u jednotlivých druhů",
    since="0.1",
    confidence="MEM",
)
def form_not_allowed(plan: Plan) -> Iterator[Fault]:
    """A card names a form in which none of its kinds of services is provided.

    Why: a service is registered in the forms that its kind has. A card for another form cannot be carried out, or one
    of its kinds is missing. The forms of some kinds are known from general knowledge only, so this is a warning.

    Mend: correct the form, or add the kind that is provided in it.
    """
    forms = _forms(plan)
    known = plan.catalogues["service-forms"].by_key if "service-forms" in plan.catalogues else {}
    for card in plan.every(Card):
        kinds = [key for key in card.services.ids if key in forms] if card.forms else []
        if not kinds or len(kinds) < len(card.services.ids):  # what a key that nobody knows allows, nobody knows
            continue
        allowed = tuple(dict.fromkeys(form for key in kinds for form in forms[key]))
        for index, form in enumerate(card.forms):
            if form in known and form not in allowed:
                message = say("none of {kinds} is provided in the form {form}", kinds=tuple(kinds), form=form)
                hint = say("forms of these kinds: {forms}", forms=allowed)
                at = card.at("forms", index)
                yield Fault(at, message, hint, ((card.at("services"), say("kinds of the card")),))


def _forms(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each kind and each category, at any time and also those the law has only on occasion."""
    found: dict[str, tuple[str, ...]] = {}
    for row in plan.catalogue_of_services:
        forms = row.strings("forms") + row.strings("occasional_forms")
        for key in (row.key, row.fact("category")):
            if forms and key:
                found[key] = found.get(key, ()) + forms
    return found
