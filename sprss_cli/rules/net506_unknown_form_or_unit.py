"""NET506 unknown-form-or-unit."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET506", severity=Severity.ERROR, basis="katalogy forem služeb a jednotek kapacity", since="0.1")
def unknown_form_or_unit(plan: Plan) -> Iterator[Fault]:
    """A capacity is given in a form or a unit that the catalogues do not know.

    Why: only capacities in one unit can be added up, and only forms of the act are registered.

    Mend: write a key of the catalogue of forms or of units of capacity.
    """
    forms, units = (
        plan.catalogues[name].by_key if name in plan.catalogues else {} for name in ("service-forms", "capacity-units")
    )
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            for place, item in enumerate(step.forms):
                at = entry.at("history", index, "forms", place)
                if item.form not in forms:
                    hint = did_you_mean(item.form, forms, say("forms that are known: {known}", known=tuple(forms)))
                    yield Fault(at.at("form"), say("there is no form {form}", form=item.form), hint)
                for order, capacity in enumerate(item.capacity):
                    if capacity.unit not in units:
                        otherwise = say("units that are known: {known}", known=tuple(units))
                        message = say("there is no unit {unit}", unit=capacity.unit)
                        hint = did_you_mean(capacity.unit, units, otherwise)
                        yield Fault(at.at("capacity", order, "unit"), message, hint)
