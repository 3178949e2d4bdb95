"""A plan out as a workbook, changed as people change it, and back: only what changed, and nothing that is wrong."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from conftest import OFFICE, ROOT
from workbooks import Cells, add, cells_of, put, saved

from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.exchange.workbook.book import NotOurWorkbook
from sprss_cli.exchange.workbook.report import WorkbookReport, write
from sprss_cli.exchange.workbook.rows import folded, unfolded, ways_to_lists
from sprss_cli.exchange.workbook.tables import tables_of
from sprss_cli.sources.record_data import record_data
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.system.language import translations
from sprss_cli.workflows.export import Export, NotExported, export
from sprss_cli.workflows.import_workbook import import_workbook

PLANS = [
    ROOT / "plans/2014-2017",
    ROOT / "plans/2024-2026",
    ROOT / "examples/vzorovy-kraj/plans/2023-2025",
    ROOT / "examples/vzorovy-kraj/plans/2026-2028",
    ROOT / "examples/ukazkovy-kraj/plans/2024-2026",
]
DAY = date(2026, 1, 1)
SERVICE = """\
id: "1234567"
name: Odlehčovací služba Vzorov
provider: VK
kind: § 44
territory: regional  # po celém kraji
history:
  # rozhodnutí z prosince
  - effective: "2024-01-01"
    decision: 1/23/ZVK
    action: include
    forms:
      - form: terenni
        capacity: [{unit: uvazky, value: 12.5}]
      - form: pobytova
        capacity:
          - {unit: luzka, value: 7}
          - {unit: uvazky, value: 3}
mandates:
  - {from: "2024-01-01", to: "2026-12-31", issuer: VK}
payments:
  "2024": 1250000
