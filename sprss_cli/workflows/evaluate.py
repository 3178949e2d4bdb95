"""The evaluation of a year begun: a file for every card that runs in it and has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sprss_cli.exchange.report import FileState, ImportedFile
from sprss_cli.model.fulfilment import histories, running
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.evaluation import SETTLED, Evaluation, Indicator, Measured
from sprss_cli.model.message import say, visible
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.workflows.import_input import plan_in, write_files
from sprss_cli.workflows.record_file import RecordFile


class NothingToEvaluate(Trouble):
    """No card of the plan runs in the year."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of beginning an evaluation.

    Attributes:
        year: The year.
        files: The files of cards that had none; a refused one says why.
        there: How many cards have an evaluation already.
    """

    year: int
    files: tuple[ImportedFile, ...]
    there: int

    @property
    def new(self) -> tuple[str, ...]:
        """Paths within the plan of the files that are new."""
        return tuple(file.name for file in self.files if file.state is FileState.NEW)


def begin(path: Path, year: int, *, write: bool) -> Begun:
    """Begin the evaluation of a year; what is there already is never changed.

    A new file holds the card's id. From the last evaluation before it takes the indicators with baseline and target, so
    that nobody types them again, and a status that the card keeps: what was fulfilled or cancelled stays so.

    Args:
        path: The plan's folder.
        year: The year.
        write: Whether the files are written; else it is only told which would be.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenPlan: Its `plan.yaml` is broken.
        NothingToEvaluate: No card runs in the year.
        WriteTrouble: A file cannot be written; those before it are.
    """
    folder = plan_folder(path)
    plan = plan_in(folder)
    cards = running(plan, year)
    if not cards:
        raise NothingToEvaluate(
            say("no card of {plan} runs in {year}", plan=folder.shown, year=year),
            say("the plan runs {period}", period=plan.frame.period),
        )
    missing = [card for card in cards if not plan.knows(Evaluation, f"{year}/{card.id}")]
    before = histories(plan)
    files = tuple(_file(folder, card, year, before.get(card.id, ())) for card in missing)
    if write:
        write_files(folder, files)
    return Begun(year, files, len(cards) - len(missing))


def _file(folder: PlanFolder, card: Card, year: int, before: tuple[Evaluation, ...]) -> ImportedFile:
    data: dict[str, Any] = {"id": f"{year}/{card.id}", "card": card.id}
    last = next((one for one in reversed(before) if one.year < year), None)
    if last is not None and last.status in SETTLED:
        data["status"] = last.status
    measured = [_described(indicator) for indicator in last.indicators] if last is not None else []
    if measured:
        data["indicators"] = measured
    return RecordFile(folder, Evaluation, data, remark=visible(f"{card.id} {card.title}")).outcome(update=False)


def _described(indicator: Indicator) -> Mapping[str, Any]:
    """Return an indicator as data, without what was measured."""
    values = {"baseline": indicator.baseline, "target": indicator.target}
    unit = {"unit": indicator.unit} if indicator.unit else {}
    return {"name": indicator.name, **unit, **{key: _value(one) for key, one in values.items() if one is not None}}


def _value(measured: Measured) -> Mapping[str, Any]:
    day = {"date": measured.day.isoformat()} if measured.day else {}
    return {"value": _number(measured.value), **day}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
