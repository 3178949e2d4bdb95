"""PLAN852 comment-on-unknown-record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.consultation import FRAME, Named, is_revision, names
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN852", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("comments",))
def comment_on_unknown_record(plan: Plan) -> Iterator[Fault]:
    """A comment, or its settlement, names a record that the plan does not have.

    Why: whoever settles the comment, or looks later where it went, finds nothing there.

    Mend: write the id of a card, a goal, a chapter or another record. Leave `target` out for a comment on the plan as
    a whole. In `changed`, a git revision or plan.yaml may stand too. If the record was deleted because of the comment,
    name the revision that did so.
    """
    known = names(plan)
    for comment in plan.every(Comment):
        record = comment.target.record
        if record and record not in known:
            yield _fault(comment.at("target", "record"), record, known, say("leave “target” out for the whole plan"))
        for index, changed in enumerate(comment.settlement.changed if comment.settlement else ()):
            if changed not in known and changed != FRAME and not is_revision(changed):
                hint = say("write the id of a record, {frame} or a git revision", frame=FRAME)
                yield _fault(comment.at("settlement", "changed", index), changed, known, hint)


def _fault(at: Address, record: str, known: Mapping[str, Named], hint: Message) -> Fault:
    return Fault(at, say("the plan has no record {id}", id=record), did_you_mean(record, known, hint))
