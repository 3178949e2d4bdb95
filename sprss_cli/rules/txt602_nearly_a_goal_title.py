"""TXT602 nearly-a-goal-title."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule

CLOSE = 0.8


@rule("TXT602", severity=Severity.WARNING, basis="a plan's own goals", since="0.1")
def nearly_a_goal_title(plan: Plan) -> Iterator[Fault]:
    """A card gives a goal's title in words that are nearly, but not quite, those of the goal.

    Why: a reader cannot tell whether another goal is meant, and a search for the title misses the card.

    Mend: write the title in the hint. In an adopted plan the wording stays; write an exception with the reason.
    """
    goals = plan.of(Goal)
    titles = {goal.id: " ".join(goal.title.split()) for goal in goals.values()}
    nearly: dict[tuple[str, str], bool] = {}
    for card in plan.every(Card):
        for line in card.as_adopted.get("also_serves", "").splitlines():
            goal, _, written = " ".join(line.split()).partition(" ")
            if goal not in titles or written == titles[goal]:
                continue
            if (goal, written) not in nearly:
                nearly[goal, written] = bool(nearest(written, (titles[goal],), CLOSE))
            if nearly[goal, written]:
                wrong, right = _difference(written, titles[goal])
                message = say("“{wrong}” is nearly, but not quite, the title of goal {goal}", wrong=wrong, goal=goal)
                related = ((goals[goal].at("title"), say("title of the goal")),)
                stands_once = card.as_adopted["also_serves"].count(wrong) == 1
                at = card.at("as_adopted", "also_serves").quoting(wrong if stands_once else line)
                yield Fault(at, message, say("the title has “{right}”", right=right), related)


def _difference(written: str, title: str) -> tuple[str, str]:
    """Return what differs, in whole words: what stands on both sides of it in both texts is left out."""
    ours, theirs = written.split(), title.split()
    while len(ours) > 1 and len(theirs) > 1 and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    while len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    return " ".join(ours), " ".join(theirs)
