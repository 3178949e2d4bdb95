"""NET509 capacity-stated-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET509", severity=Severity.ERROR, basis="each form and unit has one capacity", since="0.1", about=("network",))
def capacity_stated_twice(plan: Plan) -> Iterator[Fault]:
    """A step gives two capacities for one form and unit.

    Why: nobody can tell which one holds, or whether they are to be added up.

    Mend: keep one of them.
    """
    for entry in plan.every(NetworkEntry):
        for index, step in enumerate(entry.history):
            seen: set[tuple[str, str]] = set()
            for place, item in enumerate(step.forms):
                for order, capacity in enumerate(item.capacity):
                    if (item.form, capacity.unit) in seen:
                        message = say("{unit} of the form {form} stand here twice", unit=capacity.unit, form=item.form)
                        at = entry.at("history", index, "forms", place, "capacity", order)
                        yield Fault(at, message, say("keep one of the two"))
                    seen.add((item.form, capacity.unit))
