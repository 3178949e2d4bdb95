"""GOAL236 further-field-names-unknown."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL236", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("fields",))
def further_field_names_unknown(plan: Plan) -> Iterator[Fault]:
    """A further field of a card names a record that the plan does not have.

    Why: the reader is sent to something that does not exist.

    Mend: write the id of a record of the plan, or add the record.
    """
    refs = {field.id for field in plan.frame.fields if field.type == "refs"}
    for card in plan.every(Card) if refs else ():
        for name, value in card.more.items():
            for index, identifier in enumerate(value if name in refs and isinstance(value, tuple) else ()):
                if any(plan.knows(kind, identifier) for kind in (*plan.records, *plan.unreadable)):
                    continue
                known = {record.id for records in plan.records.values() for record in records}
                hint = did_you_mean(identifier, sorted(known), say("write the id of a record, or add the record"))
                yield Fault(card.at("more", name, index), say("the plan has no record {id}", id=identifier), hint)
