"""What the template of the settlement of comments can name: rounds, comments and how they were settled, in Czech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprss_cli.model.consultation import FRAME, Named, comments_of, is_revision, names, without_names
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.chapter import Chapter
from sprss_cli.model.kinds.comment import Comment, Settlement
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.render import czech
from sprss_cli.render.view import Origin, natural

_RESULTS: Mapping[str, str] = {
    "accepted": "akceptováno",
    "partly": "akceptováno částečně",
    "not-accepted": "neakceptováno",
    "explained": "vysvětleno",
    "": "dosud nevypořádáno",
}
_SUBMITTERS: Mapping[str, str] = {
    "municipality": "obec",
    "provider": "poskytovatel",
    "user": "uživatel služeb nebo pečující",
    "public": "veřejnost",
    "authority": "úřad nebo jiná instituce",
}
_NATURES: Mapping[str, str] = {"content": "věcná", "formal": "formální", "": "neurčeno"}
_CHANNELS: Mapping[str, str] = {
    "form": "formulář",
    "draft": "návrh s poznámkami",
    "email": "e-mail",
    "data-box": "datová schránka",
    "post": "pošta",
    "in-person": "osobně na podatelně",
    "hearing": "ústně na veřejném projednání",
}
_WHOLE = "plán jako celek"
_PRIVATE = "soukromá osoba"


@dataclass(frozen=True, slots=True)
class Row:
    """A comment as the table prints it."""

    number: str
    received: str
    submitter: str
    about: str
    quote: str
    text: str
    proposal: str
    reasons: str
    result: str
    reason: str
    changed: str
    by: str


@dataclass(frozen=True, slots=True)
class Table:
    """How many comments there are of each sort, the most first."""

    title: str
    head: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with its comments and their numbers."""

    anchor: str
    title: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]


