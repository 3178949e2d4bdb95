"""NET505 service-form-not-allowed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET505",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., formy služeb u jednotlivých druhů",
    since="0.1",
    about=("network",),
    confidence="MEM",
)
def service_form_not_allowed(plan: Plan) -> Iterator[Fault]:
    """A service is in the network in a form in which its kind is not provided.

    Why: a service is registered in the forms that its kind has. The forms of some kinds are known from general
    knowledge only, so this is a warning.

    Mend: correct the form, or the kind.
    """
    allowed = {row.key: row.strings("forms") + row.strings("occasional_forms") for row in plan.catalogue_of_services}
    known = plan.catalogues["service-forms"].by_key if "service-forms" in plan.catalogues else {}
    for entry in plan.every(NetworkEntry):
        forms = allowed.get(entry.kind, ())
        for index, step in enumerate(entry.history):
            for place, item in enumerate(step.forms):
                if forms and item.form in known and item.form not in forms:
                    message = say("{kind} is not provided in the form {form}", kind=entry.kind, form=item.form)
                    hint = say("forms of this kind: {forms}", forms=forms)
                    yield Fault(entry.at("history", index, "forms", place, "form"), message, hint)
