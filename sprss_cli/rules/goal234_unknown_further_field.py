"""GOAL234 unknown-further-field."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL234", severity=Severity.ERROR, basis="the plan's own further fields", since="0.1", about=("cards",))
def unknown_further_field(plan: Plan) -> Iterator[Fault]:
    """A card has a further field that the plan does not define.

    Why: no document prints it and no table has a column for it, so what stands there is as good as lost.

    Mend: write the key of one of the plan's `fields`, or add the field to them in plan.yaml.
    """
    known = {field.id for field in plan.frame.fields}
    for card in plan.every(Card):
        for name in card.more:
            if name not in known:
                otherwise = say("further fields of the plan: {known}", known=tuple(sorted(known)))
                hint = did_you_mean(name, known, otherwise if known else say("add it to fields in plan.yaml"))
                yield Fault(card.at("more", name).key(), say("the plan has no further field {name}", name=name), hint)
