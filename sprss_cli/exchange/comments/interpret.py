"""Comments of a document into records of a plan: pure, no file is read or written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sprss_cli.exchange.comments.conventions import FormWords
from sprss_cli.exchange.comments.piece import Piece, marked
from sprss_cli.exchange.comments.ties import Tie, Ties
from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.sheet import one_line
from sprss_cli.model.kinds.comment import Comment, Target
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Intake:
    """What is known of a document beside its content.

    Attributes:
        round: Id of the round.
        file: The document's name, without folders.
        received: The day of receipt of what states none.
        channel: The way it came.
        reference: Reference number of what states none.
        kind: Who the submitter is where the document does not say; empty when that is not known.
        organisation: Whom the submitter speaks for where the document does not say.
    """

    round: str
    file: str
    received: date
    channel: str
    reference: str = ""
    kind: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Interpreted:
    """New comments as data, and what was done with each piece; `known` tells how many the plan has already."""

    records: tuple[dict[str, Any], ...]
    notes: tuple[Note, ...]
    known: int


def interpret(pieces: Iterable[Piece], plan: Plan, words: FormWords, intake: Intake) -> Interpreted:
    """Return the comments of a document that the plan does not have yet.

    A comment is known again by the mark of its import, whatever became of its record since.
    """
    of_round = [comment for comment in plan.every(Comment) if comment.round == intake.round]
    known = {comment.imported.mark: comment.id for comment in of_round if comment.imported}
    number = max((int(one.number) for one in of_round if one.number.isdecimal()), default=0)
    ties, records, notes, again = Ties(plan), [], [], 0
    for piece in marked(pieces):
        if piece.mark in known:
            again += 1
            message = say("{where}: in the plan already", where=piece.where)
            notes.append(Note(Outcome.INTERPRETED, known[piece.mark], "", message))
            continue
        number += 1
        identifier = f"{intake.round}/{number:0{_DIGITS}}"
        tie = ties.tie(piece)
        records.append(dict(_data(identifier, piece, tie, words, intake)))
        notes.extend(_notes(identifier, piece, tie, words))
    return Interpreted(tuple(records), tuple(notes), again)


def _data(identifier: str, piece: Piece, tie: Tie, words: FormWords, intake: Intake) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a record with their values, in the order of the schema."""
    yield "id", identifier
    yield "received", (piece.received or intake.received).isoformat()
    yield "channel", intake.channel
    if reference := one_line(piece.reference) or intake.reference:
        yield "reference", reference
    yield "submitter", _submitter(piece, words, intake)
    if tie.target:
        yield "target", {"record": tie.target.record, **({"field": tie.target.field} if tie.target.field else {})}
    place = "; ".join(filter(None, (one_line(piece.place), _unused(piece, tie.target))))
    texts = {"place": place, "quote": piece.quote}
    yield from ((key, text) for key, text in texts.items() if text)
    if tie.unsure:
        yield "unsure", True
    yield "text", _full_text(piece)
    yield from ((key, text) for key in ("proposal", "reasons") if (text := getattr(piece, key)))
    if nature := words.natures.get(folded(piece.nature)):
        yield "nature", nature
    yield "imported", {"file": one_line(intake.file), "mark": piece.mark}


def _submitter(piece: Piece, words: FormWords, intake: Intake) -> dict[str, Any]:
    """Return the submitter; somebody of whom nothing is known is a private person, whose name is not published."""
    organisation = one_line(piece.organisation) or intake.organisation
    kind = words.kinds.get(folded(piece.kind)) or intake.kind
    found: dict[str, Any] = {"kind": kind or "public"}
    if piece.name:
        found["name"] = one_line(piece.name)
    if organisation:
        found["organisation"] = organisation
    return found


def _unused(piece: Piece, target: Target | None) -> str:
    """Return what the submitter wrote of the place and no reference holds."""
    said = one_line(", ".join(filter(None, (piece.record, piece.field))))
    return "" if target and piece.record.startswith(target.record) else said


def _full_text(piece: Piece) -> str:
    text = piece.text or "Změnit znění."  # only a proposal was filled in
    return f"{text}\n\n(Odpověď na připomínku: „{piece.answers}“)" if piece.answers else text


def _notes(identifier: str, piece: Piece, tie: Tie, words: FormWords) -> Iterator[Note]:
    about = str(tie.target) if tie.target else say("the plan as a whole")
    message = say("{where}: taken over, about {target}", where=piece.where, target=about)
    if tie.unsure:
        message = say("{where}: about {target}, by likeness of text alone: look at it", where=piece.where, target=about)
    yield Note(Outcome.UNDECIDED if tie.unsure else Outcome.INTERPRETED, identifier, "", message)
    for name, known, text in (("submitter", words.kinds, piece.kind), ("nature", words.natures, piece.nature)):
        if text and folded(text) not in known:
            near = nearest(folded(text), known, cutoff=0.75)
            hint = say("did you mean “{near}”?", near=near) if near else say("fill it in by hand")
            yield Note(
                Outcome.OPEN, identifier, name, say("the word “{text}” is unknown ({hint})", text=text, hint=hint)
            )
