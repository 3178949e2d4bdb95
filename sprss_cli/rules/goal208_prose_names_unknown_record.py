"""GOAL208 prose-names-unknown-record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL208", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def prose_names_unknown_record(plan: Plan) -> Iterator[Fault]:
    """The description of a card names a card or a goal that the plan does not have.

    Why: the reader is sent to an activity that does not exist. What follows the numbering of the plan (`ids` in
    plan.yaml) counts as a name.

    Mend: correct the id in the text, add the record, or take the sentence out.
    """
    named_somewhere = {named for ids in plan.mentions.values() for named in ids}
    unknown = {named for named in named_somewhere if not plan.knows(Card, named) and not plan.knows(Goal, named)}
    if not unknown:
        return
    near_to = cache(lambda word: nearest(word, (*plan.of(Card), *plan.of(Goal))))
    for card in plan.every(Card):
        for named in plan.mentions.get(card.source.file, ()):
            if named not in unknown:
                continue
            near = near_to(named)
            message = say("the text names {id}, but the plan has no such card or goal", id=named)
            hint = say("did you mean {near}?", near=near) if near else say("correct the id, or add the record")
            yield Fault(card.at("description").quoting(named), message, hint)
