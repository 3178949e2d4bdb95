"""NET557 target-group-not-registered."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import alike, called, standing
from sprss_cli.rules import rule


@rule(
    "NET557",
    severity=Severity.WARNING,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def target_group_not_registered(plan: Plan) -> Iterator[Fault]:
    """A service is in the network for a target group for which it is not registered.

    Why: plans have their own, broader groups; `register` in the record of a group lists the groups of the national
    register that are meant. When a service is registered for none of them, one of the two is wrong. A group without
    that list is not compared.

    Only `sprss validate --register` looks for this.

    Mend: take the group out of the entry, or complete the list in the record of the group.
    """
    for match, _ in standing(plan):
        known = tuple(called(code, plan) for code in match.current.target_groups)
        for index, identifier in enumerate(match.entry.target_groups.ids if known else ()):
            group = plan.of(TargetGroup).get(identifier)
            if group and group.register and not any(alike(one, name) for one in group.register for name in known):
                message = say("the service is not registered for the group {group}", group=group.title)
                hint = say("registered: {names}", names=known)
                related = ((group.at("register"), say("groups of the register that are meant")),)
                yield Fault(match.entry.at("target_groups", index), message, hint, related)
