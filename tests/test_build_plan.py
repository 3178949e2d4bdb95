"""The document of the whole plan: numbers, references, blocks, lists, parts, in all forms."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from conftest import ROOT
from docx.oxml.ns import qn

from sprss_cli.cli.program import run
from sprss_cli.model.blocks import ANCHOR, DAY, TEXT, folder_of
from sprss_cli.model.chapter_targets import directives
from sprss_cli.model.chapter_text import chapter_text
from sprss_cli.model.chapter_values import offered
from sprss_cli.model.kinds import kinds_by_folder
from sprss_cli.model.kinds.chapter import PARTS, Chapter
from sprss_cli.sources.blocks import blocks
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from tests.pdf_check import faults, outside_the_margins

PLAN = ROOT / "examples" / "vzorovy-kraj" / "plans" / "2026-2028"

HEAD = "---\nid: {id}\ntitle: {title}\npart: {part}\norder: 1\n---\n\n{text}\n"


def build(plan: Path, out: Path, *words: str) -> dict[str, bytes]:
    assert run(["build", str(plan), "--document", "plan", *words, "--out", str(out)]) == 0
    return {path.suffix[1:]: path.read_bytes() for path in out.iterdir() if path.suffix != ".svg"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(PLAN, tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def markdown(files: dict[str, bytes]) -> str:
    return files["md"].decode()


@pytest.fixture
def written(overlaid, tmp_path):
    """Return a function that lays chapters over the smallest plan and returns the Markdown of its document."""

    def write(chapters: dict[str, str], *words: str) -> str:
        plan = overlaid({f"chapters/{name}.md": text for name, text in chapters.items()})
        return build(plan, tmp_path / "out", "--to", "md", *words)["md"].decode()

    return write


def section(markdown: str, title: str) -> str:
    return re.split(r"\n#{2,3} ", markdown.partition(f" {title}\n")[2])[0]


def test_parts_stand_in_the_order_of_the_decree_and_are_numbered(markdown):
    found = re.findall(r"^## (\d.*)$", markdown, re.MULTILINE)
    assert [title.split(" ")[0] for title in found] == [str(number) for number in range(1, len(PARTS) + 1)]
    assert found[0] == "1 Popisná část"
    assert found[-1] == "7 Přílohy"


def test_every_chapter_has_its_heading_below_its_part(markdown):
    for chapter in load(plan_folder(PLAN)).plan.every(Chapter):
        part = PARTS.index(chapter.part) + 1
        assert re.search(rf"^### {part}\.\d+ {re.escape(chapter.title)}$", markdown, re.MULTILINE), chapter.id


def test_tables_and_drawings_are_numbered_in_order_and_listed(markdown):
    for noun, title in (("Tabulka", "Seznam tabulek"), ("Obrázek", "Seznam obrázků")):
        listed = re.findall(rf"^- {noun} (\d+): (.*)$", section(markdown, title), re.MULTILINE)
        assert [int(number) for number, _ in listed] == list(range(1, len(listed) + 1))
        body = markdown.partition("\n## 1 ")[2]
        shown = re.findall(rf"^(?:\*\*|!\[){noun} (\d+): (.*?)(?:\*\*|\]\(.*\))$", body, re.MULTILINE)
        assert shown == listed


def test_references_read_as_sentences_and_none_is_left_open(markdown):
    assert not re.findall(r"\[\]\(|\]\(value:|\[\S* #\]", markdown)
    text = " ".join(section(markdown, "K čemu plán slouží").replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Plán má 6 cílů a 26 karet aktivit." in text
    assert re.search(r"shrnuje \[?tabulka \d+", " ".join(section(markdown, "Právní základ").split()) or text)


def test_the_example_uses_every_block_and_every_value():
    plan = load(plan_folder(PLAN)).plan
    assert {one.name for _, one in directives(plan)} == set(blocks())
    links = [link for chapter in plan.every(Chapter) for link in chapter_text(chapter.text).links if link.value]
    used = {value.name for value in offered() for link in links if link.target.startswith(value.name)}
    assert used == {value.name for value in offered()}


@pytest.mark.parametrize("page", ["docs/chapters.md", "docs/cs/kapitoly.md"])
def test_the_manual_names_every_block_and_every_value(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in blocks() if f"`::{name}" not in text] == []
    assert [value.name for value in offered() if f"value:{value.name}" not in text] == []


def test_words_of_blocks_that_catalogues_have_too_are_the_same():
    catalogues = load(plan_folder(PLAN)).plan.catalogues
    for block, parameter, catalogue in (
        ("finance", "variant", "finance-variants"),
        ("finance-chart", "variant", "finance-variants"),
        ("network-map", "unit", "capacity-units"),
    ):
        assert set(blocks()[block].takes(parameter)) == set(catalogues[catalogue].by_key), block


def test_every_block_has_a_head_that_rules_can_read():
    for block in blocks().values():
        assert block.title
        for takes in block.parameters.values():
            plain = all(re.fullmatch(r"[a-z0-9-]+", word) for word in takes)
            assert plain or takes in ((DAY,), (TEXT,), (ANCHOR,)) or folder_of(takes) in kinds_by_folder(), block.name


def test_abbreviations_that_are_used_are_explained(written, overlaid):
    overlaid({"parties/XYZ.yaml": "id: XYZ\nkind: group\ntitle: Nikde nejmenovaná skupina\nshort: XYZ\n"})
    overlaid({"parties/KOOS.yaml": "id: KOOS\nkind: group\ntitle: Koordinační skupina\nshort: KOOS\n"})
    text = HEAD.format(id="proces", title="Proces", part="descriptive", text="Plán projednala KOOS.")
    found = section(written({"proces": text}), "Zkratky")
    assert "| KOOS | Koordinační skupina |" in found
    assert "XYZ" not in found


def test_a_link_with_a_text_puts_the_number_into_it(written):
    text = "Jak uvádí text [v kapitole #](#kap-b), [](#kap-b), [](#K01-01), [](#C1) a [](#cast-descriptive)."
    chapters = {
        "a": HEAD.format(id="a", title="První", part="descriptive", text=text),
        "b": HEAD.format(id="b", title="Druhá", part="analytical", text="Text."),
    }
    found = re.sub(r"\]\(#[^)]*\)", "]", section(written(chapters), "První").replace("\N{NO-BREAK SPACE}", " "))
    assert "[v kapitole 2.1], [kapitola 2.1], [karta K01-01], [cíl C1] a [část 1]." in found


def test_one_part_alone_keeps_the_numbers_of_the_whole(written):
    chapters = {
        "a": HEAD.format(id="a", title="První", part="descriptive", text="::goals id=tab-cile"),
        "b": HEAD.format(id="b", title="Druhá", part="analytical", text="Viz [](#kap-a) a [](#tab-cile).\n\n::cards"),
    }
    found = written(chapters, "--part", "analytical").replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall(r"^#{2,3} (.*)$", found, re.MULTILINE) == [
        "Obsah",
        "Seznamy a zkratky",
        "Seznam tabulek",
        "2 Analytická část",
        "2.1 Druhá",
    ]
    assert "\nDokument plánu: Analytická část\n" in found
    assert "Viz kapitola 1.1 a tabulka 1." in found
    assert "**Tabulka 2: Karty rozvojových aktivit**" in found


def test_a_part_that_there_is_not_is_refused(minimal, tmp_path, capsys):
    for document, part in (("plan", "sit"), ("cards", "network"), ("plan", "finance")):
        words = ["--document", document, "--part", part, "--out", str(tmp_path / "out")]
        assert run(["build", str(minimal), *words]) == 2
    assert not (tmp_path / "out").exists()
    assert "nothing in the part finance" in capsys.readouterr().err


def test_headings_of_a_chapter_cannot_leave_it_or_skip_a_level(written):
    text = HEAD.format(id="a", title="První", part="descriptive", text="##### Hluboko\n\n# Vysoko\n\n> ## Citace")
    found = written({"a": text})
    assert re.findall(r"^#.*$", found, re.MULTILINE)[-6:-3] != []
    assert "\n#### 1.1.1 Hluboko\n" in found
    assert "\n#### 1.1.2 Vysoko\n" in found
    assert "> **Citace**" in found


def test_what_a_chapter_writes_is_text_and_never_markup(written):
    hostile = "{{ plan }} {% raw %} ::: titulni\n\n<script>x</script> [a]{#kap-b} ![i](/etc/passwd)\n\n## X {#kap-b .y}"
    found = written({"a": HEAD.format(id="a", title="'{{ plan }} [](#C1)'", part="descriptive", text=hostile)})
    assert r"\{\{ plan \}\}" in found
    assert r"\<script\>" in found
    assert "etc/passwd" not in found


def test_a_draft_is_made_of_chapters_with_any_fault(overlaid, tmp_path):
    text = (
        '###### Hluboko\n\n::nic\n\n::network on=2024-99-99 by=nic id="a b"\n\n::card id=K99\n\n::cards id=K01-01\n\n'
        "::goals id=K01-01\n\n[](#nic) [](value:nic) [x #](#nic) [](#) [](#K01-01)\n\n> # Citace\n\n- # Seznam"
    )
    plan = overlaid({"chapters/a.md": HEAD.format(id="a", title="První", part="strategic", text=text)})
    files = build(plan, tmp_path / "out", "--draft")
    assert set(files) == {"md", "docx", "pdf", "html"}
    assert faults(files["pdf"]) == []


def test_a_block_twice_is_two_tables_with_names_of_their_own(written, tmp_path):
    text = '::cards id=tab-a\n\n::cards id=tab-b title="Znovu"\n\n[](#tab-a) [](#tab-b)'
    found = written({"a": HEAD.format(id="a", title="První", part="descriptive", text=text)})
    assert "**Tabulka 1: Karty rozvojových aktivit**" in found
    assert "**Tabulka 2: Znovu**" in found
    assert "tabulka\N{NO-BREAK SPACE}1 tabulka\N{NO-BREAK SPACE}2" in found


def test_the_pdf_is_ua_1_and_a_2a_and_nothing_runs_off_the_page(files):
    assert faults(files["pdf"]) == []
    assert outside_the_margins(files["pdf"]) == []


def test_the_lists_of_the_pdf_name_the_page_of_each_table(files):
    with pypdfium2.PdfDocument(files["pdf"]) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert "Seznam tabulek" in pages[2]
    found = re.search(r"Tabulka 1: Průběh přípravy plánu[ .]*(\d+)", pages[2])
    assert found is not None
    assert "Tabulka 1: Průběh přípravy plánu" in pages[int(found[1]) - 1]


def test_the_docx_has_real_captions_and_references_that_lead_somewhere(files):
    body = docx.Document(io.BytesIO(files["docx"])).element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))} <= names
    fields = [field.get(qn("w:instr")).split()[1] for field in body.iter(qn("w:fldSimple"))]
    assert {"Tabulka", "Obrázek"} == set(fields)
    lists = [part.text for part in body.iter(qn("w:instrText")) if "\\c" in part.text]
    assert len(lists) == 2


def test_references_of_the_page_lead_to_what_is_there_once(files):
    page = files["html"].decode()
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_the_same_plan_gives_the_same_bytes(files, tmp_path):
    again = build(PLAN, tmp_path / "again", "--to", "docx,html")
    assert again == {name: files[name] for name in again}
