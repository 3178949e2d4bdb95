"""LAW306 unknown-form."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.catalogue import Catalogue
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("LAW306", severity=Severity.ERROR, basis="zákon č. 108/2006 Sb., § 33", since="0.1")
def unknown_form(plan: Plan) -> Iterator[Fault]:
    """A card names a form of service that the law does not have.

    Why: services are provided as residential, outpatient or field services. Another word matches nothing in the
    network and the register.

    Mend: use one of the words in the hint.
    """
    known = plan.catalogues.get("service-forms", Catalogue("service-forms", "", ())).by_key
    if not known:
        return
    for card in plan.every(Card):
        for index, form in enumerate(card.forms):
            if form not in known:
                hint = did_you_mean(form, known, say("forms: {known}", known=tuple(known)))
                yield Fault(card.at("forms", index), say("there is no form of service {form}", form=form), hint)
