"""The import of the real annex: complete, repeatable, the same from text, HTML and DOCX."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from conftest import OFFICE
from markdown_it import MarkdownIt

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.detect import read_sheet
from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.prose import blocks_of
from sprss_cli.exchange.raw import RawCard, raw_cards
from sprss_cli.exchange.report import FileState, write
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.wording import printed
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.sources.yaml_text import parse
from sprss_cli.system import pandoc
from sprss_cli.system.language import translations
from sprss_cli.workflows.build import Order, build
from sprss_cli.workflows.import_cards import import_cards

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plans" / "2014-2017"
ANNEX = PLAN / "sources" / "sprss-lk-2014-2017-annex-1-activity-cards.txt"
FOLDERS = ("cards", "goals", "parties", "target-groups")


@pytest.fixture
def empty_plan(tmp_path: Path) -> Path:
    """The frame of 2014-2017 and the decisions, no records."""
    plan = tmp_path / "2014-2017"
    (plan / "import").mkdir(parents=True)
    shutil.copy(PLAN / "plan.yaml", plan)
    shutil.copy(PLAN / "import" / "cards.yaml", plan / "import")
    return plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of the plan 2014-2017."""
    return Path(shutil.copytree(PLAN, tmp_path / "2014-2017"))


def records(plan: Path) -> dict[str, bytes]:
    return {
        path.relative_to(plan).as_posix(): path.read_bytes() for folder in FOLDERS for path in plan.glob(f"{folder}/*")
    }


def annex_cards() -> tuple[RawCard, ...]:
    label_map = parse((ROOT / "schemas" / "imports" / "cards-cs.yaml").read_bytes(), "").data
    decisions = parse((PLAN / "import" / "cards.yaml").read_bytes(), "").data
    return raw_cards(read_sheet(ANNEX.read_bytes()), Conventions.from_data(label_map, decisions)).cards


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def read_as_text(markdown: str) -> str:
    inline = [token for token in MarkdownIt("commonmark").parse(markdown) if token.type == "inline"]
    return " ".join(part.content for token in inline for part in token.children or () if part.content)


def test_the_records_of_the_repository_are_what_the_annex_and_the_decisions_give(empty_plan: Path):
    report = import_cards(ANNEX, empty_plan)
    assert report.complete
    assert records(empty_plan) == records(PLAN)


def test_a_second_run_changes_nothing(plan: Path):
    before = records(plan)
    report = import_cards(ANNEX, plan, update=True)
    assert {file.state for file in report.files} == {FileState.UNCHANGED}
    assert records(plan) == before


def test_every_word_of_every_field_is_printed_again_or_reported_as_an_artefact(plan: Path):
    """What the plan prints is the annex, white space aside; only reported artefacts are missing."""
    report = import_cards(ANNEX, plan)
    loaded = load(plan_folder(plan)).plan
    assert loaded is not None
    cards = loaded.of(Card)
    raw = annex_cards()
    assert sorted(cards) == sorted(card.id for card in raw)
    for card in raw:
        for field in card.fields:
            text = printed(cards[card.id], field.name, loaded)
            dropped = [
                note.piece
                for note in report.notes
                if (note.record, note.field, note.outcome) == (card.id, field.name, Outcome.DROPPED)
            ]
            if field.name == "description":
                text = read_as_text(text)
                left = field.text
                for tag in dropped:
                    assert tag in left
                    left = left.replace(tag, " ", 1)
                assert " ".join(text.split()) == " ".join(left.split()), card.id
            elif field.name == "also_serves" and dropped:
                # a displaced code is dropped where it stood and stands before its title instead
                assert words(text) == words(field.text), card.id
            else:
                assert text.split() == field.text.split(), (card.id, field.name)


def test_every_line_of_the_annex_is_a_field_or_reported(plan: Path):
    report = import_cards(ANNEX, plan)
    taken = {field.label for card in annex_cards() for field in card.fields}
    dropped = {note.piece for note in report.notes if note.outcome is Outcome.DROPPED}
    for line in ANNEX.read_text(encoding="utf-8").splitlines():
        if line.strip():
            assert line.split("\t")[0] in taken or " ".join(line.split()) in dropped, line


def as_html(cards: tuple[RawCard, ...]) -> str:
    """The cards as an office would lay them out: one table a card, a heading above it, lists as lists."""
    parts = ["<html><head><meta charset='utf-8'></head><body>"]
    for card in cards:
        parts.append("<p>KARTA ROZVOJOVÉ AKTIVITY</p><table>")
        for field in card.fields:
            blocks = blocks_of(field.blocks)[0]
            cell = "".join(
                f"<ul><li>{html.escape(block.text)}</li></ul>" if block.item else f"<p>{html.escape(block.text)}</p>"
                for block in blocks
            ).replace("</ul><ul>", "")
            parts.append(f"<tr><td>{html.escape(field.label)}</td><td>{cell}</td></tr>")
        parts.append("</table>")
    return "".join(parts) + "</body></html>"


