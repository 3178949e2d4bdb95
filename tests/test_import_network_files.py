"""`sprss import network` on workbooks that are broken, hostile or of another kind, and as a person at a terminal."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from conftest import OFFICE, ROOT

from sprss_cli.cli.program import run
from sprss_cli.exchange.grid import read_workbook
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.network import network_on
from sprss_cli.model.network_words import named
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.sources.load import load
from sprss_cli.sources.schemas import gate
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.sources.yaml_text import parse

EXAMPLE = ROOT / "examples" / "vzorovy-kraj" / "plans" / "2023-2025"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""


def xlsx(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    fill(book)
    book.close()
    return stream.getvalue()


def one_cell(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("List").write(0, 0, "a")


def repacked(content: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, lambda same: same)(old.read(name)))
    return stream.getvalue()


def ods(*tables: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", ODS.format(tables="".join(tables)))
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "this is no workbook"),
        ("Poskytovatel;IČO\n".encode(), "this is no workbook"),
        (b"%PDF-1.7", "this is no workbook"),
        (b"PK\x03\x04 and nothing", "its packing cannot be read"),
        (xlsx(one_cell)[:-200], "its packing cannot be read"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE, "the workbook is broken"),
        (repacked(xlsx(one_cell), {SHEET: lambda text: text[: len(text) // 2]}), "the workbook is broken"),
        (repacked(xlsx(one_cell), {SHEET: lambda text: text.replace(b'"A1"', b'"XFD1048576"')}), "spans 17179869184"),
        (repacked(xlsx(one_cell), {SHEET: lambda text: b" " * 70_000_000}), "unpacked, the workbook would have"),
        (
            repacked(xlsx(one_cell), {"xl/workbook.xml": lambda text: b"<!DOCTYPE a>" + text}),
            "its packing cannot be read",
        ),
        (ods('<table:table table:name="L"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
             'office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
             "</table:table>"), "spans 17179869184"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_in_words(content: bytes, expected: str):
    with pytest.raises(UnreadableInput) as refused:
        read_workbook(content)
    from gettext import NullTranslations

    assert expected in refused.value.message.render(NullTranslations())
    assert refused.value.hint


def test_a_million_empty_rows_are_read_in_the_time_of_none():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("List")
        sheet.write(0, 0, "a")
        for row in range(0, 1_000_000, 50):
            sheet.set_row(row, 20)
        sheet.set_row(1_048_575, 20)

    (grid,) = read_workbook(xlsx(fill))
    assert [cell.text for cell in grid.cells] == ["a"]


def test_errors_and_formulas_without_a_value_are_doubts_and_saved_values_are_read():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("List")
        sheet.write_formula("A1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("B1", "=2+3", None, "")
        sheet.write_formula("C1", "=2+3", None, 5)
        sheet.write_number("D1", 0.1 + 0.2)

    (grid,) = read_workbook(xlsx(fill))
    assert [(place, reason.text) for place, reason in grid.doubts] == [
        ("A1", "this cell has an error instead of a value"),
        ("B1", "the value of this formula was never saved"),
    ]
    assert [cell.number for cell in grid.cells] == [5, Decimal("0.3")]


def test_merged_cells_of_ods_and_its_repeated_cells_are_where_they_stand():
    rows = (
        '<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Síť'
        "</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="2.5"/>'
        "</table:table-row>"
    )
    (grid,) = read_workbook(ods(f'<table:table table:name="Základní &amp; síť">{rows}</table:table>'))
    assert grid.name == "Základní & síť"
    assert [(cell.place, cell.text) for row in grid.rows.values() for cell in row.values()] == [
        ("A1", "Síť"),
        ("B1", "Síť"),
        ("B4", "2.5"),
    ]


# --- a published table of the example region, out and in again --------------------------------------------------------


def published(plan: Plan, day: date, path: Path) -> Path:
    """Write the network of a plan on a day as a region would publish it: three sheets, two-line headings, sums."""
    book = xlsxwriter.Workbook(path)
    units = [row.key for row in plan.catalogues["capacity-units"]]
    heads = ["Poř. č.", "Poskytovatel", "IČO", "Identifikátor", "Název služby", "Druh služby (§)", "Forma"]
    heads += ["Cílová skupina", "Území", "Úroveň", "Výhrada", "Lhůta"]
    names = {"network": "Základní síť", "intent": "Zásobník rozvojových záměrů", "temporary": "Dočasná síť"}
    for register, title in names.items():
        sheet = book.add_worksheet(title)
        sheet.merge_range(0, 0, 0, 9, f"{title} – příloha č. 1")
        for column, head in enumerate(heads):
            sheet.merge_range(2, column, 3, column, head)
        sheet.merge_range(2, len(heads), 2, len(heads) + len(units) - 1, "Kapacita")
        for column, unit in enumerate(units, start=len(heads)):
            sheet.write(3, column, named("capacity-units", unit, plan))
        line, sums = 4, dict.fromkeys(units, Decimal(0))
        for number, state in enumerate(network_on(plan.of(NetworkEntry).values(), day, register), start=1):
            entry, party = state.entry, plan.of(Party)[state.entry.provider]
            held = state.reservation
            row = [number, party.title, int(party.ico), int(entry.id), entry.name]
            row += [f"{named('service-kinds', entry.kind, plan)} ({entry.kind})", ""]
            row += [", ".join(plan.of(TargetGroup)[one].title for one in entry.target_groups.ids)]
            wide = {"regional": "celý kraj", "supra-regional": "nadregionální"}
            row += [wide.get(entry.territory.word) or ", ".join(plan.areas[one] for one in entry.territory.ids)]
            row += [state.level, held.what if held else "", str(held.until) if held and held.until else ""]
            for index, form in enumerate(state.forms):
                for column, value in enumerate(row if index == 0 else []):
                    sheet.write(line, column, value)
                sheet.write(line, 6, named("service-forms", form.form, plan).lower())
                for item in form.capacity:
                    sheet.write(line, len(heads) + units.index(item.unit), float(item.value))
                    sums[item.unit] += item.value
                line += 1
        sheet.write(line, 1, "Celkem")
        for column, unit in enumerate(units, start=len(heads)):
            sheet.write(line, column, float(sums[unit]))
        sheet.write(line + 2, 0, "Pozn.: úvazky v přímé péči")
    book.close()
    return path


def state_of(plan: Plan, day: date) -> list[tuple[object, ...]]:
    return [
        (
            *(entry.id, entry.provider, entry.kind, entry.name, set(entry.target_groups.ids), entry.territory),
            *(register, state.level, state.reservation),
            {(one.form, item) for one in state.forms for item in one.capacity},
        )
        for register in ("network", "intent", "temporary")
        for state in network_on(plan.of(NetworkEntry).values(), day, register)
        for entry in [state.entry]
    ]


def plan_at(path: Path) -> Plan:
    found = load(plan_folder(path)).plan
    assert found is not None
    return found


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The example plan without its network."""
    folder = tmp_path / "plan"
    shutil.copytree(EXAMPLE, folder)
    shutil.rmtree(folder / "network")
    for other in ("applications", "finance"):
        shutil.rmtree(folder / other, ignore_errors=True)
    return folder


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Return a function that runs a command and gives its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run([*words, "--lang", lang])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


