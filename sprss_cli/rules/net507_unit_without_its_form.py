"""NET507 unit-without-its-form."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.capacity import stated_capacities
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET507",
    severity=Severity.WARNING,
    basis="jednotky kapacity v registru poskytovatelů",
    since="0.1",
    about=("applications", "needs", "network"),
    confidence="MEM",
)
def unit_without_its_form(plan: Plan) -> Iterator[Fault]:
    """A capacity is given in a unit that does not go with its form, such as beds of a field service.

    Why: the figure was put into the wrong row, or the form is wrong; the sums of beds count it all the same. Which
    units go with which forms is general knowledge kept in the catalogue of units, so this is a warning.

    Mend: correct the form or the unit.
    """
    units = plan.catalogues["capacity-units"].by_key if "capacity-units" in plan.catalogues else {}
    bound = {key: (rows[-1].strings("forms"), rows[-1].strings("kinds")) for key, rows in units.items()}
    for one in stated_capacities(plan):
        forms, kinds = bound.get(one.unit, ((), ()))
        if forms and one.form not in forms and not any(kind in kinds for kind in one.kinds):
            message = say("{unit} do not go with the form {form}", unit=one.unit, form=one.form)
            yield Fault(one.record.at(*one.keys, "unit"), message, say("forms of this unit: {forms}", forms=forms))