@pytest.fixture
def as_document(tmp_path: Path):
    """Return a function that writes the annex in another form."""

    def make(form: str) -> Path:
        markup = as_html(annex_cards()).encode()
        path = tmp_path / f"annex.{form}"
        path.write_bytes(markup if form == "html" else pandoc.run(["-f", "html", "-t", "docx", "-o", "-"], markup))
        return path

    return make


@pytest.mark.parametrize("form", ["html", "docx"])
def test_html_and_docx_give_the_same_records_as_text(form: str, as_document, empty_plan: Path):
    report = import_cards(as_document(form), empty_plan)
    assert report.complete
    assert records(empty_plan) == records(PLAN)


@OFFICE
def test_docx_gives_the_same_records_after_libreoffice_saved_it_twice(as_document, empty_plan: Path, tmp_path: Path):
    """Saved as ODT and as DOCX again, as happens when an office works with LibreOffice."""
    path = as_document("docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for form in ("odt", "docx"):
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path / form), str(path)]
        subprocess.run(command, check=True, capture_output=True)
        path = tmp_path / form / f"annex.{form}"
    report = import_cards(path, empty_plan)
    assert report.complete
    assert records(empty_plan) == records(PLAN)


@pytest.mark.parametrize("form", ["docx", "html"])
def test_what_was_published_gives_the_same_records_again(form: str, empty_plan: Path, tmp_path: Path):
    """The overviews and the index around the cards are told as text without a field; the cards are all there."""
    order = Order(PLAN, "cards", (form,), tmp_path / "out", draft=True, today=date(2026, 1, 1))
    build(order, lambda message: None)
    import_cards(tmp_path / "out" / f"cards.{form}", empty_plan)
    assert records(empty_plan) == records(PLAN)


def test_a_file_that_somebody_edited_is_not_overwritten(plan: Path):
    card = plan / "cards" / "A01-01.yaml"
    edited = card.read_text(encoding="utf-8").replace("period: 2014-2017", "period: 2014-2015  # zkráceno")
    card.write_text(edited, encoding="utf-8")
    report = import_cards(ANNEX, plan)
    assert not report.complete
    assert [file.name for file in report.files if file.state is FileState.DIFFERS] == ["cards/A01-01.yaml"]
    assert card.read_text(encoding="utf-8") == edited


def test_update_changes_only_what_differs_and_keeps_comments_order_and_keys_of_ours(plan: Path):
    card = plan / "cards" / "A01-01.yaml"
    before = card.read_text(encoding="utf-8")
    lines = before.replace("services: [§ 44]", "# ověřeno v registru\nservices: [§ 44]  # odlehčovací").splitlines()
    lines = [*lines[:2], *reversed(lines[2:4]), *lines[4:], "forms: [terenni]"]
    hand_made = "\n".join(lines) + "\n"
    card.write_text(hand_made.replace("period: 2014-2017", "period: 2014-2015"), encoding="utf-8")
    report = import_cards(ANNEX, plan, update=True)
    assert [file.name for file in report.files if file.state is FileState.UPDATED] == ["cards/A01-01.yaml"]
    assert card.read_text(encoding="utf-8") == hand_made


def test_a_dry_run_writes_nothing_and_shows_every_new_line(empty_plan: Path):
    report = import_cards(ANNEX, empty_plan, dry_run=True)
    assert records(empty_plan) == {}
    shown = "".join(file.difference for file in report.files)
    assert "+title: Podpora a rozvoj odlehčovacích služeb" in shown


def test_a_broken_file_of_the_plan_is_refused_and_the_others_are_written(empty_plan: Path):
    (empty_plan / "cards").mkdir()
    (empty_plan / "cards" / "A01-01.yaml").write_text("id: [", encoding="utf-8")
    report = import_cards(ANNEX, empty_plan)
    assert [file.name for file in report.files if file.state is FileState.REFUSED] == ["cards/A01-01.yaml"]
    assert (empty_plan / "cards" / "A01-01.yaml").read_text(encoding="utf-8") == "id: ["
    assert (empty_plan / "cards" / "A10-04.yaml").exists()


def test_a_folder_that_leads_out_of_the_plan_is_refused(empty_plan: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (empty_plan / "cards").symlink_to(elsewhere)
    report = import_cards(ANNEX, empty_plan)
    assert not report.complete
    assert list(elsewhere.iterdir()) == []


def test_the_report_names_every_card_and_escapes_what_markdown_would_take_for_markup(plan: Path):
    report = import_cards(ANNEX, plan)
    text = write(report, translations("en"), markup=True)
    assert [line for line in text.splitlines() if re.fullmatch(r"## A\d\d-\d\d", line)] == [
        f"## {card.id}" for card in annex_cards()
    ]
    assert "a tag of the extraction: \\<p>" in text
    assert "- dropped as an artefact: also\\_serves: SC3 stood away from its title; the list reads SC2, SC3" in text