def test_the_network_of_the_example_goes_out_and_comes_back_the_same(bare: Path, said):
    day, later = date(2024, 1, 1), date(2024, 7, 1)
    whole = plan_at(EXAMPLE)
    published(whole, day, bare.parent / "first.xlsx")
    published(whole, later, bare.parent / "second.xlsx")
    code, out, err = said("import", "network", "first.xlsx", "--into", "plan", "--decision", "4/23/ZVK",
                          "--effective", "2024-01-01")  # fmt: skip
    assert (code, err) == (0, "")
    assert "- cells – NOT UNDERSTOOD: 0\n" in out
    assert state_of(plan_at(bare), day) == state_of(whole, day)
    code, _, err = said("import", "network", "second.xlsx", "--into", "plan", "--decision", "5/24/ZVK",
                        "--effective", "2024-07-01", "--exclude-missing")  # fmt: skip
    assert (code, err) == (0, "")
    assert state_of(plan_at(bare), later) == state_of(whole, later)
    assert state_of(plan_at(bare), day) == state_of(whole, day)
    compared = said("diff", "plan@2024-01-01", "plan@2024-07-01")[1]
    expected = said("diff", f"{EXAMPLE}@2024-01-01", f"{EXAMPLE}@2024-07-01")[1]
    assert compared.splitlines()[1:] == expected.splitlines()[1:]


