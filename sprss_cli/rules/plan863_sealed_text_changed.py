"""PLAN863 sealed-text-changed."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import Message, say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN863",
    severity=Severity.ERROR,
    basis="the flow of a plan's status",
    since="0.1",
    about=("seals",),
)
def sealed_text_changed(plan: Plan) -> Iterator[Fault]:
    """A record of the adopted text was changed, added or deleted, and no amendment touches it.

    Why: what the assembly adopted is history. Only the assembly can change it, by an amendment of the plan. The seal
    holds a fingerprint of what each record said; comments, line ends and the order of keys do not count, nor do
    provenance and exceptions. Records of a kind of which the seal has none came into the data later and are free.

    Mend: put the record back as it was; `sprss diff` with the revision in the seal shows what changed. If the assembly
    decided the change, write down the amendment in amendments/ and let it touch the record.
    """
    from sprss_cli.model.seals import differences, history, opened, readable

    seals = history(plan)
    if not seals or not readable(plan):
        return
    last, touched = seals[-1], opened(plan)
    for one in differences(plan, last):
        if one.name in touched:
            continue
        words: dict[str, Message] = {
            "added": say("{record} was added after the text was sealed", record=one.name),
            "changed": say("{record} no longer says what was sealed", record=one.name),
            "repealed": say("{record} was sealed, but it is gone", record=one.name),
        }
        hint = say("undo it, or write down the amendment that touches {record} in amendments/", record=one.name)
        yield Fault(one.at, words[one.how], hint, ((last.at("effective"), say("the seal of the adopted text")),))
