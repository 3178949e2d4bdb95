"""NET532 area-wrong-on-map."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

_NO_AREA = "."


@rule("NET532", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def area_wrong_on_map(plan: Plan) -> Iterator[Fault]:
    """The map of tiles names an area that does not exist, or one area twice.

    Why: the map of the network would show a place with nothing in it, or one capacity in two places.

    Mend: write each area of the region once, and a dot where there is none.
    """
    if not plan.frame.network.map:
        return

    known = plan.areas
    seen: dict[str, Address] = {}
    for y, row in enumerate(plan.frame.network.map):
        for x, area in enumerate(row):
            here = plan.frame.at("network", "map", y, x)
            if area == _NO_AREA:
                continue
            if area not in known:
                hint = did_you_mean(area, known, say("areas that are known: {known}", known=tuple(known)))
                yield Fault(here, say("there is no area {area}", area=area), hint)
            elif area in seen:
                message = say("{area} stands on the map twice", area=area)
                yield Fault(
                    here, message, say("write a dot in one of the two places"), ((seen[area], say("first here")),)
                )
            seen.setdefault(area, here)
