"""What is read off rounds of consultation: which record is meant, what is open, whose name is private."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

FRAME = "plan.yaml"
RESULTS = ("accepted", "partly", "not-accepted", "explained")
CHANNELS = ("form", "draft", "email", "data-box", "post", "in-person", "hearing")
SUBMITTERS = ("municipality", "provider", "user", "public", "authority")
_REVISION = re.compile(r"[0-9a-f]{7,40}")
_DECIDED = frozenset({"submitted", "approved", "amended", "superseded"})
_ENDING = 4  # letters that a Czech case may put after the stem of a name, as in Nováková, Novákovou
_WORD = re.compile(r"\w+")
_VOWELS = "aáeéiíoóuúůyý"
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_TELEPHONE = re.compile(r"(?<!\d)\+420\s?\d{3}\s?\d{3}\s?\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a comment can be about: its kind, and the record itself; None when its file is broken."""

    kind: type[Record]
    record: Record | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """The rounds of a plan with their comments, as somebody asked for them.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        rounds: Id, record and comments of each round; no record for one that is not there.
        only_open: Whether only comments without a settlement are shown.
        unread: Files of records that could not be read.
    """

    label: str
    plan: Plan
    rounds: tuple[tuple[str, Round | None, tuple[Comment, ...]], ...]
    only_open: bool = False
    unread: tuple[str, ...] = ()


def names(plan: Plan) -> Mapping[str, Named]:
    """Return everything that a comment can be about, by id and by `folder/id`.

    An id that records of several kinds bear means the first of them, by the names of their folders.
    """
    found: dict[str, Named] = {}
    for kind in sorted({*plan.records, *plan.unreadable}, key=lambda kind: kind.folder):
        if not kind.published:
            continue
        broken: dict[str, Record | None] = dict.fromkeys(sorted(plan.unreadable.get(kind, ())))
        for identifier, record in (broken | dict(plan.of(kind))).items():
            found.setdefault(identifier, Named(kind, record))
            found[f"{kind.folder}/{identifier}"] = Named(kind, record)
    return found


def has_field(named: Named, field: str) -> bool:
    """Return whether records of a kind have a field of this name."""
    return field in {one.name for one in fields(named.kind)} - {"source"}


def is_revision(text: str) -> bool:
    """Return whether a text may be a git revision: 7 to 40 hexadecimal digits."""
    return _REVISION.fullmatch(text) is not None


def comments_of(plan: Plan) -> Iterator[tuple[str, Round | None, tuple[Comment, ...]]]:
    """Yield each round that has a record or comments: its id, its record, its comments in their order."""
    rounds, comments = plan.of(Round), plan.of(Comment).values()
    for identifier in sorted({*rounds, *(comment.round for comment in comments)}):
        yield identifier, rounds.get(identifier), tuple(one for one in comments if one.round == identifier)


def unsettled(plan: Plan) -> tuple[Comment, ...]:
    """Return the comments that nobody has settled."""
    return tuple(comment for comment in plan.every(Comment) if comment.settlement is None)


def must_be_settled(plan: Plan) -> bool:
    """Return whether the plan's status says that every comment has been settled.

    Source: Decree 505/2006 Sb., section 39b: the plan goes to the assembly with all comments settled.
    """
    return plan.frame.status in _DECIDED


def by_result(comments: tuple[Comment, ...]) -> Mapping[str, int]:
    """Return how many comments were settled how, in the order of results; the key of open ones is empty."""
    counted = Counter(comment.settlement.result if comment.settlement else "" for comment in comments)
    return {result: counted[result] for result in (*RESULTS, "") if counted[result]}


def private_names(comment: Comment) -> re.Pattern[str] | None:
    """Return what finds the name of a comment's private submitter in a text, in every Czech case; None without one.

    Only words with a capital letter count: Nový is a name, nový a word. What is found is rather too much.
    """
    if not comment.submitter.is_private or not comment.submitter.name:
        return None
    words = [word for word in _WORD.findall(comment.submitter.name) if len(word) > 1]
    stems = [_stem(word) for word in words] + [re.escape(word.upper()) for word in words]
    return re.compile(rf"\b(?:{'|'.join(stems)})\b") if words else None


def _stem(word: str) -> str:
    stem = word.rstrip(_VOWELS) or word
    if stem[-2:] in ("ek", "ec", "el"):  # Hájek, Hájka: the vowel goes
        return rf"{re.escape(stem[:-2])}e?{stem[-1]}\w{{0,{_ENDING}}}"
    return rf"{re.escape(stem)}\w{{0,{_ENDING}}}"


def without_names(text: str, comment: Comment) -> str:
    """Return a text of a comment as it may be published: no name and no contact of a private person."""
    if not comment.submitter.is_private:
        return text
    text = _TELEPHONE.sub("[telefon]", _ADDRESS.sub("[e-mail]", text))
    found = private_names(comment)
    return re.sub(r"\[jméno\](?:\s+\[jméno\])+", "[jméno]", found.sub("[jméno]", text)) if found else text
