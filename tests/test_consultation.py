"""Comments on a draft: what people send comes in whole and finds its place, and what is published names nobody."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date

import docx
import pytest
import xlsxwriter
import yaml
from conftest import MINIMAL, OFFICE
from docx.oxml.ns import qn
from word_draft import Draft, tracked, with_part, without_bookmarks

from sprss_cli.exchange.grid import read_workbook
from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.report import FileState
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.model.anchors import field_anchor
from sprss_cli.model.wording import PRINTED_FIELDS
from sprss_cli.reporters.consultation import json as json_report
from sprss_cli.reporters.consultation import text as text_report
from sprss_cli.workflows.build import Order, build
from sprss_cli.workflows.comment_form import comment_form
from sprss_cli.workflows.comments import Decided, NotSettled, comments, settle
from sprss_cli.workflows.export import Export, export
from sprss_cli.workflows.import_comments import Received, UnknownRound, UnknownWord, import_comments
from sprss_cli.workflows.import_input import BrokenPlan

DAY = date(2023, 11, 6)
ROUND = """\
id: 2023-11
title: Připomínky k návrhu plánu
window: {from: "2023-11-01", to: "2023-11-14"}
"""
CARD = """\
id: K01-02
title: Raná péče v celém kraji
goal: C1
target_groups: [seniori]
services: [§ 54]
period: 2024-2026
responsible:
  lead: [kraj]
funding: [kraj]
description: |
  Poradkyně dojíždí do rodin na okraji kraje přes dvě hodiny.

  Druhé pracoviště zkrátí cestu na polovinu.
"""
FIRST = "Kraj podpoří odlehčovací služby tam, kde je obce potřebují."


class English:
    def gettext(self, message):
        return message

    def ngettext(self, one, many, count):
        return one if count == 1 else many


@pytest.fixture
def plan(tmp_path):
    return made_plan(tmp_path / "plan")


def made_plan(folder):
    shutil.copytree(MINIMAL, folder)
    (folder / "consultations").mkdir()
    (folder / "consultations" / "2023-11.yaml").write_text(ROUND, encoding="utf-8")
    (folder / "cards" / "K01-02.yaml").write_text(CARD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The draft that was handed out: the document of cards as DOCX."""
    folder = tmp_path_factory.mktemp("built")
    made = made_plan(folder / "plan")
    (file,) = build(Order(made, "cards", ("docx",), folder, False, DAY), lambda _: None).files
    return file.read_bytes()


@pytest.fixture
def draft(built):
    return Draft(built)


def taken(plan, content, name="pripominky.docx", **known):
    path = plan.parent / name
    path.write_bytes(content)
    return import_comments(path, plan, "2023-11", Received(DAY, **known))


def records(plan):
    files = sorted((plan / "comments" / "2023-11").glob("*.yaml"))
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]


def said(report, outcome):
    return [note.message.render(English()) + note.piece for note in report.notes if note.outcome is outcome]


# --- the draft -----------------------------------------------------------------------------------------------------


def test_every_field_of_every_card_has_a_hidden_anchor_of_its_own_in_the_draft(built):
    body = docx.Document(io.BytesIO(built)).element.body
    starts = {mark.get(qn("w:name")): mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))}
    ends = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkEnd"))]
    wanted = {field_anchor(card, field) for card in ("K01-01", "K01-02") for field in PRINTED_FIELDS}
    assert wanted <= set(starts)
    assert len(set(starts.values())) == len(starts)
    assert len(starts) == len(list(body.iter(qn("w:bookmarkStart"))))
    assert sorted(starts.values()) == sorted(ends)
    assert all(re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name) for name in wanted)


def test_a_comment_finds_its_field_by_the_anchor_and_keeps_the_words_it_is_about(plan, draft):
    draft.comment(draft.value("K01-01", "Popis aktivity").paragraphs[0], "Kde to bude?")
    report = taken(plan, draft.content())
    (record,) = records(plan)
    assert record["target"] == {"record": "K01-01", "field": "description"}
    assert (record["text"], record["quote"].strip()) == ("Kde to bude?", FIRST)
    assert record["submitter"] == {"kind": "public", "name": "Jana Nováková"}
    assert (record["channel"], record["received"]) == ("draft", "2023-11-06")
    assert "unsure" not in record
    assert report.complete


