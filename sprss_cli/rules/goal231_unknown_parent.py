"""GOAL231 unknown-parent."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("GOAL231", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("levels",))
def unknown_parent(plan: Plan) -> Iterator[Fault]:
    """A goal belongs to a record that the plan does not have, or does not say what it belongs to.

    Why: the goal and all that is below it drop out of the chapter where readers look for it.

    Mend: write in `parent` the id of a goal of the level above, or add that goal. On the highest level there is no
    `parent`.
    """
    levels = plan.frame.levels
    for goal in plan.every(Goal):
        level = plan.frame.level_of(goal.level)
        higher = levels[: levels.index(level)] if level is not None else levels[:-1]
        if goal.parent:
            if not plan.knows(Goal, goal.parent):
                of_level = (one for one in plan.of(Goal).values() if plan.frame.level_of(one.level) in higher[-1:])
                known = tuple(one.id for one in of_level)
                hint = did_you_mean(goal.parent, known, say("of that level are: {known}", known=known))
                yield Fault(goal.at("parent"), say("the plan has no goal {goal}", goal=goal.parent), hint)
        elif level is not None and higher:
            above = higher[-1].title
            message = say(
                "{id} does not say to which record of the level “{level}” it belongs", id=goal.id, level=above
            )
            yield Fault(goal.at("id"), message, say("add the key parent with its id"))
