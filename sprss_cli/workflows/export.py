"""A plan into files that others work with: a workbook to edit, tables and linked data to publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sprss_cli.exchange.workbook.book import Book, Choices, Records, Sheet, sheets
from sprss_cli.model.finding import Fault
from sprss_cli.model.further import further_fields
from sprss_cli.model.message import say, say_count
from sprss_cli.model.period import Period
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.catalogues import catalogues
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.load import no_collection
from sprss_cli.sources.record_data import RecordData, record_data
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.sources.yaml_text import Text
from sprss_cli.system.files import write_atomically
from sprss_cli.workflows.build import stamp

DATASET = "dataset.jsonld"
_CATALOGUES = "catalogues/"
_PLAN_LISTS = {  # lists of `plan.yaml` from which records choose, with their title and the keys of value and meaning
    "plan/decisions": ("Rozhodnutí", ("decisions",), "number", "what"),
    "plan/documents": ("Dokumenty", ("documents",), "id", "title"),
    "plan/levels": ("Úrovně sítě", ("network", "levels"), "id", "title"),
}
_NOTICES = {
    "example": "SMYŠLENÝ PŘÍKLAD: údaje tohoto plánu jsou vymyšlené.",
    "reconstructed": "REKONSTRUKCE: údaje nejsou úřední, jsou odvozené z uvedených zdrojů.",
}


class NotExported(Trouble):
    """A plan that cannot be exported whole."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be exported.

    Attributes:
        plan: The plan's folder.
        form: `xlsx`, `csv` or `jsonld`.
        out: Where the files go; None for `out/<period>` below the current folder.
        today: The day of the files when nothing else tells it.
        epoch: `SOURCE_DATE_EPOCH`, the day to state instead; empty when it is not set.
    """

    plan: Path
    form: str
    out: Path | None
    today: date
    epoch: str = ""


def export(order: Export) -> tuple[Path, ...]:
    """Write a plan in a form, whole or not at all, and return the files.

    Raises:
        NoPlan: There is no plan in the folder.
        NotExported: A file of the plan cannot be read: it would be missing in what is made.
        MachineTrouble: A file cannot be written.
    """
    folder = plan_folder(order.plan)
    with no_collection():
        data = readable(folder)
    out = order.out if order.out is not None else Path("out", _period(data.frame).replace("/", "_"))
    with no_collection():
        made = _MAKERS[order.form](order, data)
    for name, content in made.items():
        write_atomically(out / name, content)
    return tuple(out / name for name in made)


def readable(folder: PlanFolder) -> RecordData:
    """Return the data of a plan of which every file can be read.

    Raises:
        NotExported: One cannot.
    """
    data = record_data(folder)
    if data.faults:
        fault = data.faults[0]
        raise NotExported(
            say_count(
                "{place}: {message}; every file of the plan has to be readable first",
                "{place}: {message}; every file of the plan has to be readable first; {count} such faults",
                len(data.faults), place=_placed(folder, fault), message=fault.message,
            ),
            say("mend it first; `sprss validate {plan}` shows all", plan=folder.shown),
        )  # fmt: skip
    return data


def identity(frame: Mapping[str, Any]) -> str:
    """Return by what a plan is known again: region and period."""
    return f"{frame['region']['name']} {_period(frame)}"


def _placed(folder: PlanFolder, fault: Fault) -> str:
    content = folder.read(folder.inside(fault.at.file))
    place = Text(fault.at.file, content if isinstance(content, bytes) else b"").place(fault.at)
    return f"{place.file}:{place.line}:{place.column}"


def _period(frame: Mapping[str, Any]) -> str:
    return str(Period.from_data(frame["period"]))


def _xlsx(order: Export, data: RecordData) -> Mapping[str, bytes]:
    from sprss_cli.exchange.workbook.writer import write_workbook

    made = stamp(order.plan, order.today, order.epoch)
    frame = data.frame
    facts = [
        ("Plán", str(frame["title"])),
        ("Kraj", str(frame["region"]["name"])),
        ("Období", _period(frame)),
        ("Stav plánu ke dni", f"{made.day.day}. {made.day.month}. {made.day.year}"),
    ]
    if made.commit:
        facts.append(("Verze plánu", made.commit))
    made_sheets = list(sheets(data.records, further_fields(data.frame)))
    book = Book(
        plan=str(frame["title"]), facts=facts, notices=list(_notices(data)), sheets=made_sheets,
        choices=dict(_choices(frame, made_sheets)), identity=identity(frame), created=made.day,
    )  # fmt: skip
    return {f"{_stem(frame)}.xlsx": write_workbook(book)}


def _csv(order: Export, data: RecordData) -> Mapping[str, bytes]:
    from sprss_cli.exchange.open_data.csvw import csv_files
    from sprss_cli.exchange.open_data.dcat import dataset

    made = dict(csv_files(data.frame, list(sheets(_open(data), further_fields(data.frame)))))
    return {**made, DATASET: dataset(data.frame, _period(data.frame), tuple(made))}


def _jsonld(order: Export, data: RecordData) -> Mapping[str, bytes]:
    from sprss_cli.exchange.open_data.dcat import dataset
    from sprss_cli.exchange.open_data.linked import linked_data

    made = {f"{_stem(data.frame)}.jsonld": linked_data(data.frame, _period(data.frame), _open(data))}
    return {**made, DATASET: dataset(data.frame, _period(data.frame), tuple(made))}


def _open(data: RecordData) -> Records:
    """Return the records that are open data: what people wrote to the region with their names on it is not."""
    return {kind: of_kind for kind, of_kind in data.records.items() if kind.published}


_MAKERS: Mapping[str, Callable[[Export, RecordData], Mapping[str, bytes]]] = {
    "xlsx": _xlsx, "csv": _csv, "jsonld": _jsonld,
}  # fmt: skip


def _stem(frame: Mapping[str, Any]) -> str:
    return f"plan-{_period(frame).replace('/', '_')}"


def _notices(data: RecordData) -> Iterator[str]:
    default = data.frame.get("provenance", {}).get("kind", "")
    found = {default} | {
        str(record.get("provenance", {}).get("kind", default))
        for of_kind in data.records.values()
        for record in of_kind.values()
    }
    for kind, notice in _NOTICES.items():
        if kind == default:
            yield notice
        elif kind in found:
            yield f"{notice} Týká se záznamů, u kterých je ve sloupci Původ uvedeno {kind}."


def _choices(frame: Mapping[str, Any], of: Sequence[Sheet]) -> Iterator[tuple[str, Choices]]:
    """Yield the known values that no table holds: the catalogues that columns name, and lists of `plan.yaml`."""
    used = {column.choices for sheet in of for column in sheet.table.columns}
    period = Period.from_data(frame["period"])
    for name in sorted(used):
        if name.startswith(_CATALOGUES):
            catalogue = catalogues()[name.removeprefix(_CATALOGUES)]
            entries = catalogue.during(period).values()
            yield name, Choices(catalogue.title, [(entry.key, entry.name) for entry in entries])
        elif name in _PLAN_LISTS:
            title, keys, value, meaning = _PLAN_LISTS[name]
            found: Any = frame
            for key in keys:
                found = found.get(key, {})
            yield name, Choices(title, [(str(one[value]), str(one.get(meaning, ""))) for one in found if value in one])