def test_a_comment_on_the_label_of_a_field_is_about_the_field(plan, draft):
    draft.comment(draft.label("K01-02", "Financování").paragraphs[0], "Chybí částka.")
    taken(plan, draft.content())
    assert records(plan)[0]["target"] == {"record": "K01-02", "field": "funding"}


def test_a_comment_on_the_heading_of_a_card_is_about_the_card(plan, draft):
    draft.comment(draft.heading("K01-02"), "Kartu zrušit.")
    taken(plan, draft.content())
    assert records(plan)[0]["target"] == {"record": "K01-02"}


CHAPTER = """\
---
id: uvod
title: K čemu plán slouží
part: descriptive
order: 1
---

Plán říká, jak se služby v kraji rozvíjejí.

## Pro koho je

Pro obce, poskytovatele i pro veřejnost.
"""


def test_comments_in_the_plan_document_find_chapters_and_goals(plan, tmp_path):
    (plan / "chapters").mkdir()
    (plan / "chapters" / "uvod.md").write_text(CHAPTER, encoding="utf-8")
    (file,) = build(Order(plan, "plan", ("docx",), tmp_path, False, DAY), lambda _: None).files
    book = Draft(file.read_bytes())
    paragraphs = book.document.paragraphs
    places = ("čemu plán slouží", "Plán říká,", "Pro koho je", "Pro obce,", "K01-01 Podpora")
    for place in places:
        found = [one for one in paragraphs if place in one.text and not one.style.name.startswith("toc")]
        book.comment(found[-1], f"K místu {place}")
    taken(plan, book.content())
    assert [record.get("target") for record in records(plan)] == [
        {"record": "uvod"},
        {"record": "uvod", "field": "text"},
        {"record": "uvod", "field": "text"},
        {"record": "uvod", "field": "text"},
        {"record": "K01-01"},
    ]
    assert not any("unsure" in record for record in records(plan))


def test_what_each_author_changed_in_a_paragraph_is_a_proposal_of_its_own(plan, draft):
    paragraph = draft.value("K01-01", "Popis aktivity").paragraphs[0]
    draft.replace(paragraph, "podpoří", "zaplatí", "Město Příkladov")
    draft.replace(paragraph, "potřebují", "žádají", "Obec Zkouška")
    taken(plan, draft.content(), kind="municipality")
    one, other = records(plan)
    assert one["proposal"].strip() == FIRST.replace("podpoří", "zaplatí")
    assert other["proposal"].strip() == FIRST.replace("potřebují", "žádají")
    assert one["quote"].strip() == other["quote"].strip() == FIRST
    assert one["text"] == "Změnit znění: vypustit „podpoří“; doplnit „zaplatí“."
    assert one["submitter"] == {"kind": "municipality", "name": "Město Příkladov"}


def test_whole_paragraphs_that_were_deleted_or_put_in_are_proposals_too(plan, draft):
    first, second = draft.value("K01-02", "Popis aktivity").paragraphs
    draft.insert_paragraph(second, "Pracoviště bude ve městě.", "Obec Zkouška")
    draft.delete_paragraph(second, "Obec Zkouška")
    taken(plan, draft.content())
    put_in, taken_out = records(plan)
    assert put_in["proposal"] == "Pracoviště bude ve městě."
    assert put_in["text"].startswith("Doplnit nový odstavec za text „Poradkyně")
    assert (taken_out["text"], taken_out["quote"]) == (
        "Vypustit tento text.",
        "Druhé pracoviště zkrátí cestu na polovinu.",
    )
    assert put_in["target"] == taken_out["target"] == {"record": "K01-02", "field": "description"}
    assert first.text.startswith("Poradkyně")


