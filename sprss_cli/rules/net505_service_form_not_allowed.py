"""NET505 service-form-not-allowed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.capacity import stated_capacities
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET505",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., formy služeb u jednotlivých druhů",
    since="0.1",
    about=("applications", "needs", "network"),
    confidence="MEM",
)
def service_form_not_allowed(plan: Plan) -> Iterator[Fault]:
    """A service, an application or a need states a capacity in a form in which its kind of service is not provided.

    Why: a service is registered in the forms that its kind has. The forms of some kinds are known from general
    knowledge only, so this is a warning.

    Mend: correct the form, or the kind.
    """
    allowed = {row.key: row.strings("forms") + row.strings("occasional_forms") for row in plan.catalogue_of_services}
    known = plan.catalogues["service-forms"].by_key if "service-forms" in plan.catalogues else {}
    said: set[Address] = set()
    for one in stated_capacities(plan):
        forms = tuple(dict.fromkeys(form for kind in one.kinds for form in allowed.get(kind, ())))
        if forms and one.form in known and one.form not in forms:
            at = one.record.at(*one.form_keys, "form")
            if at not in said:  # one form may have several units
                said.add(at)
                message = say("{kind} is not provided in the form {form}", kind=one.kinds, form=one.form)
                yield Fault(at, message, say("forms of this kind: {forms}", forms=forms))
