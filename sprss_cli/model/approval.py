"""The way of a plan from draft to superseded: what each status rests on, and what decisions say the status is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.place import Address

STATUSES = ("draft", "consultation", "submitted", "approved", "amended", "superseded")
"""The statuses of a plan in their order."""

APPROVAL, AMENDMENT = "approval", "amendment"

_STATUS_OF: Mapping[str, str] = {
    "submission": "submitted",
    APPROVAL: "approved",
    AMENDMENT: "amended",
    "replacement": "superseded",
}
"""The status that a decision brings, by its effect."""

_RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "submitted": ("submission",),
    "approved": (APPROVAL,),
    "amended": (APPROVAL, AMENDMENT),
    "superseded": (APPROVAL, "replacement"),
}
"""The effects of the decisions that a status rests on."""

_BEFORE_APPROVAL = frozenset({"publication", "consultation", "hearing", "settlement"})


@dataclass(frozen=True, slots=True)
class Step:
    """A dated decision or event on the way of a plan: what it is, and where it stands."""

    what: str
    day: date
    at: Address


def missing_decisions(frame: PlanFrame) -> tuple[str, ...]:
    """Return the effects of decisions that the plan's status rests on and that the plan does not have."""
    effects = {decision.effect for decision in frame.decisions}
    return tuple(effect for effect in _RESTS_ON.get(frame.status, ()) if effect not in effects)


def is_due(frame: PlanFrame, effect: str) -> bool:
    """Return whether a plan of this status should have a decision with an effect: a submitted one is not approved."""
    brings = _STATUS_OF.get(effect, STATUSES[0])
    return STATUSES.index(brings) <= STATUSES.index(frame.status)


def asks_for_comments(frame: PlanFrame) -> bool:
    """Return whether an event of the plan publishes its draft or asks for comments on it."""
    return any(event.kind in ("publication", "consultation") for event in frame.events)


def decided_status(frame: PlanFrame) -> tuple[str, int] | None:
    """Return the furthest status that a decision of the plan brings, and the decision's index; None without any."""
    found = [
        (STATUSES.index(_STATUS_OF[decision.effect]), -index)
        for index, decision in enumerate(frame.decisions)
        if decision.effect in _STATUS_OF
    ]
    if not found:
        return None
    status, index = max(found)
    return STATUSES[status], -index


def reversed_steps(frame: PlanFrame) -> Iterator[tuple[Step, Step]]:
    """Yield each dated step that stands on the wrong side of the approval, with the approval.

    The launch, the submission and everything done with a draft come before it; amendments and a replacement after it.
    """
    dated = [
        Step(one.effect, one.day, frame.at("decisions", index, "date"))
        for index, one in enumerate(frame.decisions)
        if one.day is not None
    ]
    approval = next((step for step in dated if step.what == APPROVAL), None)
    if approval is None:
        return
    events = (
        Step(one.kind, one.begins, frame.at("events", index))
        for index, one in enumerate(frame.events)
        if one.begins is not None and one.kind in _BEFORE_APPROVAL
    )
    for step in (*dated, *events):
        late = step.what in {"launch", "submission", *_BEFORE_APPROVAL} and step.day > approval.day
        early = step.what in {AMENDMENT, "replacement"} and step.day < approval.day
        if late or early:
            yield step, approval