def test_the_same_draft_again_changes_nothing(plan, draft):
    draft.comment(draft.value("K01-01", "Popis aktivity").paragraphs[0], "Kde to bude?")
    draft.replace(draft.value("K01-02", "Popis aktivity").paragraphs[0], "dvě", "tři", "Obec Zkouška")
    taken(plan, draft.content())
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    report = taken(plan, draft.content(), name="jinak-pojmenovany.docx")
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before
    assert report.files == ()
    assert report.complete


def test_a_later_draft_brings_only_what_is_new_and_numbers_go_on(plan, draft):
    draft.comment(draft.heading("K01-01"), "První.")
    taken(plan, draft.content())
    draft.comment(draft.heading("K01-02"), "Druhá.")
    report = taken(plan, draft.content())
    assert [file.name for file in report.files] == ["comments/2023-11/002.yaml"]
    assert [record["text"] for record in records(plan)] == ["První.", "Druhá."]


def test_a_comment_without_an_anchor_is_tied_by_likeness_and_marked_unsure(plan, draft):
    draft.comment(draft.value("K01-02", "Popis aktivity").paragraphs[1], "Kdy?")
    report = taken(plan, without_bookmarks(draft.content()))
    (record,) = records(plan)
    assert record["target"] == {"record": "K01-02", "field": "description"}
    assert record["unsure"] is True
    assert not report.complete
    assert "by likeness of text alone" in said(report, Outcome.UNDECIDED)[0]


def test_a_comment_that_likens_nothing_is_about_the_plan_as_a_whole(plan, draft):
    draft.comment(next(one for one in draft.document.paragraphs if "Stav:" in one.text), "Pěkné.")
    taken(plan, without_bookmarks(draft.content()))
    assert "target" not in records(plan)[0]


def test_an_answer_to_a_comment_says_what_it_answers(plan, draft):
    paragraph = draft.heading("K01-01")
    draft.comment(paragraph, "Zrušit.", "Karel Hájek")
    draft.comment(paragraph, "Nerušit.", "Jana Nováková")
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

    def numbered(text):
        text = text.replace(b"<w:comments ", f"<w:comments {w14} ".encode(), 1) if b"xmlns:w14" not in text else text
        for number in (b"00000001", b"00000002"):
            text = re.sub(rb"<w:p>", b'<w:p w14:paraId="' + number + b'">', text, count=1)
        return text

    thread = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>'
        "</w15:commentsEx>"
    )
    content = with_part(draft.content(), "word/comments.xml", numbered)
    taken(plan, with_part(content, "word/commentsExtended.xml", lambda _: thread.encode()))
    assert records(plan)[1]["text"].strip() == "Nerušit.\n\n(Odpověď na připomínku: „Zrušit.“)"


def test_what_is_not_taken_over_is_told(plan, draft):
    draft.comment(draft.heading("K01-01"), "Zrušit.")
    draft.comment(draft.heading("K01-02"), "")
    note = b'<w:footnotes xmlns:w="x"><w:ins w:id="1"><w:r/></w:ins></w:footnotes>'
    report = taken(plan, with_part(draft.content(), "word/footnotes.xml", lambda _: note))
    assert any("has no text" in line for line in said(report, Outcome.DROPPED))
    assert any("word/footnotes.xml has tracked changes" in line for line in said(report, Outcome.OPEN))
    assert not report.complete


def test_a_row_that_was_deleted_as_a_whole_is_a_proposal(plan, draft):
    row = draft.value("K01-02", "Financování")._tc.getparent()
    row.get_or_add_trPr().append(tracked("del", "Obec Zkouška"))
    taken(plan, draft.content())
    label, value = records(plan)
    assert (label["text"], value["text"]) == ("Vypustit tento text.", "Vypustit tento text.")
    assert label["target"] == value["target"] == {"record": "K01-02", "field": "funding"}


def test_words_put_in_by_one_and_taken_out_by_another_are_told(plan, draft):
    paragraph = draft.value("K01-01", "Popis aktivity").paragraphs[0]
    draft.replace(paragraph, "podpoří", "zaplatí", "Město Příkladov")
    put_in = next(paragraph._p.iter(qn("w:ins")))
    objection = tracked("del", "Obec Zkouška")
    put_in.addprevious(objection)
    objection.append(next(put_in.iter(qn("w:r"))))
    put_in.append(objection)
    report = taken(plan, draft.content())
    assert [record["submitter"]["name"] for record in records(plan)] == ["Město Příkladov"]
    assert any("another took out" in line for line in said(report, Outcome.OPEN))


