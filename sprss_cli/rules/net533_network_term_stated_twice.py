"""NET533 network-term-stated-twice."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET533",
    severity=Severity.ERROR,
    basis="an id is the name of one thing",
    since="0.1",
    about=("applications", "network"),
)
def network_term_stated_twice(plan: Plan) -> Iterator[Fault]:
    """Two levels, areas or criteria of the network have one id.

    Why: services and assessments name them by id, and nobody can tell which of the two they mean.

    Mend: in plan.yaml, delete one of the two, or give it an id of its own.
    """
    for name, ids in plan.frame.network.stated.items():
        for index, identifier in enumerate(ids):
            first = ids.index(identifier)
            if first < index:
                at = plan.frame.at("network", name)
                related = ((at.at(first, "id"), say("first here")),)
                message = say("{id} stands here a second time", id=identifier)
                yield Fault(at.at(index, "id"), message, say("delete it, or give it another id"), related)
