"""What stands in the way of publishing a plan as the official one: everything at once, each with its way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprss_cli.model.checklist import lacking
from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.message import Message, say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.model.seals import differences, history, opened

_MADE_UP = {
    "example": say_count("{count} record is made up: {names}", "{count} records are made up: {names}", 1),
    "reconstructed": say_count(
        "{count} record is reconstructed: {names}", "{count} records are reconstructed: {names}", 1
    ),
}
_SHOWN = 5  # names of records in one line; the rest is counted


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that is missing, and the way out."""

    message: Message
    hint: Message


def hindrances(plan: Plan) -> Iterator[Hindrance]:
    """Yield what of the plan's data stands in the way of its release.

    Exceptions do not help here: they say why a finding stays, not that the plan is complete.
    """
    yield from _origins(plan)
    yield from _requirements(plan)
    yield from _comments(plan)
    if plan.frame.adopted:
        yield from _seals(plan)


def _origins(plan: Plan) -> Iterator[Hindrance]:
    records = [record for of_kind in plan.records.values() for record in of_kind if not record.bookkeeping]
    hint = say("put the official wording in their place and say so in their provenance, or take them out")
    for kind, said in _MADE_UP.items():
        found = [f"{record.folder}/{record.id}" for record in records if plan.origin(record) == kind]
        if found:
            yield Hindrance(replace(said, values={"names": _some(found)}, count=len(found)), hint)


def _requirements(plan: Plan) -> Iterator[Hindrance]:
    found = [item.row.key for of in ("plan", "process") for item in lacking(plan, of)]
    if found:
        message = say_count(
            "{count} requirement of the law is not met: {keys}",
            "{count} requirements of the law are not met: {keys}",
            len(found),
            keys=tuple(found),
        )
        yield Hindrance(
            message, say("`sprss checklist` says what is looked for; add it, or the document that covers it")
        )


def _comments(plan: Plan) -> Iterator[Hindrance]:
    comments = next((records for kind, records in plan.records.items() if kind.folder == "comments"), ())
    found = [record.id for record in comments if getattr(record, "settlement", None) is None]
    if found:
        message = say_count(
            "{count} comment is not settled: {names}",
            "{count} comments are not settled: {names}",
            len(found),
            names=_some(found),
        )
        yield Hindrance(message, say("settle them and give the reasons"))


def _seals(plan: Plan) -> Iterator[Hindrance]:
    if not plan.every(Seal):
        yield Hindrance(
            say("the adopted text is not sealed"), say("`sprss seal --decision NUMBER` seals it; commit the seal")
        )
        return
    now, open_for = tuple(differences(plan, history(plan)[-1])), opened(plan)
    closed = [one.name for one in now if one.name not in open_for]
    amended = [one.name for one in now if one.name in open_for]
    if closed:
        message = say("records differ from what was sealed: {names}", names=_some(closed))
        yield Hindrance(message, say("undo it, or write down the amendment that touches them"))
    if amended:
        message = say("an amendment changed records that are not sealed yet: {names}", names=_some(amended))
        yield Hindrance(message, say("seal the amended text by the decision of the amendment"))


def _some(names: list[str]) -> tuple[object, ...]:
    more = len(names) - _SHOWN
    rest = (say_count("{count} more", "{count} more", more),) if more > 0 else ()
    return (*names[:_SHOWN], *rest)
