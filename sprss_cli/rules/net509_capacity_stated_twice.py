"""NET509 capacity-stated-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.capacity import stated_capacities
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET509",
    severity=Severity.ERROR,
    basis="each form and unit has one capacity",
    since="0.1",
    about=("applications", "network"),
)
def capacity_stated_twice(plan: Plan) -> Iterator[Fault]:
    """A step or an application gives two capacities for one form and unit.

    Why: nobody can tell which one holds, or whether they are to be added up.

    Mend: keep one of them.
    """
    seen: set[tuple[Address, str, str]] = set()
    for one in stated_capacities(plan):
        if one.form_keys == one.keys:
            continue  # a need: it may ask for more from a later day on
        key = one.record.at(*one.form_keys[:-1]), one.form, one.unit
        if key in seen:
            message = say("{unit} of the form {form} stand here twice", unit=one.unit, form=one.form)
            yield Fault(one.record.at(*one.keys), message, say("keep one of the two"))
        seen.add(key)
