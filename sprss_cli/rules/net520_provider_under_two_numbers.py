"""NET520 provider-under-two-numbers."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("NET520", severity=Severity.ERROR, basis="one organisation has one number (IČO)", since="0.1", about=("network",))
def provider_under_two_numbers(plan: Plan) -> Iterator[Fault]:
    """Two providers of the network have one name but two identification numbers (IČO).

    Why: a provider was entered twice, once with a wrong number; its services and its money fall apart into two.

    Mend: keep one record with the right number, and name it in all its services.
    """
    providers = {entry.provider for entry in plan.every(NetworkEntry)}
    first: dict[str, Party] = {}
    for key, party in plan.of(Party).items():
        if key in providers and party.ico:
            other = first.setdefault(" ".join(party.title.casefold().split()), party)
            if other.ico != party.ico:
                message = say("the provider {title} has also the number {ico}", title=party.title, ico=other.ico)
                hint = say("keep one of the records, {one} or {other}", one=other.id, other=party.id)
                yield Fault(party.at("ico"), message, hint, ((other.at("ico"), say("the other number")),))
