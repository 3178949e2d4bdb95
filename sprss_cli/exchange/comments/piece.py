"""A comment as it stands in a document, before anything is known of the plan."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sprss_cli.model.kinds.comment import Target
from sprss_cli.model.message import Message


@dataclass(frozen=True, slots=True)
class Piece:
    """One comment, one row of a form, or what one author changed in one paragraph.

    Attributes:
        where: Where it stands in the document, for people.
        text: What it says; empty for tracked changes, which speak for themselves.
        proposal: The wording that is proposed.
        reasons: Why.
        quote: The words it is about.
        place: What it is about in the submitter's words.
        record: The card, goal or chapter as the submitter wrote or chose it.
        field: The field of a card as the submitter wrote or chose it.
        target: What it is about according to anchors of the document; None without any.
        context: The paragraph it is about, to find it by likeness.
        name: The person.
        organisation: Whom the person speaks for.
        kind: Who the submitter is, as written.
        nature: Whether it is about content or form, as written.
        received: The day of receipt that the document states.
        reference: Reference number that the document states.
        answers: The text of the comment that this one answers; empty for one that answers none.
        mark: By what it is known again.
    """

    where: Message
    text: str = ""
    proposal: str = ""
    reasons: str = ""
    quote: str = ""
    place: str = ""
    record: str = ""
    field: str = ""
    target: Target | None = None
    context: str = ""
    name: str = ""
    organisation: str = ""
    kind: str = ""
    nature: str = ""
    received: date | None = None
    reference: str = ""
    answers: str = ""
    mark: str = ""


def marked(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with their marks: digests of what they say, and of how many before them say the same.

    Where a piece stands in the document is no part of it: the same comment is known again in a longer document.
    """
    counted: Counter[str] = Counter()
    for piece in pieces:
        said = [piece.text, piece.proposal, piece.reasons, piece.quote, piece.place, piece.record, piece.field]
        said += [piece.context, piece.name, piece.organisation, piece.answers]
        content = json.dumps([" ".join(one.split()) for one in said], ensure_ascii=False)
        counted[content] += 1
        digest = hashlib.sha256(f"{content} {counted[content]}".encode()).hexdigest()
        yield replace(piece, mark=digest[:16])
