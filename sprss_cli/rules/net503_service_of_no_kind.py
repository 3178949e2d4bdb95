"""NET503 service-of-no-kind."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET503",
    severity=Severity.ERROR,
    basis="zákon č. 108/2006 Sb., část třetí",
    since="0.1",
    about=("applications", "network"),
)
def service_of_no_kind(plan: Plan) -> Iterator[Fault]:
    """A service of the network, or one that an application is about, is of a kind that the act does not know.

    Why: services are registered, compared and paid for by kind. § 34, for example, lists facilities, not a kind.

    Mend: write the paragraph under which the service is registered, for example § 44.
    """
    kinds = plan.catalogue_of_services.by_key
    records: tuple[NetworkEntry | Application, ...] = (*plan.every(NetworkEntry), *plan.every(Application))
    for record in records:
        if kinds and record.kind not in kinds:
            message = say("{kind} is not a kind of social service", kind=record.kind)
            hint = did_you_mean(record.kind, kinds, say("write the paragraph of its registration, e.g. § 44"))
            yield Fault(record.at("kind"), message, hint)
