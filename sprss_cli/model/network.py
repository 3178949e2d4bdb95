"""The ledger of the network: which service is in which register, with what capacity, on any day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sprss_cli.model.frame import Decision
from sprss_cli.model.kinds.network_entry import NETWORK, FormCapacity, NetworkEntry, Reservation, Step
from sprss_cli.model.plan import Plan

INCLUDE, CHANGE, EXCLUDE = "include", "change", "exclude"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class State:
    """A service as it stands in a register.

    Attributes:
        entry: The service.
        register: `network`, `intent` or `temporary`.
        since: The day from which it stands so.
        forms: Its whole capacity.
        level: Its level; empty when the plan has none.
        reservation: The condition it is in under, or None.
        step: Index of the last step in the entry's history.
    """

    entry: NetworkEntry
    register: str
    since: date
    forms: tuple[FormCapacity, ...]
    level: str = ""
    reservation: Reservation | None = None
    step: int = 0


@dataclass(frozen=True, slots=True)
class Stint:
    """Days on end for which a service is in one register, both included; without an end as long as nothing is decided.

    Attributes:
        register: `network`, `intent` or `temporary`.
        begins: First day.
        ends: Last day, or None.
        step: Index of the step that began it.
    """

    register: str
    begins: date
    ends: date | None
    step: int

    def overlaps(self, begins: date, ends: date) -> bool:
        """Return whether any of these days belongs to it."""
        return self.begins <= ends and (self.ends is None or begins <= self.ends)


def in_order(entry: NetworkEntry) -> list[tuple[int, Step]]:
    """Return the steps with their indexes by the day they take effect; of one day in the order of the file."""
    return sorted(enumerate(entry.history), key=lambda item: item[1].effective)


def after(state: State | None, entry: NetworkEntry, index: int, step: Step) -> State | None:
    """Return the state that a step makes of another; None when the service is in no register.

    A change of what is in no register changes nothing, and an inclusion begins anew: rules report both where they
    should not be.
    """
    if step.action == EXCLUDE or (step.action == CHANGE and state is None):
        return None
    if step.action == INCLUDE or state is None:
        return State(entry, step.register or NETWORK, step.effective, step.forms, step.level, step.reservation, index)
    return State(
        entry,
        step.register or state.register,
        step.effective,
        step.forms or state.forms,
        step.level or state.level,
        None if step.lifted else step.reservation or state.reservation,
        index,
    )


def states(entry: NetworkEntry) -> Iterator[tuple[int, Step, State | None]]:
    """Yield each step in the order of effect, with its index and the state that it makes."""
    state = None
    for index, step in in_order(entry):
        state = after(state, entry, index, step)
        yield index, step, state


def state_on(entry: NetworkEntry, day: date) -> State | None:
    """Return how a service stands on a day; None when it is in no register."""
    found = None
    for _, step, state in states(entry):
        if step.effective > day:
            break
        found = state
    return found


def network_on(entries: Iterable[NetworkEntry], day: date, register: str = NETWORK) -> tuple[State, ...]:
    """Return the services that are in a register on a day, by id."""
    found = (state for entry in entries if (state := state_on(entry, day)) and state.register == register)
    return tuple(sorted(found, key=lambda state: state.entry.id))


def stints(entry: NetworkEntry) -> tuple[Stint, ...]:
    """Return the stretches of days for which a service is in a register, in the order of time."""
    found: list[Stint] = []
    current: Stint | None = None
    for index, step, state in states(entry):
        if current is not None and (state is None or state.register != current.register):
            found.append(Stint(current.register, current.begins, step.effective - _DAY, current.step))
            current = None
        if current is None and state is not None:
            current = Stint(state.register, step.effective, None, index)
    if current is not None:
        found.append(current)
    return tuple(stint for stint in found if stint.ends is None or stint.ends >= stint.begins)


def membership(entry: NetworkEntry) -> tuple[Stint, ...]:
    """Return the stretches of days for which a service is in the network itself, not only an intent or temporary."""
    return tuple(stint for stint in stints(entry) if stint.register == NETWORK)


def decisions(plan: Plan) -> Mapping[str, Decision]:
    """Return the decisions of `plan.yaml` that have a number, by number; of two with one number the first."""
    found: dict[str, Decision] = {}
    for decision in plan.frame.decisions:
        if decision.number:
            found.setdefault(decision.number, decision)
    return found
