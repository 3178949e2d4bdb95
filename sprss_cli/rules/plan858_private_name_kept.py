"""PLAN858 private-name-kept."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.consultation import private_names
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PLAN858",
    severity=Severity.INFO,
    basis="nařízení (EU) 2016/679 (GDPR), čl. 5: minimalizace údajů; výklad neověřen",
    since="0.1",
    confidence="MEM",
    about=("comments",),
)
def private_name_kept(plan: Plan) -> Iterator[Fault]:
    """The name of a private person stands in a comment, so it is published with the data of the plan.

    Why: documents leave such names out, but whoever gets the repository reads them in the file, and git keeps every
    older version. A name in the text of a comment or of its settlement is easily overlooked.

    Mend: delete the name and keep it where the region keeps its records, under the reference number. If the repository
    is not published, say so in an exception.
    """
    for comment in plan.every(Comment):
        pattern = private_names(comment)
        if pattern is None:
            continue
        hint = say("delete it and keep it with the records of the region, under the reference number")
        yield Fault(comment.at("submitter", "name"), say("the name of a private person stands here"), hint)
        for text, keys in comment.texts():
            if found := pattern.search(text):
                message = say("“{words}” looks like the name of the submitter, a private person", words=found[0])
                yield Fault(comment.at(*keys).quoting(found[0]), message, say("leave the name out of the text"))