def test_a_comment_on_half_the_plan_keeps_only_the_beginning_of_its_words(plan, draft):
    paragraph = draft.value("K01-01", "Popis aktivity").paragraphs[0]
    paragraph.runs[0].text = "Slovo " * 5000
    draft.comment(paragraph, "Dlouhé.")
    taken(plan, draft.content())
    assert len(records(plan)[0]["quote"]) <= 2002


@OFFICE
def test_comments_and_changes_keep_their_places_through_a_save_in_libreoffice(plan, draft, tmp_path):
    draft.comment(draft.value("K01-01", "Popis aktivity").paragraphs[0], "Kde to bude?")
    draft.comment(draft.label("K01-02", "Financování").paragraphs[0], "Chybí částka.")
    draft.comment(draft.heading("K01-02"), "Kartu zrušit.")
    draft.replace(draft.value("K01-02", "Popis aktivity").paragraphs[0], "dvě", "tři", "Obec Zkouška")
    sent = tmp_path / "navrh.docx"
    sent.write_bytes(draft.content())
    command = ["soffice", "--headless", "--convert-to", "docx", "--outdir", tmp_path / "office", sent]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    report = taken(plan, (tmp_path / "office" / "navrh.docx").read_bytes())
    targets = {record["text"]: record.get("target") for record in records(plan)}
    assert targets == {
        "Kde to bude?": {"record": "K01-01", "field": "description"},
        "Chybí částka.": {"record": "K01-02", "field": "funding"},
        "Kartu zrušit.": {"record": "K01-02"},
        "Změnit znění: vypustit „dvě“; doplnit „tři“.": {"record": "K01-02", "field": "description"},
    }
    assert report.complete


# --- forms ---------------------------------------------------------------------------------------------------------


