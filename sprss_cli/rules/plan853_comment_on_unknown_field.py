"""PLAN853 comment-on-unknown-field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from sprss_cli.model.consultation import has_field, names
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN853", severity=Severity.ERROR, basis="a plan's own references", since="0.1", about=("comments",))
def comment_on_unknown_field(plan: Plan) -> Iterator[Fault]:
    """A comment is about a field that records of this kind do not have.

    Why: a comment tied to nothing is overlooked when the field is rewritten.

    Mend: write the key of a field, for example description, or leave `field` out for the record as a whole.
    """
    known = names(plan)
    for comment in plan.every(Comment):
        record, field = comment.target.record, comment.target.field
        if not field or record not in known or has_field(known[record], field):
            continue
        keys = [one.name for one in fields(known[record].kind) if one.name != "source"]
        hint = did_you_mean(field, keys, say("leave “field” out for the record as a whole"))
        message = say("{record} has no field {field}", record=record, field=field)
        yield Fault(comment.at("target", "field"), message, hint)
