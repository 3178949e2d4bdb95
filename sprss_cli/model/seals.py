"""The history of an adopted text: which seal holds on a day, what differs from it, and what amendments open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.fingerprint import FRAME
from sprss_cli.model.kinds.amendment import ADDED, CHANGED, REPEALED, Amendment
from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

_ADOPTED = frozenset({"official", "example", ""})
"""Origins of records that were adopted: what was reconstructed or taken from elsewhere never was."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that is not as it was sealed.

    Attributes:
        name: Its name: the path of its file without the ending, or `plan`.
        how: `added`, `changed` or `repealed`.
        at: Where it stands; of a record that is gone the line of the seal.
    """

    name: str
    how: str
    at: Address


def history(plan: Plan) -> tuple[Seal, ...]:
    """Return the seals of a plan, the oldest first."""
    return tuple(sorted(plan.of(Seal).values(), key=lambda seal: seal.number))


def readable(plan: Plan) -> bool:
    """Return whether every seal and every amendment can be read; if not, nobody knows what is sealed and what open."""
    return not plan.unreadable.get(Seal) and not plan.unreadable.get(Amendment)


def in_force(seals: tuple[Seal, ...], day: date) -> Seal | None:
    """Return the seal of the text that held on a day; None before the first one took effect."""
    return next((seal for seal in reversed(seals) if seal.effective <= day), None)


def name_of(record: Record) -> str:
    """Return the name of a record: the path of its file within the plan without the ending."""
    return f"{record.folder}/{record.file_stem}"


def present(plan: Plan) -> Mapping[str, Record]:
    """Return the records of a plan that the assembly adopts with it, by name."""
    return {
        name_of(record): record
        for kind, records in plan.records.items()
        if kind.adopted
        for record in records
        if plan.origin(record) in _ADOPTED
    }


def fingerprints(plan: Plan) -> Mapping[str, str]:
    """Return the fingerprints of what there is to seal, by name; the plan was read with them."""
    names = (FRAME, *sorted(present(plan)))
    return {name: plan.fingerprints[name] for name in names}


def differences(plan: Plan, seal: Seal) -> Iterator[Difference]:
    """Yield what is not as a seal says: first the frame and the records there are, then those that are gone.

    A record whose file is broken says nothing, so it does not differ. Nor does one of a kind of which the seal has no
    record at all: such records came into the data later, for instance chapters that at first were on paper only.
    """
    records = present(plan)
    kinds = {name.partition("/")[0] for name in seal.fingerprints}
    if seal.fingerprints.get(FRAME, plan.fingerprints[FRAME]) != plan.fingerprints[FRAME]:
        yield Difference(FRAME, CHANGED, plan.frame.at("title"))
    for name, record in records.items():
        sealed = seal.fingerprints.get(name)
        if sealed is None and record.folder in kinds:
            yield Difference(name, ADDED, record.at("id"))
        elif sealed is not None and sealed != plan.fingerprints[name]:
            yield Difference(name, CHANGED, record.at("id"))
    broken = frozenset(_broken(plan))
    for name in seal.fingerprints:
        if name != FRAME and name not in records and name not in broken:
            yield Difference(name, REPEALED, seal.at("fingerprints", name))


def opened(plan: Plan) -> Mapping[str, Amendment]:
    """Return the records that amendments open, by name; what an amendment opened is closed again by its seal."""
    sealed = {seal.amendment for seal in plan.every(Seal)}
    return {touch.record: one for one in plan.every(Amendment) if one.id not in sealed for touch in one.touches}


def not_sealed(plan: Plan, day: date) -> Iterator[Amendment]:
    """Yield the amendments that took effect by a day and whose text was never sealed."""
    sealed = {seal.amendment for seal in plan.every(Seal)}
    days = {decision.number: decision.day for decision in plan.frame.decisions if decision.number}
    for one in plan.every(Amendment):
        effective = one.effective or days.get(one.decision)
        if one.decision and one.id not in sealed and effective is not None and effective <= day:
            yield one


def around(plan: Plan, amendment: Amendment) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the names of what is adopted before an amendment and after it; None when nothing was sealed before it.

    After an amendment that is not sealed yet, everything is adopted that lies in the plan, readable or not.
    """
    seals = history(plan)
    place = next((index for index, seal in enumerate(seals) if seal.amendment == amendment.id), len(seals))
    if place == 0:
        return None
    names = seals[place].fingerprints if place < len(seals) else {FRAME, *present(plan), *_broken(plan)}
    return frozenset(seals[place - 1].fingerprints), frozenset(names)


def _broken(plan: Plan) -> Iterator[str]:
    for kind, identifiers in plan.unreadable.items():
        yield from (f"{kind.folder}/{identifier}" for identifier in identifiers)
