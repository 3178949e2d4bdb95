"""The form for comments as a workbook that people fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sprss_cli.exchange.comments.form_book import FormFacts, write_form
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.system.files import write_atomically
from sprss_cli.workflows.build import stamp
from sprss_cli.workflows.import_comments import UnknownRound, form_words
from sprss_cli.workflows.import_input import plan_in

_NAME = "comment-form.xlsx"


def comment_form(path: Path, today: date, round_id: str = "", out: Path | None = None, epoch: str = "") -> Path:
    """Write the form and return its path.

    Args:
        path: The plan's folder.
        today: The day of the file when nothing else tells it.
        round_id: The round whose days the form states; the last one when not given.
        out: Where it goes; None for `out/<period>` below the current folder.
        epoch: `SOURCE_DATE_EPOCH`, the day to state instead; empty when it is not set.

    Raises:
        NoPlan: There is no plan in the folder.
        BrokenPlan: The plan's frame or its own words of forms are broken.
        UnknownRound: The plan has no such round.
        WriteTrouble: The file cannot be written.
    """
    folder = plan_folder(path)
    plan = plan_in(folder)
    facts = FormFacts(tuple(_lines(plan, _round(plan, round_id))), stamp(path, today, epoch).day)
    made = write_form(plan, form_words(folder), facts)
    target = (out if out is not None else Path("out", str(plan.frame.period).replace("/", "_"))) / _NAME
    write_atomically(target, made)
    return target


def _round(plan: Plan, round_id: str) -> Round | None:
    rounds = plan.of(Round)
    if not round_id:
        return max(rounds.values(), key=lambda one: (one.window.begins, one.id), default=None)
    if round_id not in rounds:
        hint = did_you_mean(round_id, rounds, say("rounds are records in consultations/"))
        raise UnknownRound(say("there is no round of consultation {round}", round=round_id), hint)
    return rounds[round_id]


def _lines(plan: Plan, one: Round | None) -> list[str]:
    lines = ["Formulář pro připomínky", plan.frame.title]
    if one:
        begins, ends = one.window.begins, one.window.ends
        lines.append(f"{one.title}: od {_day(begins)} do {_day(ends)}")
    if plan.frame.provenance and plan.frame.provenance.kind == "example":
        lines.append("SMYŠLENÝ PŘÍKLAD: tento plán neexistuje.")
    return lines


def _day(day: date) -> str:
    return f"{day.day}. {day.month}. {day.year}"
