"""What the template of an amendment can name: what it touches, and the comparison of the text before and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.fingerprint import FRAME
from sprss_cli.model.frame import Decision
from sprss_cli.model.kinds.amendment import HOW, Amendment
from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.seals import not_sealed, present
from sprss_cli.render import czech
from sprss_cli.render.change_view import ChangeView
from sprss_cli.render.view import Origin


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that an amendment touches: what it is and its id, its title where it is known, its fate, a note."""

    record: str
    title: str
    how: str
    note: str


class AmendmentView:
    """An amendment as its template sees it.

    Args:
        amendment: The amendment.
        plan: The plan with it.
        before: The plan before it, for the titles of what it repeals; None when that text cannot be had.
        changes: The comparison of both texts; None when there is none.
        kind_title: Says what a record of a folder is called.
    """

    def __init__(
        self,
        amendment: Amendment,
        plan: Plan,
        before: Plan | None,
        changes: ChangeView | None,
        kind_title: Callable[[str], str],
    ) -> None:
        self._amendment = amendment
        self._plans = (plan, before) if before else (plan,)
        self.title = amendment.title
        self.effective = amendment.effective
        self.reason = amendment.reason
        self.unknown = amendment.unknown
        self.changes = changes
        self._kind_title = kind_title
        self._origin = Origin.of((amendment, *present(plan).values()), plan)

    @property
    def decision(self) -> Decision | None:
        """The decision by which the plan is amended; None as long as there is none."""
        decisions = self._plans[0].frame.decisions
        named = (one for one in decisions if self._amendment.decision and one.number == self._amendment.decision)
        return next(named, None)

    @property
    def touched(self) -> tuple[Touched, ...]:
        """The records that it touches, in the order of its file."""
        return tuple(
            Touched(self._label(one.record), self._title(one.record), HOW[one.how], one.note)
            for one in self._amendment.touches
        )

    def _label(self, name: str) -> str:
        if name == FRAME:
            return "Plán"
        folder, _, identifier = name.partition("/")
        return f"{self._kind_title(folder)} {identifier}"

    def _title(self, name: str) -> str:
        if name == FRAME:
            return "Název, období a vize"
        folder, _, identifier = name.partition("/")
        for plan in self._plans:
            for record in _in(folder, plan):
                if record.id == identifier:
                    return str(getattr(record, "title", ""))
        return ""

    @property
    def frame(self) -> tuple[tuple[str, str, str], ...]:
        """What it changes of the plan as a whole: what it is called, the text before, the text after."""
        if len(self._plans) == 1 or not any(one.record == FRAME for one in self._amendment.touches):
            return ()
        after, before = (plan.frame for plan in self._plans)
        rows = (
            ("Název plánu", before.title, after.title),
            ("Období", str(before.period), str(after.period)),
            ("Vize", before.vision, after.vision),
        )
        return tuple(row for row in rows if row[1].split() != row[2].split())

    @property
    def notices(self) -> tuple[str, ...]:
        """What the title page has to say of records that are no official ones."""
        return self._origin.notices

    @property
    def mark(self) -> str:
        """What stands above every page of a document with records that are no official ones; mostly nothing."""
        return self._origin.mark

    @property
    def ids(self) -> frozenset[str]:
        """Ids that the document has anchors for."""
        return self.changes.ids if self.changes else frozenset()


def consolidated(plan: Plan, seal: Seal, day: date) -> str:
    """Return what the title page says of a text that held on a day.

    An amendment that took effect by that day and whose text was never sealed is not in it, and that has to be said.

    Args:
        plan: The plan as it is now, with all its amendments.
        seal: The seal of the text.
        day: The day.
    """
    missing = tuple(_named(one) for one in not_sealed(plan, day))
    heading = f"Znění účinné ke dni {czech.day(day)}"
    if missing:
        heading = f"Poslední zapečetěné znění před dnem {czech.day(day)}"
    text = "schválené znění" if missing else "schválené znění beze změn"
    if seal.amendment:
        amendment = plan.of(Amendment).get(seal.amendment)
        after = f" {_named(amendment)}" if amendment else ""
        text = f"úplné znění po změně{after}, účinné od {czech.day(seal.effective)}"
    left_out = f" Není v něm změna {' a '.join(missing)}." if missing else ""
    return f"{heading}: {text}.{left_out}"


def _named(amendment: Amendment) -> str:
    decision = f" (usnesení č. {amendment.decision})" if amendment.decision else ""
    return f"„{amendment.title}“{decision}"


def _in(folder: str, plan: Plan) -> tuple[Record, ...]:
    return next((records for kind, records in plan.records.items() if kind.folder == folder), ())
