"""A draft that came back from Word: its comments, and its tracked changes as proposals of new wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sprss_cli.exchange.comments.piece import Piece
from sprss_cli.exchange.comments.word_parts import WordParts, attribute, local, walk
from sprss_cli.exchange.comments.word_text import Paragraph, WordText
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.sheet import without_controls
from sprss_cli.model.anchors import field_anchor, record_anchor
from sprss_cli.model.chapter_targets import CHAPTER
from sprss_cli.model.consultation import names
from sprss_cli.model.kinds.chapter import Chapter
from sprss_cli.model.kinds.comment import Target
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import Message, say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.model.wording import PRINTED_FIELDS

_STEPS = {"ins": "doplnit", "del": "vypustit"}


@dataclass(slots=True)
class _WordComment:
    """A comment as Word keeps it: who wrote it, what it says, and the number of its last paragraph."""

    number: str
    author: str
    lines: list[str] = field(default_factory=list)
    paragraph: str = ""

    @property
    def text(self) -> str:
        return without_controls("\n\n".join(filter(None, (" ".join(line.split()) for line in self.lines))))[0]


class _Comments:
    """Takes in the elements of the part with comments."""

    def __init__(self) -> None:
        self.found: dict[str, _WordComment] = {}
        self._open: _WordComment | None = None
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "comment":
            self._open = _WordComment(attribute(attributes, "id"), attribute(attributes, "author"))
            self.found[self._open.number] = self._open
        elif self._open and name == "p":
            self._open.lines.append("")
            self._open.paragraph = attribute(attributes, "paraId")
        elif self._open and self._open.lines and name in ("br", "tab", "cr"):
            self._open.lines[-1] += " "
        self._in_text = name == "t"

    def end(self, tag: str) -> None:
        if local(tag) == "comment":
            self._open = None
        self._in_text = False

    def data(self, text: str) -> None:
        if self._in_text and self._open and self._open.lines:
            self._open.lines[-1] += text


class _Threads:
    """Takes in the elements that tell which comment answers which, by the numbers of their paragraphs."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "commentEx" and (parent := attribute(attributes, "paraIdParent")):
            self.parents[attribute(attributes, "paraId")] = parent

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What people wrote into a draft, and what of it could not be taken over."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def read_draft(parts: WordParts, plan: Plan) -> Draft:
    """Return the comments and tracked changes of a draft.

    Raises:
        UnreadableInput: The document is broken.
    """
    known = names(plan)
    fields = {field_anchor(one, key): Target(one, key) for one in known for key in PRINTED_FIELDS}
    headings = {anchor: one for one in known for anchor in (record_anchor(one), field_anchor(one))}
    headings |= {field_anchor(CHAPTER + one): one for one in plan.of(Chapter)}
    text = WordText(fields, headings)
    walk(parts.body, text)
    comments, threads = _Comments(), _Threads()
    if parts.comments:
        walk(parts.comments, comments)
    if parts.threads:
        walk(parts.threads, threads)
    below = dict.fromkeys(plan.of(Chapter), "text") | dict.fromkeys(plan.of(Goal), "description")
    pieces = (*_commented(comments, threads.parents, text, below), *_changed(text.paragraphs, below))
    return Draft(pieces, tuple(_left_out(comments, text, parts)))


def _commented(
    comments: _Comments, parents: Mapping[str, str], text: WordText, below: Mapping[str, str]
) -> Iterator[Piece]:
    by_paragraph = {one.paragraph: one for one in comments.found.values() if one.paragraph}
    for one in comments.found.values():
        if not one.text:
            continue
        answered = by_paragraph.get(parents.get(one.paragraph, ""))
        place = text.places.get(one.number) or (text.places.get(answered.number) if answered else None)
        yield Piece(
            where=_where(say("comment {number}", number=one.number), place),
            text=one.text,
            quote=without_controls(text.quote(one.number))[0],
            target=_target(place, below, whole=True),
            context=without_controls(place.before)[0] if place else "",
            name=without_controls(one.author)[0].strip(),
            answers=answered.text if answered else "",
        )


def _changed(paragraphs: Sequence[Paragraph], below: Mapping[str, str]) -> Iterator[Piece]:
    """Yield what each author changed in each paragraph, as a proposal of how it should read."""
    previous = ""
    for paragraph in paragraphs:
        for author in paragraph.authors:
            before, after = paragraph.before, paragraph.after(author)
            joins = paragraph.ended == ("del", author) and bool(after)
            if before == after and not joins:
                continue
            yield Piece(
                where=_where(say("tracked change"), paragraph),
                text=without_controls(_described(paragraph, author, previous))[0],
                proposal=without_controls(after)[0],
                quote=without_controls(before)[0],
                target=_target(paragraph, below),
                context=without_controls(before or previous)[0],
                name=without_controls(author)[0].strip(),
            )
        previous = paragraph.before or previous


def _described(paragraph: Paragraph, author: str, previous: str) -> str:
    """Return in Czech what an author changed in a paragraph; records are Czech."""
    before, after = paragraph.before, paragraph.after(author)
    if not after:
        return "Vypustit tento text."
    if not before:
        return f"Doplnit nový odstavec za text „{previous}“." if previous else "Doplnit nový odstavec."
    if before == after:
        return "Spojit odstavec s následujícím."
    steps = [f"{_STEPS[change]} „{words}“" for change, words in paragraph.changes(author)]
    return f"Změnit znění: {'; '.join(steps)}." if steps else "Změnit znění."


def _target(place: Paragraph | None, below: Mapping[str, str], *, whole: bool = False) -> Target | None:
    """Return what stands at a place.

    Args:
        place: The place; None when it is lost.
        below: The field that is printed below the heading of a record, by its id.
        whole: Whether a heading stands for all that is below it, not for its words.
    """
    if place is None:
        return None
    if place.target:
        return place.target
    if not place.section:
        return None
    if place.heads:
        return Target(place.section, "" if whole else "title")
    return Target(place.section, "" if place.row else below.get(place.section, ""))


def _where(what: Message, place: Paragraph | None) -> Message:
    if place is None:
        return say("{what}, whose place in the text is lost", what=what)
    return say("{what} in paragraph {number}", what=what, number=place.number)


def _left_out(comments: _Comments, text: WordText, parts: WordParts) -> Iterator[Note]:
    """Yield notes of what was not taken over."""
    for one in comments.found.values():
        if not one.text:
            yield Note(
                Outcome.DROPPED,
                "",
                "",
                say("comment {number} of {author} has no text", number=one.number, author=one.author),
            )
    if text.formatting:
        message = say_count(
            "{count} change of formatting was not taken over", "{count} changes of formatting were not taken over",
            text.formatting,
        )  # fmt: skip
        yield Note(Outcome.DROPPED, "", "", message)
    if text.disputed:
        message = say("words that one put in another took out; only the first was taken over")
        yield Note(Outcome.OPEN, "", "", message)
    for name in parts.elsewhere:
        message = say("the part {name} has tracked changes (notes, header or footer); look at them by hand", name=name)
        yield Note(Outcome.OPEN, "", "", message)
