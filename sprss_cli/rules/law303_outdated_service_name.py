"""LAW303 outdated-service-name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@dataclass(frozen=True, slots=True)
class _OldName:
    """A name of another time; `sign` is the word that only it has, to pass quickly over texts without it."""

    key: str
    name: str
    current: str
    sign: str
    expression: re.Pattern[str]


@rule(
    "LAW303",
    severity=Severity.WARNING,
    basis="zákon č. 108/2006 Sb., část třetí, znění podle dne",
    since="0.1",
    confidence="M",
)
def outdated_service_name(plan: Plan) -> Iterator[Fault]:
    """A card calls a kind of social service by a name of another time.

    Why: readers and the register know the kind by the name it has on the plan's day; an older name makes them look for
    a service that is not there.

    Mend: use the name in the hint. In an adopted plan the wording stays; write an exception with the reason.
    """
    adopted_somewhere = "\n".join(card.as_adopted.get("services", "") for card in plan.every(Card))
    names = [old for old in _old_names(plan) if old.sign in plan.prose or old.sign in adopted_somewhere]
    if not names:
        return
    for card in plan.every(Card):
        adopted = card.as_adopted.get("services", "")
        for keys, text in ((("as_adopted", "services"), adopted), (("description",), card.description)):
            for old in names:
                if old.sign in text and (found := old.expression.search(text)):
                    day = plan.frame.law_date.isoformat()
                    message = say("on {day} {key} is not called “{name}”", day=day, key=old.key, name=old.name)
                    hint = say("on that day its name is “{current}”", current=old.current)
                    yield Fault(card.at(*keys).quoting(found[0]), message, hint)


def _old_names(plan: Plan) -> list[_OldName]:
    found = []
    for key, rows in plan.catalogue_of_services.by_key.items():
        now = next((row for row in rows if row.holds_on(plan.frame.law_date)), None)
        for row in rows:
            if now is None or row.name == now.name:
                continue
            own = [word for word in row.name.split() if word not in now.name.split()]
            words = r"\s+".join(map(re.escape, row.name.split()))
            expression = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
            found.append(_OldName(key, row.name, now.name, max(own, key=len, default=""), expression))
    return found
