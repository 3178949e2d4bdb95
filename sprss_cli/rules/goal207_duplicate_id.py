"""GOAL207 duplicate-id."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL207", severity=Severity.ERROR, basis="an id is the name of one record", since="0.1")
def duplicate_id(plan: Plan) -> Iterator[Fault]:
    """Two records bear the same id.

    Why: whoever names the id means one of them, and nobody can tell which. Ids that differ only in upper and lower
    case count as the same: on Windows their files have one name. A card and a goal may not share an id either, because
    the related records of a card can be both.

    Mend: give one of the two an id of its own, and its file the same name.
    """
    for records in plan.records.values() if plan.namesakes else ():
        for record in records:
            other = plan.namesakes.get(record.source)
            if other is None:
                continue
            if other.id == record.id:
                message = say("the id {id} belongs to another record", id=record.id)
            else:
                message = say("{id} differs from {other} only in upper and lower case", id=record.id, other=other.id)
            if record.file_stem.lower() != record.id.lower():
                hint = say("the file is called {name}: is that the id that was meant?", name=record.file_stem)
            else:
                hint = say("give one of the two records another id, and its file the same name")
            yield Fault(record.at("id"), message, hint, ((other.at("id"), say("the other record")),))