class SettlementView:
    """The rounds of consultation of a plan as templates see them.

    Args:
        plan: The plan.
        field_title: Returns what a field of a kind of records is called.
        with_names: Whether names of private persons are printed; every page then says that it is not to be published.
    """

    def __init__(
        self, plan: Plan, field_title: Callable[[type[Record], str], str], *, with_names: bool = False
    ) -> None:
        self._plan = plan
        self._field_title = field_title
        self.with_names = with_names

    @cached_property
    def rounds(self) -> tuple[RoundView, ...]:
        """The rounds in the order of their ids."""
        return tuple(self._round(identifier, record, found) for identifier, record, found in comments_of(self._plan))

    @cached_property
    def _known(self) -> Mapping[str, Named]:
        return names(self._plan)

    @property
    def count(self) -> int:
        """How many comments there are."""
        return sum(len(one.rows) for one in self.rounds)

    @property
    def origin(self) -> Origin:
        """Of what kinds of origin the comments and rounds are."""
        return Origin.of((*self._plan.every(Comment), *self._plan.every(Round)), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page: that it must not be published, and what made-up records there are."""
        marks = ("NEVEŘEJNÉ: obsahuje osobní údaje" if self.with_names else "", self.origin.mark)
        return " – ".join(filter(None, marks))

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before the table."""
        unread = [name for kind in (Round, Comment) for name in sorted(self._plan.unreadable.get(kind, ()))]
        said = [f"Tyto záznamy nešlo přečíst, a v dokumentu proto chybí: {', '.join(unread)}."] if unread else []
        if self.with_names:
            said.insert(0, "NEVEŘEJNÉ. Dokument obsahuje jména soukromých osob a není určen ke zveřejnění.")
        return (*said, *self.origin.notices)

    def _round(self, identifier: str, record: Round | None, comments: tuple[Comment, ...]) -> RoundView:
        ordered = sorted(comments, key=lambda one: natural(one.number))
        title = record.title if record else identifier
        facts = tuple(_facts(record)) if record else ()
        return RoundView(
            f"kolo-{identifier}", title, facts, tuple(map(self._row, ordered)), tuple(self._tables(ordered))
        )

    def _row(self, comment: Comment) -> Row:
        settlement = comment.settlement or Settlement("")

        def said(text: str) -> str:
            return text if self.with_names else without_names(text, comment)

        by = ", ".join(filter(None, (settlement.by, czech.day(settlement.day) if settlement.day else "")))
        return Row(
            number=comment.number,
            received=czech.day(comment.received),
            submitter=self._submitter(comment),
            about=said(self._about(comment)),
            quote=said(comment.quote),
            text=said(comment.text),
            proposal=said(comment.proposal),
            reasons=said(comment.reasons),
            result=_RESULTS[settlement.result],
            reason=said(settlement.reason),
            changed=", ".join(map(_changed, settlement.changed)),
            by=by,
        )

    def _submitter(self, comment: Comment) -> str:
        submitter = comment.submitter
        kind = _SUBMITTERS[submitter.kind]
        if self.with_names:
            return ", ".join(filter(None, (submitter.name, submitter.organisation))) or f"{_PRIVATE} ({kind})"
        if submitter.is_private:
            return f"{_PRIVATE} ({kind})"
        return submitter.organisation or f"{submitter.name} ({kind})".strip()

    def _about(self, comment: Comment) -> str:
        record = self._target(comment)
        parts = [comment.target.record or _WHOLE]
        if title := getattr(record, "title", ""):
            parts[0] = f"{parts[0]} {title}"
        if record is not None and comment.target.field:
            parts.append(self._field_title(type(record), comment.target.field))
        said = ", ".join(parts) + (f" ({comment.place})" if comment.place else "")
        return said + (" (zařazeno podle podobnosti textu)" if comment.unsure else "")

    def _target(self, comment: Comment) -> Record | None:
        found = self._known.get(comment.target.record)
        return found.record if found else None

    def _part(self, comment: Comment) -> str:
        """Return the part of the plan that a comment belongs to."""
        record = self._target(comment)
        if isinstance(record, Card):
            goal = self._plan.of(Goal).get(record.goal)
            return f"{record.goal} {goal.title}" if goal else record.goal
        if isinstance(record, Goal):
            return f"{record.id} {record.title}"
        if isinstance(record, Chapter):
            return f"kapitola „{record.title}“"
        return comment.target.record or _WHOLE

    def _tables(self, comments: Iterable[Comment]) -> Iterator[Table]:
        found = list(comments)
        if not found:
            return
        results = Counter(one.settlement.result if one.settlement else "" for one in found)
        rows = tuple((word, results[result]) for result, word in _RESULTS.items() if results[result])
        yield Table("Připomínky podle výsledku vypořádání", "Výsledek", rows)
        submitters = _counted(_SUBMITTERS[one.submitter.kind] for one in found)
        yield Table("Připomínky podle předkladatele", "Předkladatel", submitters)
        yield Table("Připomínky podle typu", "Typ", _counted(_NATURES[one.nature] for one in found))
        yield Table("Připomínky podle částí plánu", "Část plánu", _counted(map(self._part, found)))


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], czech.order(item[0]))))


def _facts(record: Round) -> Iterator[tuple[str, str]]:
    yield "Lhůta", f"{czech.day(record.window.begins)} až {czech.day(record.window.ends)}"
    if record.channels:
        yield "Způsob podání", ", ".join(_CHANNELS[one] for one in record.channels)
    for hearing in record.hearings:
        said = ", ".join(filter(None, (czech.day(hearing.day), hearing.place)))
        yield "Veřejné projednání", f"{said}. {hearing.note}" if hearing.note else said
    if record.notice:
        yield "Oznámení", " ".join(record.notice.split())
    if record.draft and record.draft.revision:
        yield "Verze návrhu", record.draft.revision
    if record.note:
        yield "Poznámka", " ".join(record.note.split())


def _changed(one: str) -> str:
    if one == FRAME:
        return "údaje o plánu"
    return f"verze {one}" if is_revision(one) else one
