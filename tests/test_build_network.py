"""The documents of the network: its state on a day, the mandate of one service, and what changed between two days."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from conftest import ROOT
from docx.oxml.ns import qn

from sprss_cli.cli.program import run
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.network import network_on
from sprss_cli.render.czech import amount
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from tests.pdf_check import faults, outside_the_margins

PLAN = ROOT / "examples" / "vzorovy-kraj" / "plans" / "2023-2025"
DAY = date(2024, 3, 1)


def build(out: Path, *words: str) -> dict[str, bytes]:
    assert run(["build", str(PLAN), *words, "--out", str(out)]) == 0
    return {path.name.partition(".")[2]: path.read_bytes() for path in out.iterdir() if path.suffix != ".svg"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("network"), "--document", "network", "--on", DAY.isoformat())


@pytest.fixture(scope="module")
def services():
    return network_on(load(plan_folder(PLAN)).plan.of(NetworkEntry).values(), DAY)


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def chapter(markdown: str, title: str) -> str:
    return markdown.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_service_stands_in_each_of_the_three_lists(files, services):
    markdown = files["md"].decode()
    for title in ("Služby podle druhů", "Služby podle území", "Služby podle poskytovatelů"):
        rows = re.findall(r"^\| (\d{7}) \|", chapter(markdown, title), re.MULTILINE)
        assert set(rows) == {state.entry.id for state in services}, title
    assert len(re.findall(r"^\| \d{7} \|", chapter(markdown, "Služby podle druhů"), re.MULTILINE)) == len(services)


def test_no_row_of_a_table_runs_off_its_page(files, services):
    assert outside_the_margins(files["pdf"]) == []
    text = pdf_text(files["pdf"])
    assert [state.entry.id for state in services if text.count(state.entry.id) < 3] == []


def test_the_pdf_is_ua_1_and_a_2a_with_row_headers(files):
    assert faults(files["pdf"]) == []


def test_pages_with_wide_tables_lie_across(files):
    with pypdfium2.PdfDocument(files["pdf"]) as pdf:
        across = [page.get_width() > page.get_height() for page in pdf]
    assert any(across)
    assert not across[0]
    assert not across[-1]
    sizes = [section.page_width > section.page_height for section in docx.Document(io.BytesIO(files["docx"])).sections]
    assert sizes == [False, True, False]


def test_every_section_of_the_docx_has_header_and_page_number(files):
    for index, section in enumerate(docx.Document(io.BytesIO(files["docx"])).sections):
        assert "smyšlený příklad" in section.header.paragraphs[0].text
        assert section.different_first_page_header_footer is (index == 0)
        assert [field.text.strip() for field in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_every_table_of_the_docx_repeats_its_header_and_has_a_caption(files):
    for table in docx.Document(io.BytesIO(files["docx"])).element.body.iter(qn("w:tbl")):
        assert table.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
        assert table.find(qn("w:tr")).find(f".//{qn('w:tblHeader')}") is not None
        assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_row_of_the_page_has_a_header_and_every_link_an_end(files):
    page = files["html"].decode()
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        rows = table.partition("</thead>")[2].count("<tr")
        assert rows == len(re.findall(r'scope="row(?:group)?"', table)) > 0
        assert 'scope="col"' in table
        assert "<caption" in table
    ends = re.findall(r' id="([^"]+)"', page)
    assert len(ends) == len(set(ends))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ends)


def test_units_stand_side_by_side_and_add_up_to_the_whole(files):
    table = chapter(files["md"].decode(), "Přehled sítě").partition("### Druhy služeb")[2].partition("###")[0]
    rows = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in table.splitlines() if line[:3] == "| §"]
    (total,) = [line.replace("*", "").split("|")[2:-1] for line in table.splitlines() if "Celkem" in line]

    def number(cell: str) -> float:
        return float(cell.replace("\N{NO-BREAK SPACE}", "").replace(",", ".").strip().replace("–", "0"))

    for column, whole in enumerate(total, start=1):
        assert sum(number(row[column]) for row in rows) == number(whole)


def test_a_tile_says_its_area_its_number_and_its_share_in_words(tmp_path):
    build(tmp_path, "--document", "network", "--to", "md")
    maps = list(tmp_path.glob("network-mapa-*.svg"))
    assert maps
    for path in maps:
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))
        assert len(texts) % 3 == 0
        assert all(re.fullmatch(r"\w+\s[\d\s,]+", capacity) for capacity in texts[1::3])
        assert set(texts[2::3]) <= {"bez kapacity", "nižší třetina", "střední třetina", "horní třetina"}
        description = re.search(r"<desc[^>]*>(.*?)</desc>", path.read_text(encoding="utf-8"), re.DOTALL)
        assert all(text in description[1] for text in texts)


def test_the_network_is_that_of_the_day_asked_for(tmp_path, files):
    early = build(tmp_path, "--document", "network", "--on", "2023-01-01", "--to", "md")["md"].decode()
    assert (
        "Stav sítě ke dni 1. ledna 2023".replace(". ", ".\N{NO-BREAK SPACE}").replace("a 2", "a\N{NO-BREAK SPACE}2")
        in early
    )
    assert early != files["md"].decode()


def test_what_the_last_decision_changed_is_told(files):
    told = chapter(files["md"].decode(), "Změny od posledního rozhodnutí")
    assert "4/23/ZVK" in told
    assert "### Nové služby" in told


def test_two_builds_give_the_same_bytes(tmp_path, files):
    assert build(tmp_path, "--document", "network", "--on", DAY.isoformat()) == files


def test_a_mandate_says_what_the_plan_holds_and_dots_what_it_does_not(tmp_path):
    act = build(tmp_path, "--document", "mandate", "--service", "0005804", "--to", "md,pdf")
    markdown = act["md"].decode()
    assert "Klub Podchod" in markdown
    payments = load(plan_folder(PLAN)).plan.of(NetworkEntry)["0005804"].payments
    assert payments
    for payment in payments:
        assert f"| {payment.year} | {amount(payment.amount)} |" in markdown
    assert re.search(r"\| Sídlo \| …+ \(sídlo\) \| …+ \(sídlo\) \|", markdown)
    assert faults(act["pdf"]) == []


def test_what_nobody_has_verified_bears_a_star_in_a_mandate(tmp_path):
    markdown = build(tmp_path, "--document", "mandate", "--service", "0005804", "--to", "md")["md"].decode()
    assert "nejvýše na 10\N{NO-BREAK SPACE}let. \\*" in markdown or "nejvýše na 10 let. \\*" in markdown
    assert "před podpisem ji ověřte" in markdown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--document", "mandate"), "the document mandate is about one service"),
        (("--service", "0005804"), "the document cards is not about one service"),
        (("--document", "mandate", "--service", "0005805"), "there is no service 0005805"),
        (("--document", "network", "--on", "2024-02-31"), "“2024-02-31” is not a day"),
    ],
)
def test_what_cannot_be_built_is_said(tmp_path, capsys, words, said):
    assert run(["build", str(PLAN), *words, "--out", str(tmp_path), "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_plan_without_services_has_a_document_of_an_empty_network(tmp_path, minimal):
    assert run(["build", str(minimal), "--document", "network", "--out", str(tmp_path / "out")]) == 0
    assert "0\N{NO-BREAK SPACE}služeb" in (tmp_path / "out" / "network.md").read_text(encoding="utf-8")


def test_the_network_on_two_days_is_a_document_in_every_form(tmp_path):
    sides = [f"{PLAN}@2024-01-01", f"{PLAN}@2025-07-01"]
    for form in ("md", "docx", "pdf", "html"):
        assert run(["diff", *sides, "--format", form, "--out", str(tmp_path), "--date", "2025-08-01"]) == 0
    told = (tmp_path / "diff.md").read_text(encoding="utf-8")
    assert "6/24/ZVK" in told
    assert "0003064" in told.partition("### Ukončené služby")[2]
    assert faults((tmp_path / "diff.pdf").read_bytes()) == []
    assert outside_the_margins((tmp_path / "diff.pdf").read_bytes()) == []


def test_markup_in_the_names_of_the_network_stays_text(tmp_path, overlaid):
    plan = overlaid(
        {
            "network/0000123.yaml": """\
