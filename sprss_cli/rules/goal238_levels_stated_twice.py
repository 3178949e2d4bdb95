"""GOAL238 levels-stated-twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "GOAL238", severity=Severity.ERROR, basis="an id is the name of one thing", since="0.1", about=("levels", "fields")
)
def levels_stated_twice(plan: Plan) -> Iterator[Fault]:
    """A level or a further field is stated twice, or a numbering beside that of the levels.

    Why: records that name the level or the field mean one of the two, and nobody can tell which.

    Mend: delete one of the two, or give it another id. In a plan with `levels` each level has its numbering in
    `number`, and `ids` does not count.
    """
    frame = plan.frame
    yield from _twice(plan, "levels", [level.id for level in frame.levels])
    yield from _twice(plan, "fields", [field.id for field in frame.fields])
    if frame.has_own_levels and (other := sorted(set(frame.ids) - {level.id for level in frame.levels})):
        message = say("beside levels, the numbering in ids does not count")
        yield Fault(frame.at("ids", other[0]), message, say("write it in number of the level, and delete ids"))


def _twice(plan: Plan, key: str, ids: Sequence[str]) -> Iterator[Fault]:
    for index, identifier in enumerate(ids):
        first = ids.index(identifier)
        if first < index:
            message = say("{id} stands here a second time", id=identifier)
            related = ((plan.frame.at(key, first, "id"), say("first here")),)
            yield Fault(plan.frame.at(key, index, "id"), message, say("delete it, or give it another id"), related)
