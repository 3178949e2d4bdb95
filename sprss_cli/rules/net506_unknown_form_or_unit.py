"""NET506 unknown-form-or-unit."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.capacity import stated_capacities
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET506",
    severity=Severity.ERROR,
    basis="katalogy forem služeb a jednotek kapacity",
    since="0.1",
    about=("applications", "needs", "network"),
)
def unknown_form_or_unit(plan: Plan) -> Iterator[Fault]:
    """A capacity is given in a form or a unit that the catalogues do not know.

    Why: only capacities in one unit can be added up, and only forms of the act are registered.

    Mend: write a key of the catalogue of forms or of units of capacity.
    """
    forms, units = (
        plan.catalogues[name].by_key if name in plan.catalogues else {} for name in ("service-forms", "capacity-units")
    )
    said: set[Address] = set()
    for one in stated_capacities(plan):
        if one.form not in forms and (at := one.record.at(*one.form_keys, "form")) not in said:
            said.add(at)  # one form may have several units
            hint = did_you_mean(one.form, forms, say("forms that are known: {known}", known=tuple(forms)))
            yield Fault(at, say("there is no form {form}", form=one.form), hint)
        if one.unit not in units:
            hint = did_you_mean(one.unit, units, say("units that are known: {known}", known=tuple(units)))
            yield Fault(one.record.at(*one.keys, "unit"), say("there is no unit {unit}", unit=one.unit), hint)