id: "0000123"
name: "<script>alert(1)</script> | **b** #image(\\"x\\") $x$ & \\\\"
provider: kraj
kind: § 44
territory: regional
history:
  - effective: "2024-01-01"
    decision: 1/23/ZK
    action: include
    forms: [{form: terenni, capacity: [{unit: uvazky, value: 4.5}]}]
"""
        }
    )
    assert run(["build", str(plan), "--document", "network", "--draft", "--out", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "network.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert '#image("x")' in pdf_text((tmp_path / "out" / "network.pdf").read_bytes())
    document = docx.Document(tmp_path / "out" / "network.docx")
    assert any("<script>" in cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_the_finance_chapter_has_cost_cover_grants_and_drawings_with_numbers(tmp_path):
    made = build(tmp_path, "--document", "finance", "--to", "md,pdf")
    markdown = made["md"].decode()
    rows = re.findall(r"^\| (20\d\d) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", markdown, re.MULTILINE)
    assert rows
    for _, *cells in rows[:3]:
        cost, secured, expected, gap = (int(re.sub(r"\D", "", cell)) * (-1 if "−" in cell else 1) for cell in cells)
        assert cost - secured - expected == gap
    assert "### Dotace" in markdown
    drawn = next(tmp_path.glob("finance-dotace-graf.svg")).read_text(encoding="utf-8")
    assert re.search(r"\d+,?\d*\smil\.\sKč", drawn)
    assert faults(made["pdf"]) == []
    assert outside_the_margins(made["pdf"]) == []


def test_a_plan_without_finance_tables_says_so(tmp_path, minimal):
    assert run(["build", str(minimal), "--document", "finance", "--out", str(tmp_path / "out")]) == 0
    assert "žádné finanční tabulky nemá" in (tmp_path / "out" / "finance.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("network",), ("finance",), ("checklist",), ("mandate", "--service", "0005804")])
def test_every_entry_of_the_contents_leads_to_its_heading(words: tuple[str, ...], tmp_path):
    page = build(tmp_path, "--document", *words, "--to", "html")["html"].decode()
    contents = page.partition("<nav")[2].partition("</nav>")[0]
    entries = re.findall(r"<li>(?:<a href=\"#([^\"]+)\")?", contents)
    assert entries
    assert [name for name in entries if f'id="{name}"' not in page] == []


def test_a_long_table_does_not_begin_with_one_row_at_the_foot_of_a_page(tmp_path):
    plan = PLAN.with_name("2026-2028")
    assert run(["build", str(plan), "--document", "finance", "--to", "pdf", "--out", str(tmp_path)]) == 0
    with pypdfium2.PdfDocument(tmp_path / "finance.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    begins = [page for page in pages if "Náklady podle druhů (Kč)" in page]
    assert begins
    assert all("§ 37" in page and "§ 40" in page for page in begins)