def test_a_command_that_cannot_be_carried_out_says_why_and_ends_with_2(bare: Path, said):
    published(plan_at(EXAMPLE), date(2024, 1, 1), bare.parent / "net.xlsx")
    code, _, err = said("import", "network", "net.xlsx", "--into", "plan", "--decision", "4/23/ZV")
    assert (code, "the plan has no decision 4/23/ZV" in err, "did you mean 4/23/ZVK?" in err) == (2, True, True)
    code, _, err = said(
        "import", "network", "net.xlsx", "--into", "plan", "--decision", "4/23/ZVK", "--sheet", "Základní sít"
    )
    assert (code, "did you mean Základní síť?" in err) == (2, True)
    code, _, err = said("import", "network", "missing.xlsx", "--into", "plan", "--decision", "4/23/ZVK")
    assert (code, "missing.xlsx cannot be read" in err) == (2, True)
    (bare / "import").mkdir()
    (bare / "import" / "network.yaml").write_text("labels:\n  jmeno: [Název]\n", encoding="utf-8")
    code, _, err = said("import", "network", "net.xlsx", "--into", "plan", "--decision", "4/23/ZVK")
    assert (code, "import/network.yaml:2:3: there is no key “jmeno” here" in err) == (2, True)


def test_one_sheet_can_be_chosen_and_only_its_list_is_missed(bare: Path, said):
    published(plan_at(EXAMPLE), date(2024, 1, 1), bare.parent / "net.xlsx")
    code, out, _ = said("import", "network", "net.xlsx", "--into", "plan", "--decision", "4/23/ZVK",
                        "--effective", "2024-01-01", "--sheet", "Dočasná síť", "--dry-run")  # fmt: skip
    assert code == 0
    assert "- in the list" not in out
    assert not (bare / "network").exists()


def test_the_map_of_labels_and_the_example_of_decisions_in_the_docs_pass_their_schema():
    pages = (ROOT / "docs" / "import-network.md", ROOT / "docs" / "cs" / "tabulky-site.md")
    blocks = [re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)[-1] for page in pages]
    texts = [block.encode() for block in blocks] + [(ROOT / "schemas" / "imports" / "network-cs.yaml").read_bytes()]
    for text in texts:
        parsed = parse(text, "")
        assert parsed.faults == ()
        assert gate("network-import").faults(parsed.data, Address("")) == ()


@OFFICE
def test_a_table_saved_by_libreoffice_says_the_same(bare: Path, said, tmp_path: Path):
    published(plan_at(EXAMPLE), date(2024, 1, 1), tmp_path / "net.xlsx")
    for form in ("ods", "xls", "xlsx"):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", f"out-{form}", "net.xlsx"]
        subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=300)
        saved = tmp_path / f"out-{form}" / f"net.{form}"
        if not saved.exists():
            pytest.skip("this LibreOffice has no Calc")
        code, out, _ = said("import", "network", str(saved), "--into", "plan", "--decision", "4/23/ZVK",
                            "--effective", "2024-01-01")  # fmt: skip
        assert (code, "- cells – NOT UNDERSTOOD: 0\n" in out) == (0, True)
        assert state_of(plan_at(bare), date(2024, 1, 1)) == state_of(plan_at(EXAMPLE), date(2024, 1, 1))