def filled(form, answers, rows):
    """Fill in our own workbook: what it says is written anew, with the answers beside and below."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    for grid in read_workbook(form):
        sheet = made.add_worksheet(grid.name)
        if grid.hidden:
            sheet.hide()
        for row in grid.rows.values():
            for cell in row.values():
                if cell.origin is None:
                    sheet.write(cell.row, cell.column, cell.text)
                if cell.text in answers:
                    sheet.write(cell.row, cell.column + 1, answers[cell.text])
        if grid.name == "Připomínky":
            heads = {cell.text: cell.column for cell in grid.rows[0].values()}
            for number, values in enumerate(rows, 1):
                for head, value in values.items():
                    sheet.write(number, heads[head], value)
    made.close()
    return stream.getvalue()


def form_of(plan):
    return comment_form(plan, DAY, out=plan.parent / "out").read_bytes()


SENDER = {"Jméno a příjmení": "Karel Hájek", "Podávám jako": "uživatel nebo pečující", "Kontakt": "karel@example.org"}
ROW = {
    "Karta nebo část plánu": "K01-02 Raná péče v celém kraji",
    "Část karty": "Popis",
    "Strana a odstavec": "12",
    "Znění připomínky": "Chybí termín.",
    "Návrh nového znění": "Pracoviště vznikne v roce 2025.",
    "Odůvodnění": "Rodiny čekají.",
    "Typ připomínky": "věcná",
}


def test_our_own_form_comes_back_whole(plan):
    report = taken(plan, filled(form_of(plan), SENDER, [ROW]), "formular.xlsx", reference="KU 7/2023")
    (record,) = records(plan)
    mark = record.pop("imported")
    assert mark["file"] == "formular.xlsx"
    assert record == {
        "id": "2023-11/001",
        "received": "2023-11-06",
        "channel": "form",
        "reference": "KU 7/2023",
        "submitter": {"kind": "user", "name": "Karel Hájek"},
        "target": {"record": "K01-02", "field": "description"},
        "place": "strana a odstavec 12",
        "text": "Chybí termín.",
        "proposal": "Pracoviště vznikne v roce 2025.",
        "reasons": "Rodiny čekají.",
        "nature": "content",
    }
    assert report.complete, said(report, Outcome.OPEN)


def test_a_contact_never_gets_into_the_plan_nor_into_the_report(plan):
    from sprss_cli.exchange.report import write

    report = taken(plan, filled(form_of(plan), SENDER, [ROW]), "formular.xlsx")
    assert "karel@" not in write(report, English())
    assert all("karel@" not in path.read_text(encoding="utf-8") for path in plan.rglob("*.yaml"))
    assert any("a contact was left in the form" in line for line in said(report, Outcome.DROPPED))


def test_the_form_offers_every_goal_card_and_chapter_and_its_header_stays_in_sight(plan):
    form = form_of(plan)
    offered = {cell.text for grid in read_workbook(form) if grid.hidden for cell in grid.cells}
    assert {
        "C1 Smyšlený cíl",
        "K01-02 Raná péče v celém kraji",
    } <= offered or "K01-02 Raná péče v celém kraji" in offered
    with zipfile.ZipFile(io.BytesIO(form)) as packed:
        table = packed.read("xl/worksheets/sheet2.xml").decode()
    assert 'state="frozen"' in table
    assert table.count("<dataValidation ") == 3


def test_the_same_plan_gives_the_same_form_byte_for_byte(plan):
    assert form_of(plan) == form_of(plan)


def test_the_form_as_docx_comes_back_whole(plan, tmp_path):
    (file,) = build(Order(plan, "comment-form", ("docx",), tmp_path, False, DAY), lambda _: None).files
    form = docx.Document(file)
    sender, table = form.tables
    sender.rows[2].cells[1].text = "Obec Zkouška"
    sender.rows[3].cells[1].text = "obec"
    for cell, text in zip(
        table.rows[1].cells[1:], ("K01-01", "", "Chybí termín.", "", "Je třeba.", "věcná"), strict=True
    ):
        cell.text = text
    saved = io.BytesIO()
    form.save(saved)
    report = taken(plan, saved.getvalue())
    (record,) = records(plan)
    assert record["submitter"] == {"kind": "municipality", "organisation": "Obec Zkouška"}
    assert (record["target"], record["text"], record["reasons"]) == ({"record": "K01-01"}, "Chybí termín.", "Je třeba.")
    assert report.complete, said(report, Outcome.OPEN)


def workbook(*rows):
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("List1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    return stream.getvalue()


def test_a_table_of_somebody_else_is_read_by_its_headings_and_what_is_unknown_is_told(plan):
    content = workbook(
        ["Souhrn připomínek"],
        ["Pořadí", "Předkladatel", "Organizace", "Připomínka", "Barva", "Druh připomínky"],
        [1, "Jan Zkušební", "Domov Zkouška", "Karta K01-01 je nejasná.", "modrá", "úvaha"],
        [2, "", "", "", "", ""],
        [3, "Jan Zkušební", "Domov Zkouška", "", "", ""],
    )
    report = taken(plan, content, "tabulka.xlsx")
    (record,) = records(plan)
    assert record["submitter"] == {"kind": "public", "name": "Jan Zkušební", "organisation": "Domov Zkouška"}
    told = said(report, Outcome.OPEN)
    assert any("“Barva” is unknown" in line and "modrá" in line for line in told)
    assert any("“úvaha” is unknown" in line for line in told)
    assert any("no comment in this row" in line and "Jan Zkušební" in line for line in told)
    assert len(told) == 3


def test_equal_rows_are_two_comments_and_stay_two(plan):
    rows = [["Pořadí", "Připomínka"], [1, "Souhlasíme."], [2, "Souhlasíme."]]
    taken(plan, workbook(*rows), "tabulka.xlsx")
    assert len(records(plan)) == 2
    taken(plan, workbook(*rows), "tabulka.xlsx")
    assert len(records(plan)) == 2


def test_a_dry_run_writes_nothing(plan, draft):
    draft.comment(draft.heading("K01-01"), "Zrušit.")
    path = plan.parent / "navrh.docx"
    path.write_bytes(draft.content())
    report = import_comments(path, plan, "2023-11", Received(DAY), dry_run=True)
    assert [file.state for file in report.files] == [FileState.NEW]
    assert not (plan / "comments").exists()


# --- hostile input -------------------------------------------------------------------------------------------------


def packed(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


BOMB = (
    b'<!DOCTYPE w:document [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<w:document xmlns:w="x"><w:body><w:p><w:ins w:author="a"><w:r><w:t>&c;</w:t></w:r></w:ins></w:p></w:body>'
    b"</w:document>"
)
DEEP = b'<w:document xmlns:w="x">' + b"<w:ins>" * 50_000


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing of the kind",
        b"PK\x03\x04 broken",
        packed(something="<a/>"),
        packed(word__document=BOMB),
        packed(word__document="<w:document"),
        packed(word__document=DEEP),
        packed(word__document=BOMB.partition(b"]>")[2].replace(b"&c;", b"c"), word__comments=BOMB),
        packed(word__document="<a/>"),
        packed(word__document=b"\0" * 70_000_000),
        workbook(["Jiná", "tabulka"], [1, 2]),
    ],
    ids=["empty", "text", "broken", "no-text", "bomb", "cut", "deep", "bomb-in-comments", "nothing", "giant", "table"],
)
def test_a_hostile_or_foreign_document_is_refused_with_a_sentence(plan, content):
    with pytest.raises(UnreadableInput):
        taken(plan, content)
    assert not (plan / "comments").exists()


@pytest.mark.parametrize("part", ["word/document.xml", "word/comments.xml"])
def test_a_draft_that_declares_entities_is_refused(plan, draft, part):
    draft.comment(draft.heading("K01-01"), "Zrušit.")
    declared = b'?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    with pytest.raises(UnreadableInput):
        taken(plan, with_part(draft.content(), part, lambda text: text.replace(b"?>", declared, 1)))


def test_an_unknown_round_and_an_unknown_word_are_refused(plan, draft):
    draft.comment(draft.heading("K01-01"), "Zrušit.")
    path = plan.parent / "navrh.docx"
    path.write_bytes(draft.content())
    with pytest.raises(UnknownRound) as problem:
        import_comments(path, plan, "2023-10", Received(DAY))
    assert problem.value.hint.render(English()) == "did you mean 2023-11?"
    with pytest.raises(UnknownWord):
        import_comments(path, plan, "2023-11", Received(DAY, channel="pigeon"))


def test_nothing_is_taken_over_while_a_comment_of_the_round_cannot_be_read(plan, draft):
    (plan / "comments" / "2023-11").mkdir(parents=True)
    (plan / "comments" / "2023-11" / "001.yaml").write_text("id: [", encoding="utf-8")
    draft.comment(draft.heading("K01-01"), "Zrušit.")
    with pytest.raises(BrokenPlan):
        taken(plan, draft.content())


# --- settlement ----------------------------------------------------------------------------------------------------

COMMENT = """\
id: 2023-11/001
received: "2023-11-06"    # podle podatelny
submitter:
  kind: public
  name: Karel Hájek
