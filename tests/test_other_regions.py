"""A plan with levels, words and fields of its own: checked, built, compared and exported as data alone says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
import yaml
from conftest import ROOT
from workbooks import cells_of, put, saved

from sprss_cli.cli.program import run
from sprss_cli.sources.workspace import Target, plan_folder
from sprss_cli.workflows.export import Export, export
from sprss_cli.workflows.import_workbook import import_workbook
from sprss_cli.workflows.validate import check

EXAMPLE = ROOT / "examples/ukazkovy-kraj/plans/2024-2026"
DAY = date(2026, 1, 1)
CARD = "cards/1.1.1.1-1.yaml"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a copy of the example that may be changed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "plan"))


@pytest.fixture
def edit(plan: Path) -> Edit:
    """Return a function that replaces one text by another in a file of the copy."""

    def replace(name: str, before: str, after: str) -> None:
        text = (plan / name).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (plan / name).write_text(text.replace(before, after), encoding="utf-8")

    return replace


def built(plan: Path, out: Path, *options: str) -> str:
    assert run(["build", str(plan), "--to", "md", "--out", str(out), *options]) == 0
    return next(out.glob("*.md")).read_text(encoding="utf-8")


def test_the_example_has_no_finding() -> None:
    assert check(Target(plan_folder(EXAMPLE)), DAY).report.findings == ()


def test_documents_speak_in_the_words_of_the_plan(tmp_path: Path) -> None:
    text = built(EXAMPLE, tmp_path)
    assert "Priority: 3. Opatření: 6. Aktivity: 15." in text
    assert re.findall("kart[aeuyáoě]|karet|strategick|Číslo aktivity", text, re.IGNORECASE) == []


def test_every_level_is_a_heading_below_the_one_it_belongs_to(tmp_path: Path) -> None:
    headings = re.findall(r"^#{2,} .*[0-9]\.?[0-9]* .*$", built(EXAMPLE, tmp_path), re.MULTILINE)
    assert headings[:4] == [
        "## Priorita 1 Pomoc doma",
        "### Opatření 1.1.1.1 Rozšířit terénní péči o seniory",
        "#### 1.1.1.1-1 Pečovatelská služba večer a o víkendu",
        "#### 1.1.1.1-2 Osobní asistence v Prostřední Lhotě",
    ]


def test_a_measure_stands_under_its_priority_whatever_its_number(plan: Path, edit: Edit, tmp_path: Path) -> None:
    edit("goals/3.1.2.1.yaml", 'parent: "3"', 'parent: "1"')
    text = built(plan, tmp_path / "out", "--draft")
    under = text[text.index("## Priorita 1 ") : text.index("## Priorita 2 ")]
    assert "### Opatření 3.1.2.1 " in under


def test_links_in_published_markdown_lead_to_the_headings_of_a_forge(tmp_path: Path) -> None:
    text = built(EXAMPLE, tmp_path)
    assert "[2.1.8.1](#opatření-2181-zajistit-péči-o-lidi-s-duševním-onemocněním)" in text
    assert "(#2.1" not in text


def test_further_fields_are_printed_in_the_order_of_the_plan(tmp_path: Path) -> None:
    text = built(EXAMPLE, tmp_path)
    card = text[text.index("#### 1.1.1.1-1 ") : text.index("#### 1.1.1.1-2 ")]
    labels = re.findall(r"^\*\*(.+):\*\*", card, re.MULTILINE)
    assert labels[labels.index("Zjištěné potřeby") :] == [
        "Zjištěné potřeby", "Co se udělá", "Území", "Okruh výzvy", "Poptávaná kapacita (úvazky)",
        "Odhad ročních nákladů", "Vyhlášení výzvy", "Na co navazuje", "Jak se pozná výsledek",
    ]  # fmt: skip
    assert "7\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}Kč" in card


def test_a_field_that_no_activity_has_is_left_out(tmp_path: Path) -> None:
    assert "Financování" not in built(EXAMPLE, tmp_path)


def test_all_links_of_a_document_with_dots_in_ids_lead_somewhere(tmp_path: Path) -> None:
    assert run(["build", str(EXAMPLE), "--to", "html,docx", "--out", str(tmp_path)]) == 0
    html = (tmp_path / "cards.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))
    assert 'href="#2.1.8.1"' in html
    body = docx.Document(str(tmp_path / "cards.docx")).element.xml
    linked = set(re.findall(r'w:anchor="([^"]+)"', body))
    assert linked
    assert linked <= set(re.findall(r'w:bookmarkStart[^>]* w:name="([^"]+)"', body))


def test_a_number_of_one_level_in_prose_is_no_link(plan: Path, edit: Edit, tmp_path: Path) -> None:
    edit(CARD, "Kraj s obcemi objedná", "V bodě 1 dne 2. 1. 2024 kraj s obcemi podle opatření 2.1.8.1 objedná")
    edit(CARD, "related: [1.1.1.1-2]", "related: [1.1.1.1-2, 2.1.8.1]")
    text = built(plan, tmp_path / "out")
    assert "V bodě 1 dne 2. 1. 2024 kraj s obcemi podle opatření [2.1.8.1](#" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_every_page_says_that_the_example_is_made_up(tmp_path: Path) -> None:
    assert run(["build", str(EXAMPLE), "--to", "pdf", "--out", str(tmp_path)]) == 0
    with pypdfium2.PdfDocument(tmp_path / "cards.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded().lower() for page in pdf]
    assert all("smyšlen" in text for text in pages)


def test_the_whole_plan_is_built_with_references_in_its_own_words(plan: Path, tmp_path: Path) -> None:
    (plan / "chapters").mkdir()
    chapter = (
        "---\nid: uvod\ntitle: Úvod\npart: descriptive\norder: 1\n---\n\nHlavní je [](#2.1.8.1) a [](#2.1.8.1-1).\n"
    )
    (plan / "chapters/uvod.md").write_text(chapter, encoding="utf-8")
    text = built(plan, tmp_path / "out", "--document", "plan").replace("\N{NO-BREAK SPACE}", " ")
    assert "[opatření 2.1.8.1](#" in text
    assert "[aktivita 2.1.8.1-1](#" in text
    assert "#### Opatření 2.1.8.1 " in text


def test_goals_in_a_circle_are_reported_and_a_draft_is_still_built(plan: Path, edit: Edit, tmp_path: Path) -> None:
    edit("goals/1.yaml", "level: priorita", 'level: priorita\nparent: "1.1.1.1"')
    codes = {finding.code for finding in check(Target(plan_folder(plan)), DAY).report.findings}
    assert "GOAL232" in codes
    text = built(plan, tmp_path / "out", "--draft")
    assert len(re.findall("^#+ 1.1.1.1-1 ", text, re.MULTILINE)) == 1


def test_words_of_a_level_cannot_become_markup(plan: Path, edit: Edit, tmp_path: Path) -> None:
    edit("plan.yaml", "title: Aktivita, ", """title: '"} <b>*A*', """)
    assert run(["build", str(plan), "--to", "html", "--out", str(tmp_path / "out")]) == 0
    html = (tmp_path / "out/cards.html").read_text(encoding="utf-8")
    assert "<b>" not in html
    assert ">“} &lt;b&gt;*A* 1.1.1.1-1<" in html


def test_a_comparison_has_the_titles_of_further_fields(
    plan: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(CARD, "kapacita: 9", "kapacita: 9.5")
    edit(CARD, '  vyhlaseni: "2024-02-01"\n', "")
    edit("cards/2.1.8.1-1.yaml", "navaznost: [P6]", "navaznost: [P7]")
    assert run(["--lang", "cs", "diff", str(EXAMPLE), str(plan)]) == 0
    out = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert "Poptávaná kapacita (úvazky) 9 → 9,5" in out
    assert "Vyhlášení výzvy" in out
    assert "Na co navazuje − P6 Lidé s duševním onemocněním čekají na terénní tým" in out
    assert "karty: beze změny 13, změněno 2" in out


def test_a_paper_of_changes_speaks_in_the_words_of_the_plan(plan: Path, edit: Edit, tmp_path: Path) -> None:
    edit(CARD, "naklady: 7200000", "naklady: 7500000")
    (plan / "cards/2.1.8.1-3.yaml").unlink()
    assert run(["diff", str(EXAMPLE), str(plan), "--format", "md", "--out", str(tmp_path / "out")]) == 0
    text = (tmp_path / "out/diff.md").read_text(encoding="utf-8")
    assert re.findall(r"\bkart[aeuyáoě]|\bkaret", text, re.IGNORECASE) == []
    assert "| Opatření | Název |" in text
    assert "Odhad ročních nákladů" in text


def test_a_number_that_only_lost_a_zero_is_no_change(
    plan: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(CARD, "kapacita: 9", "kapacita: 9.0")
    assert run(["diff", str(EXAMPLE), str(plan), "--exit-code"]) == 0


def test_further_fields_go_out_as_columns_and_come_back(plan: Path, tmp_path: Path) -> None:
    (path,) = export(Export(plan, "xlsx", tmp_path / "out", DAY))
    book = cells_of(path)
    put(book, "Karty", "1.1.1.1-1", "Poptávaná kapacita (úvazky)", 9.5)
    put(book, "Karty", "1.1.2.1-2", "Okruh výzvy", "dočasná síť")
    report = import_workbook(saved(book, tmp_path / "back.xlsx"), plan, DAY)
    assert report.faults == ()
    changed = yaml.safe_load((plan / CARD).read_text(encoding="utf-8"))
    assert changed["more"]["kapacita"] == 9.5
    assert changed["more"]["vyhlaseni"] == "2024-02-01"
    other = yaml.safe_load((plan / "cards/1.1.2.1-2.yaml").read_text(encoding="utf-8"))
    assert other["more"] == {"uzemi": "celý kraj", "okruh": "dočasná síť"}


def test_a_word_that_the_plan_does_not_allow_is_refused_at_its_cell(plan: Path, tmp_path: Path) -> None:
    (path,) = export(Export(plan, "xlsx", tmp_path / "out", DAY))
    book = cells_of(path)
    put(book, "Karty", "1.1.1.1-1", "Okruh výzvy", "základní sit")
    report = import_workbook(saved(book, tmp_path / "back.xlsx"), plan, DAY)
    assert [fault.place.title for fault in report.faults] == ["Okruh výzvy"]
    assert "základní sit" not in (plan / CARD).read_text(encoding="utf-8")
