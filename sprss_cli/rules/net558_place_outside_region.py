"""NET558 place-outside-region."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import called, key_of, standing
from sprss_cli.rules import rule


@rule(
    "NET558",
    severity=Severity.WARNING,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def place_outside_region(plan: Plan) -> Iterator[Fault]:
    """No facility of the service stands in the plan's region.

    Why: the network is for the people of the region. A service from elsewhere may belong there, but then its territory
    says so. Facilities with a secret address, without one, or that were closed say nothing; the register counts
    regions as RÚIAN does, so they are compared by their codes in our catalogue, never by the numbers as such.

    Only `sprss validate --register` looks for this.

    Mend: correct the number of the service, or write `territory: supra-regional`.
    """
    own = plan.frame.region.code
    for match, state in standing(plan) if own else ():
        open_ones = (one for one in match.current.facilities if one.ends is None or one.ends >= state.since)
        codes = tuple(dict.fromkeys(facility.region for facility in open_ones if facility.region))
        regions = {key_of(code, plan) for code in codes}
        if regions and not regions & {own, ""} and match.entry.territory.word != "supra-regional":
            names = tuple(called(code, plan) for code in codes)
            message = say("no facility of the service is in the region; the register has them in {names}", names=names)
            yield Fault(match.entry.at("territory"), message, say("compare the number, or write supra-regional"))