"""


@pytest.fixture
def plan(minimal: Path) -> Path:
    """Return the smallest plan with a service."""
    (minimal / "network").mkdir(exist_ok=True)
    (minimal / "network/1234567.yaml").write_text(SERVICE, encoding="utf-8")
    text = (minimal / "plan.yaml").read_text(encoding="utf-8")
    decision = '  - {what: síť, body: ZVK, number: 1/23/ZVK, date: "2023-12-12", source: zkouska}\n'
    text = (
        text.replace("decisions:\n", f"decisions:\n{decision}")
        if "decisions:" in text
        else f"{text}decisions:\n{decision}"
    )
    (minimal / "plan.yaml").write_text(text, encoding="utf-8")
    (minimal / "parties/VK.yaml").write_text(
        "id: VK\nkind: region\ntitle: Vzorový kraj\nico: '00000019'\n", encoding="utf-8"
    )
    return minimal


@pytest.fixture
def edited(plan: Path, tmp_path: Path) -> Callable[..., WorkbookReport]:
    """Return a function that exports the plan, changes the cells, saves the workbook and imports it."""

    def run(change: Callable[[Cells], Any], **options: Any) -> WorkbookReport:
        cells = cells_of(exported(plan, tmp_path / "out"))
        change(cells)
        return import_workbook(saved(cells, tmp_path / "back.xlsx"), plan, DAY, **options)

    return run


def exported(plan: Path, out: Path) -> Path:
    (file,) = export(Export(plan, "xlsx", out, DAY))
    return file


def told(report: WorkbookReport) -> str:
    return write(report, translations("en"))


def text_of(plan: Path) -> str:
    return (plan / "network/1234567.yaml").read_text(encoding="utf-8")


def snapshot(plan: Path) -> dict[str, bytes]:
    return {str(path.relative_to(plan)): path.read_bytes() for path in plan.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_taken_apart_for_tables_and_put_together_every_record_is_the_same(folder: Path):
    for kind, records in record_data(plan_folder(folder)).records.items():
        ways = ways_to_lists(tables_of(kind))
        assert {name: folded(unfolded(data, ways), ways) for name, data in records.items()} == dict(records)


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_a_workbook_that_came_back_as_it_was_changes_nothing(folder: Path, tmp_path: Path):
    cells = cells_of(exported(folder, tmp_path))
    report = import_workbook(saved(cells, tmp_path / "back.xlsx"), folder, DAY, remove=True, dry_run=True)
    assert told(report).endswith("nothing changed\n")


def test_the_same_plan_gives_the_same_bytes(plan: Path, tmp_path: Path):
    assert exported(plan, tmp_path / "a").read_bytes() == exported(plan, tmp_path / "b").read_bytes()


def test_only_what_changed_is_written_and_comments_stay(edited, plan: Path):
    def change(cells: Cells) -> None:
        put(cells, "Síť", "1234567", "Název služby", "Odlehčovací služba Vzorov a okolí")
        put(cells, "Síť – Formy a kapacity", "1234567", "Množství", "1\u00a0234,5")
        put(cells, "Síť – Pověření", "1234567", "Do", "30. 6. 2026")
        put(cells, "Síť – Vyrovnávací platby", "1234567", "Platba za rok", 1300000.0)

    report = edited(change)
    assert report.complete
    assert "“12,5” → “1 234,5”" in told(report).replace("\u00a0", " ")
    expected = SERVICE.replace("Vzorov\n", "Vzorov a okolí\n").replace("value: 12.5", "value: 1234.5")
    expected = expected.replace('"2026-12-31"', '"2026-06-30"').replace("1250000", "1300000")
    assert text_of(plan) == expected


def test_new_rows_become_items_and_records(edited, plan: Path):
    def change(cells: Cells) -> None:
        row = {"Identifikátor_služby": "1234567"}
        add(
            cells, "Síť – Kroky", **row, **{"Pořadí:_kroky": 2.0, "Účinné_od": date(2025, 1, 1), "Usnesení": "1/23/ZVK"}
        )
        cells["Síť – Kroky"][-1][cells["Síť – Kroky"][0].index("Co se stalo")] = "change"
        for form, unit, value in (("terenni", "uvazky", 14.0), ("pobytova", "luzka", "8")):
            amount = {"Forma": form, "Jednotka": unit, "Množství": value}
            add(cells, "Síť – Formy a kapacity", **row, **{"Pořadí:_kroky": 2.0}, **amount)
        add(cells, "Síť – Vyrovnávací platby", **row, Rok=2025.0, Platba_za_rok="1 400 000")
        add(cells, "Subjekty", **{"Identifikátor": "nove", "Druh_subjektu": "group", "Název": "nový subjekt"})

    report = edited(change)
    assert "4 rows added" not in told(report)
    assert "5 rows added" in told(report)
    assert '  "2025": 1400000\n' in text_of(plan)
    assert 'effective: "2025-01-01"' in text_of(plan)
    assert (plan / "parties/nove.yaml").is_file()


def test_a_capacity_in_another_form_moves_to_that_form(edited, plan: Path):
    edited(lambda cells: put(cells, "Síť – Formy a kapacity", "1234567", "Forma", "terenni", nth=1))
    assert text_of(plan).index("luzka") < text_of(plan).index("form: pobytova")


def test_taking_a_workbook_over_a_second_time_changes_nothing(edited, plan: Path, tmp_path: Path):
    def change(cells: Cells) -> None:
        add(
            cells,
            "Síť – Vyrovnávací platby",
            **{"Identifikátor_služby": "1234567", "Rok": 2025.0, "Platba_za_rok": 5.0},
        )
        put(cells, "Síť", "1234567", "Název služby", "Jiná")

    edited(change)
    before = snapshot(plan)
    report = import_workbook(tmp_path / "back.xlsx", plan, DAY)
    assert told(report).endswith("nothing changed\n")
    assert snapshot(plan) == before


@pytest.mark.parametrize(
    ("sheet", "record", "title", "value", "said"),
    [
        ("Síť – Formy a kapacity", "1234567", "Množství", "hodně", "“hodně” is not a number"),
        ("Síť – Kroky", "1234567", "Účinné od", "31. 2. 2024", "“31. 2. 2024” is not a day"),
        ("Síť – Kroky", "1234567", "Co se stalo", "zařazení", "zařazení"),
        ("Síť – Vyrovnávací platby", "1234567", "Platba za rok", 1.5, "1.5 is not a whole number"),
        ("Síť", "1234567", "Poskytovatel", "NIKDO", "PARTY401"),
        ("Subjekty", "VK", "IČO", "12345678", "PARTY405"),
        ("Subjekty", "VK", "IČO", 19.0, "“19” does not have the form"),
        ("Síť", "1234567", "Název služby", "", "“Název služby” is missing"),
        ("Síť", "1234567", "Název služby", "#REF!", "ended with the error #REF!"),
        ("Síť", "1234567", "Identifikátor služby", "7654321", "cannot be changed here"),
        ("Síť – Kroky", "1234567", "Název", "jiný", "only shows what is edited elsewhere"),
    ],
)
def test_a_wrong_cell_refuses_the_workbook_and_is_named(edited, plan: Path, sheet, record, title, value, said):
    before = snapshot(plan)
    at: list[str] = []
    report = edited(lambda cells: at.append(put(cells, sheet, record, title, value)))
    assert not report.complete
    assert f"sheet {sheet}, cell {at[0]} ({title}): " in told(report)
    assert said in told(report)
    assert snapshot(plan) == before


@pytest.mark.parametrize(
    ("sheet", "row", "said"),
    [
        (
            "Síť – Vyrovnávací platby",
            {"Rok": 2024.0, "Platba_za_rok": 5.0},
            "2024 stands twice in “Vyrovnávací platby”",
        ),
        ("Síť – Vyrovnávací platby", {"Platba_za_rok": 5.0}, "does not say under what it stands"),
        ("Síť – Formy a kapacity", {"Pořadí:_kroky": 7.0, "Forma": "terenni"}, "1234567 has no item 7 in “Kroky”"),
        ("Síť – Kroky", {"Účinné_od": "1. 1. 2025", "Usnesení": "1/23/ZVK"}, "“Co se stalo” is missing"),
    ],
    ids=["a key twice", "no key", "no such item", "a cell is missing"],
)
def test_a_new_row_that_fits_nowhere_is_refused(edited, plan: Path, sheet: str, row: dict[str, Any], said: str):
    report = edited(lambda cells: add(cells, sheet, **{"Identifikátor_služby": "1234567", **row}))
    assert said in told(report)
    assert text_of(plan) == SERVICE


def test_a_new_row_of_no_record_is_refused(edited):
    said = told(edited(lambda cells: add(cells, "Síť – Kroky", **{"Identifikátor_služby": "7654321"})))
    assert "sheet Síť – Kroky, cell B3 (Identifikátor služby): there is no record 7654321 in the plan" in said


def test_an_identifier_cannot_lead_out_of_the_plan(edited, plan: Path):
    row = {"Identifikátor": "../../x", "Druh_subjektu": "group", "Název": "x"}
    before = snapshot(plan)
    assert "../../x is no identifier of a record" in told(edited(lambda cells: add(cells, "Subjekty", **row)))
    assert snapshot(plan) == before


def test_what_changed_on_both_sides_is_a_conflict_and_not_overwritten(plan: Path, tmp_path: Path):
    cells = cells_of(exported(plan, tmp_path))
    put(cells, "Síť", "1234567", "Název služby", "Z tabulky")
    (plan / "network/1234567.yaml").write_text(SERVICE.replace("Vzorov\n", "z úřadu\n"), encoding="utf-8")
    report = import_workbook(saved(cells, tmp_path / "back.xlsx"), plan, DAY)
    assert "there it is “Odlehčovací služba z úřadu” now" in told(report)
    assert "z úřadu" in text_of(plan)


def test_what_only_the_plan_changed_stays(plan: Path, tmp_path: Path):
    cells = cells_of(exported(plan, tmp_path))
    put(cells, "Síť", "1234567", "Název služby", "Z tabulky")
    (plan / "network/1234567.yaml").write_text(SERVICE.replace("regional", "supra-regional"), encoding="utf-8")
    assert import_workbook(saved(cells, tmp_path / "back.xlsx"), plan, DAY).complete
    assert "territory: supra-regional" in text_of(plan)
    assert "name: Z tabulky" in text_of(plan)


def test_a_deleted_row_goes_only_when_that_is_allowed(edited, plan: Path):
    def change(cells: Cells) -> None:
        del cells["Síť – Pověření"][1]
        del cells["Síť – Formy a kapacity"][3]

    report = edited(change)
    assert not report.complete
    assert "2 rows deleted" in told(report)
    assert text_of(plan) == SERVICE
    assert edited(change, remove=True).complete
    assert "mandates" not in text_of(plan)
    assert "value: 3" not in text_of(plan)


def test_a_record_goes_with_its_row(edited, plan: Path):
    def change(cells: Cells) -> None:
        for name, rows in cells.items():
            if name.startswith("Síť"):
                del rows[1:]

    assert edited(change, remove=True).complete
    assert not (plan / "network/1234567.yaml").exists()


def test_a_record_that_others_name_does_not_go(edited, plan: Path):
    report = edited(lambda cells: cells["Subjekty"].__delitem__(slice(1, None)), remove=True)
    assert "PARTY401" in told(report)
    assert (plan / "parties/VK.yaml").exists()


def test_rows_may_be_sorted_and_columns_moved(edited):
    def change(cells: Cells) -> None:
        rows = cells["Síť – Formy a kapacity"]
        cells["Síť – Formy a kapacity"] = [list(reversed(row)) for row in (rows[0], *reversed(rows[1:]))]

    assert told(edited(change)).endswith("nothing changed\n")


def test_what_is_added_beside_the_table_is_reported(edited):
    def change(cells: Cells) -> None:
        cells["Síť"][1].append("poznámka na okraj")
        cells["Můj list"] = [["něco"]]

    said = told(edited(change))
    assert "this column is none of the table's" in said
    assert "the sheet Můj list is none of the plan's" in said


def test_text_that_looks_like_a_formula_stays_text(plan: Path, tmp_path: Path):
    (plan / "network/1234567.yaml").write_text(SERVICE.replace("name: Od", "name: =1+1 Od"), encoding="utf-8")
    file = exported(plan, tmp_path)
    assert cells_of(file)["Síť"][1][2] == "=1+1 Odlehčovací služba Vzorov"
    with zipfile.ZipFile(file) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist() if "worksheets" in name)


def test_a_plan_with_a_file_that_cannot_be_read_is_not_exported(plan: Path, tmp_path: Path):
    (plan / "network/1234567.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(NotExported):
        exported(plan, tmp_path)


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 300_000_000)
    return stream.getvalue()


def other_workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("Síť").write_string(0, 0, "Identifikátor služby")
    book.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,name\n",
        b"PK\x03\x04 nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        bomb(),
        other_workbook(),
    ],
    ids=["empty", "text", "broken", "ole", "bomb", "other"],
)
def test_what_is_no_workbook_of_ours_is_said_so(plan: Path, tmp_path: Path, content: bytes):
    (tmp_path / "file.xlsx").write_bytes(content)
    with pytest.raises((UnreadableInput, NotOurWorkbook)):
        import_workbook(tmp_path / "file.xlsx", plan, DAY)


def test_a_workbook_of_another_plan_is_refused(plan: Path, tmp_path: Path):
    with pytest.raises(NotOurWorkbook, match="another plan"):
        import_workbook(exported(PLANS[0], tmp_path), plan, DAY)


def test_a_damaged_memory_is_said_so(plan: Path, tmp_path: Path):
    cells = cells_of(exported(plan, tmp_path))
    cells["sprss"][0][0] = cells["sprss"][0][0][:-40]
    with pytest.raises(NotOurWorkbook, match="damaged"):
        import_workbook(saved(cells, tmp_path / "back.xlsx"), plan, DAY)


def test_merged_cells_formulas_without_value_and_far_empty_rows(plan: Path, tmp_path: Path):
    cells = cells_of(exported(plan, tmp_path))

    def also(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Subjekty"].merge_range("C2:D2", "group")
        sheets["Síť"].write_formula("C2", "=1+1", value="")
        sheets["Karty"].write_blank(1_048_575, 2, None, book.add_format({"bold": True}))

    said = told(import_workbook(saved(cells, tmp_path / "back.xlsx", also), plan, DAY))
    assert "sheet Subjekty, cell C2: the cells from here to D2 are merged" in said
    assert "sheet Síť, cell C2 (Název služby): the value of this formula was never saved" in said


def test_a_sheet_or_a_column_that_is_gone_is_no_deletion(edited, plan: Path):
    def change(cells: Cells) -> None:
        del cells["Síť – Pověření"]
        cells["Síť"][0][2] = "Jméno"

    said = told(edited(change, remove=True))
    assert "sheet Síť – Pověření: this sheet is gone" in said
    assert "the column “Název služby” is gone" in said
    assert text_of(plan) == SERVICE


CALC = (Path(shutil.which("soffice") or "/").resolve().parent / "libsclo.so").exists()


@OFFICE
@pytest.mark.skipif(not CALC, reason="this LibreOffice has no Calc")
def test_a_workbook_that_libreoffice_saved_changes_nothing(tmp_path: Path):
    file = exported(PLANS[3], tmp_path)
    for form in ("ods", "xlsx"):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form]
        subprocess.run(
            [*command, "--outdir", str(tmp_path / form), str(file)], check=True, env=os.environ, capture_output=True
        )
        file = tmp_path / form / f"{file.stem}.{form}"
    assert told(import_workbook(file, PLANS[3], DAY, dry_run=True)).endswith("nothing changed\n")