target: {record: K01-01, field: description}
text: Já, Karel Hájek, s kartou nesouhlasím. Pište na karel@example.org.
"""


@pytest.fixture
def commented(plan):
    folder = plan / "comments" / "2023-11"
    folder.mkdir(parents=True)
    (folder / "001.yaml").write_text(COMMENT, encoding="utf-8")
    return plan


def decided(result="not-accepted", reason="Panu Hájkovi odpovíme dopisem.", changed=()):
    return Decided(result, reason, "Řídící skupina", date(2023, 11, 20), tuple(changed))


def test_a_settlement_is_written_and_what_people_wrote_beside_it_stays(commented):
    done = settle(commented, "001", decided("partly", changed=["K01-01"]))
    text = (commented / "comments" / "2023-11" / "001.yaml").read_text(encoding="utf-8")
    assert done.state is FileState.UPDATED
    assert text.startswith(COMMENT)
    assert yaml.safe_load(text)["settlement"] == {
        "result": "partly",
        "reason": "Panu Hájkovi odpovíme dopisem.",
        "by": "Řídící skupina",
        "date": "2023-11-20",
        "changed": ["K01-01"],
    }


def test_a_settled_comment_is_settled_anew_only_when_that_is_said(commented):
    settle(commented, "2023-11/001", decided())
    with pytest.raises(NotSettled):
        settle(commented, "2023-11/001", decided("explained"))
    settle(commented, "2023-11/001", decided("explained"), update=True)
    assert records(commented)[0]["settlement"]["result"] == "explained"


@pytest.mark.parametrize(
    ("identifier", "how", "hint"),
    [
        ("2023-11/010", decided(), "did you mean 2023-11/001?"),
        ("001", decided("acepted"), "did you mean accepted?"),
        ("001", decided(reason=" "), 'add --reason "…"'),
        ("001", decided("accepted", changed=["K01-03"]), "did you mean K01-02?"),
    ],
    ids=["comment", "result", "reason", "record"],
)
def test_what_no_settlement_can_be_is_refused_with_a_way_out(commented, identifier, how, hint):
    with pytest.raises(NotSettled) as problem:
        settle(commented, identifier, how)
    assert problem.value.hint.render(English()) == hint
    assert "settlement" not in records(commented)[0]


def test_the_list_names_no_private_person(commented):
    found = comments(commented)
    shown = text_report.write(found, English()) + json_report.write(found)
    assert "Hájek" not in shown
    assert "karel@" not in shown
    assert "2023-11/001 · K01-01: description · public · not settled yet" in shown
    assert json.loads(json_report.write(found))["rounds"][0]["results"] == {"open": 1}


def test_settled_comments_are_left_out_of_the_list_of_open_ones(commented):
    settle(commented, "001", decided())
    assert "2023-11/001" not in text_report.write(comments(commented, only_open=True), English())


def words_of(path):
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as made:
            return "".join(made.read(name).decode("utf-8", "replace") for name in made.namelist())
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    return path.read_text(encoding="utf-8")


FORMATS = [
    "md",
    "docx",
    "html",
    pytest.param("pdf", marks=pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext")),
]


@pytest.mark.parametrize("form", FORMATS)
def test_the_table_of_settlements_names_no_private_person_in_any_form(commented, tmp_path, form):
    settle(commented, "001", decided())
    files = build(Order(commented, "settlement", (form,), tmp_path / "out", False, DAY), lambda _: None).files
    text = " ".join(words_of(files[0]).split())
    assert "soukromá osoba" in text
    assert "[jméno]" in text.replace("\\", "")
    assert not re.search(r"H[áa]j[ek]|Karl|Karel|karel@", text)
    assert "neakceptov" in text.replace("\u00ad", "")


def test_names_are_printed_only_when_asked_and_then_the_pages_and_the_file_say_so(commented, tmp_path):
    settle(commented, "001", decided())
    order = Order(commented, "settlement", ("md", "html"), tmp_path / "out", False, DAY, names=True)
    files = build(order, lambda _: None).files
    assert [path.name for path in files] == ["settlement-with-names.md", "settlement-with-names.html"]
    text = files[0].read_text(encoding="utf-8")
    assert "Karel Hájek" in text
    assert "NEVEŘEJNÉ" in text


def test_open_data_holds_no_comment(commented, tmp_path):
    for form in ("csv", "jsonld"):
        files = export(Export(commented, form, tmp_path / form, DAY))
        assert files
        assert all("Hájek" not in path.read_text(encoding="utf-8") for path in files)


def test_a_comparison_of_two_states_of_a_plan_speaks_of_no_comment(plan, commented, tmp_path):
    from sprss_cli.cli.program import run

    before = made_plan(tmp_path / "before")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run(["--lang", "en", "diff", str(before), str(commented)])
    assert "Hájek" not in out.getvalue()
    assert "comments" not in out.getvalue()
