"""NET501 unknown-area."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET501", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_area(plan: Plan) -> Iterator[Fault]:
    """A record names an area that neither the plan nor the catalogue of districts (ORP) has.

    Why: nobody can tell where the service is provided or missing, and it drops out of every table by area.

    Mend: write the key of a district of the region, or add the area under `network.areas` in plan.yaml.
    """
    named = tuple(plan.naming("territory"))
    if not named:
        return

    known = plan.areas
    for record, territory in named:
        for index, area in enumerate(territory):
            if area not in known:
                hint = did_you_mean(area, known, say("areas that are known: {known}", known=tuple(known)))
                yield Fault(record.at("territory", index), say("there is no area {area}", area=area), hint)
