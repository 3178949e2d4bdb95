"""A comparison as documents: the paper for a council, and the new text with tracked changes."""

from __future__ import annotations

import html.parser
import io
import re
import shutil
import subprocess
import textwrap
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from conftest import OFFICE
from docx.oxml.ns import qn
from lxml import etree

from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.trouble import Trouble
from sprss_cli.model.wording import PRINTED_FIELDS, printed
from sprss_cli.render.prose import plain
from sprss_cli.render.view import Stamp
from sprss_cli.system.resources import folder
from sprss_cli.workflows.diff import diff
from sprss_cli.workflows.diff_documents import write
from tests.docx_changes import cards, headings, settled, words
from tests.pdf_check import faults
from tests.test_build_cards import pdf_words, squashed

EXAMPLE = folder("templates").parent / "examples" / "vzorovy-kraj" / "plans"
FORMATS = ("md", "docx", "pdf", "html")
STAMP = Stamp(date(2026, 11, 22), "0123456789")
SOFFICE = shutil.which("soffice")


def documents(old, new, out, formats=FORMATS, author="Odbor sociálních věcí"):
    found = diff(str(old), str(new))
    files = write(found.changes, found.picture, formats, out, STAMP, author)
    return found, {path.name.removeprefix("diff"): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    return documents(EXAMPLE / "2023-2025", EXAMPLE / "2026-2028", tmp_path_factory.mktemp("diff"))


def pair_of_plans(minimal, **changed):
    """Two states of the smallest plan; `changed` are lines of its card on the new side by key."""
    new = minimal.parent / "new"
    shutil.copytree(minimal, new)
    card = new / "cards" / "K01-01.yaml"
    text = card.read_text(encoding="utf-8")
    for key, value in changed.items():
        text = re.sub(rf"^{key}:.*?(?=^\w|\Z)", lambda _, line=f"{key}: {value}\n": line, text, flags=re.M | re.S)
    card.write_text(text, encoding="utf-8")
    return minimal, new


def block(text):
    return "|\n" + textwrap.indent(textwrap.dedent(text).strip("\n") + "\n", "  ", lambda line: bool(line.strip()))


# --- the paper ---


def test_the_summary_counts_cards_and_adds_up_money(example):
    found, files = example
    text = files[".md"].decode().replace("\N{NO-BREAK SPACE}", " ")
    before, after = found.picture.total
    assert f"| **Součet** | {before:,} Kč | {after:,} Kč |".replace(",", " ") in text
    for row in found.picture.goals:
        assert f"| {row.goal} |" in text
        assert f"| {row.unchanged} | {row.changed} | {row.new} | {row.ended} |" in text
    assert "Osoby s duševním onemocněním" in text.partition("Cílové skupiny |")[2].splitlines()[0]


def test_every_card_that_changed_began_or_ended_has_its_heading(example):
    found, files = example
    text = files[".md"].decode()
    for pair in found.changes.changed:
        if pair.kind is Card:
            state = " (nová)" if pair.old is None else " (ukončená)" if pair.new is None else ""
            assert f"#### {pair.record.id} {pair.record.title}{state}\n" in text


def test_changed_words_stand_on_their_side_with_context(minimal, tmp_path):
    sides = pair_of_plans(minimal, description="Kraj podpoří odlehčovací služby tam, kde je lidé potřebují.")
    _, files = documents(*sides, tmp_path, ("md", "html"))
    row = "| Popis aktivity | … podpoří odlehčovací služby tam, kde je {} potřebují. | {} |"
    kept = "Kraj podpoří odlehčovací služby tam, kde je {} potřebují."
    assert f"| Popis aktivity | {kept.format('~~obce~~')} | {kept.format('**lidé**')} |" in files[".md"].decode(), row
    page = files[".html"].decode()
    assert "<del>obce</del>" in page
    assert "<ins>lidé</ins>" in page


def test_unchanged_prose_is_cut(minimal, tmp_path):
    long = " ".join(f"slovo{number}" for number in range(60))
    old, new = pair_of_plans(minimal, description=f"{long} konec.")
    card = old / "cards" / "K01-01.yaml"
    card.write_text((new / "cards" / "K01-01.yaml").read_text("utf-8").replace("slovo30", "jiné"), encoding="utf-8")
    _, files = documents(old, new, tmp_path, ("md",))
    text = files[".md"].decode()
    assert "~~jiné~~" in text
    assert "slovo29 **slovo30** slovo31" in text
    assert "slovo10" not in text
    assert "slovo50" not in text


def test_an_editorial_change_stands_in_the_annex_alone(minimal, tmp_path):
    sides = pair_of_plans(minimal, description="Kraj podpoří odlehčovací služby tam kde je obce potřebují.")
    _, files = documents(*sides, tmp_path, ("md",))
    before, heading, annex = files[".md"].decode().partition("## Příloha: úpravy bez změny významu")
    assert heading
    assert "K01-01" in annex
    assert "Karta po kartě" not in before


def test_two_equal_plans_say_so(minimal, tmp_path):
    _, files = documents(minimal, minimal, tmp_path, ("md",))
    assert "není žádný rozdíl" in files[".md"].decode()


def test_a_file_that_cannot_be_read_is_named(minimal, tmp_path):
    old, new = pair_of_plans(minimal, title="Jiný název")
    (new / "goals" / "C1.yaml").write_text("id: [", encoding="utf-8")
    _, files = documents(old, new, tmp_path, ("md", "docx"))
    assert "goals/C1.yaml" in files[".md"].decode()
    assert "Jiný název" in words(settled(files[".docx"], accept=True))


def test_a_plan_without_cards_is_a_gap_and_not_an_end(minimal, tmp_path):
    old, new = pair_of_plans(minimal)
    (new / "cards" / "K01-01.yaml").unlink()
    _, files = documents(old, new, tmp_path)
    assert "Zatím nelze porovnat" in files[".md"].decode()
    assert "ukončená" not in files[".md"].decode()


def test_of_two_regions_only_what_can_be_compared_is(minimal, tmp_path):
    old, new = pair_of_plans(minimal)
    frame = new / "plan.yaml"
    frame.write_text(frame.read_text("utf-8").replace("name: Smyšlený kraj", "name: Jiný kraj"), encoding="utf-8")
    _, files = documents(old, new, tmp_path)
    assert "plány dvou krajů" in files[".md"].decode()
    assert "K01-01" not in cards(settled(files[".docx"], accept=True))


class _Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.levels, self.targets = set(), [], [], []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.add(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.targets += [found["href"]] if "href" in found else []
        assert not {"src", "onclick", "onload"} & found.keys()


def test_the_page_needs_nothing_beside_it_and_no_script(example):
    page = _Page()
    page.feed(example[1][".html"].decode())
    assert {"ins", "del", "svg", "main", "caption"} <= page.tags
    assert not {"script", "link", "iframe", "img"} & page.tags
    assert len(page.ids) == len(set(page.ids))
    assert {target[1:] for target in page.targets if target.startswith("#")} <= set(page.ids)
    assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False))


def test_the_drawing_says_in_words_what_it_shows(example):
    drawing = etree.fromstring(example[1]["-toky.svg"])
    space = {"s": "http://www.w3.org/2000/svg"}
    description = drawing.findtext("s:desc", namespaces=space)
    for flow in example[0].picture.flows:
        told = f"z {flow.source} do {flow.target} {flow.cards}" if flow.source and flow.target else str(flow.cards)
        assert told in description.replace("\N{NO-BREAK SPACE}", " ")
    assert drawing.get("role") == "img"


def test_the_pdf_is_as_accessible_as_the_plan(example):
    assert faults(example[1][".pdf"]) == []


def test_the_pdf_says_what_the_page_says(example):
    text = squashed("".join(pdf_words(example[1][".pdf"])))
    for pair in example[0].changes.changed:
        assert squashed(pair.record.id).replace("-", "") in text.replace("-", "")


def test_two_runs_give_the_same_bytes(example, tmp_path):
    _, again = documents(EXAMPLE / "2023-2025", EXAMPLE / "2026-2028", tmp_path)
    assert {suffix for suffix, content in again.items() if content != example[1][suffix]} == set()


def test_an_unknown_format_is_refused(minimal, tmp_path):
    with pytest.raises(Trouble):
        documents(minimal, minimal, tmp_path / "out", ("odt",))
    assert not (tmp_path / "out").exists()


# --- tracked changes ---


def fields_of(card, plan):
    """What each field of a card says in a document, as one squashed text."""
    texts = [printed(card, name, plan) for name in PRINTED_FIELDS]
    texts[-1] = plain(texts[-1]).replace("• ", "")
    return [squashed(text) or "neuvedeno" for text in texts]


def read_fields(content, accept):
    found = cards(settled(content, accept=accept))
    return {card: [squashed("".join(parts)) for parts in fields.values()] for card, fields in found.items()}


@pytest.mark.parametrize(("accept", "side"), [(True, "new"), (False, "old")])
def test_accepting_gives_the_new_text_and_rejecting_the_old_one_field_by_field(accept, side, example):
    found, files = example
    plan = getattr(found.changes, side).plan
    assert read_fields(files[".docx"], accept) == {card.id: fields_of(card, plan) for card in plan.every(Card)}


@pytest.mark.parametrize(("accept", "side"), [(True, "new"), (False, "old")])
def test_headings_and_goals_follow_their_side(accept, side, example):
    found, files = example
    plan = getattr(found.changes, side).plan
    expected = {squashed(f"{one.id} {one.title}") for one in (*plan.every(Goal), *plan.every(Card))}
    settled_body = settled(files[".docx"], accept=accept)
    told = [squashed(heading) for heading in headings(settled_body)]
    assert sorted(told[told.index("Jakčístnásledujícítext") + 1 :]) == sorted(expected)
    for goal in plan.every(Goal):
        assert squashed(plain(goal.description)).replace("•", "") in squashed(words(settled_body))


def test_each_change_has_its_author_day_and_number(example):
    body = docx.Document(io.BytesIO(example[1][".docx"])).element.body
    changes = list(body.iter(qn("w:ins"), qn("w:del")))
    assert len(changes) > 100
    assert {change.get(qn("w:author")) for change in changes} == {"Odbor sociálních věcí"}
    assert {change.get(qn("w:date")) for change in changes} == {"2026-11-22T00:00:00Z"}
    assert len({change.get(qn("w:id")) for change in changes}) == len(changes)


def test_an_amount_changes_as_a_whole(example):
    body = docx.Document(io.BytesIO(example[1][".docx"])).element.body
    deleted = ["".join(part.text for part in change.iter(qn("w:delText"))) for change in body.iter(qn("w:del"))]
    assert "18\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}000" in deleted


def test_no_tracked_change_stands_around_a_link_or_a_paragraph(example):
    body = docx.Document(io.BytesIO(example[1][".docx"])).element.body
    for change in body.iter(qn("w:ins"), qn("w:del")):
        assert {child.tag for child in change} <= {qn("w:r")}


OLD_PROSE = """
První odstavec o **službách**.

Druhý odstavec, který zmizí.

Třetí odstavec zůstává beze změny.

- první bod
- druhý bod
- třetí bod

Poslední odstavec, který také zmizí.
"""
NEW_PROSE = """
První odstavec o nových **službách** a [odkaz](https://example.org/).

Třetí odstavec zůstává beze změny.

- první bod
- třetí bod upravený
- bod navíc

Vložený odstavec.
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD_PROSE, NEW_PROSE),
        (NEW_PROSE, OLD_PROSE),
        (OLD_PROSE, "Jediný odstavec."),
        ("Jediný odstavec.", OLD_PROSE),
        ("- a\n- b\n", "Žádný seznam."),
        ("> citát\n\n1. jedna\n2. dvě\n", "1. jedna\n   - vnořená\n2. tři\n\nkonec"),
    ],
)
def test_paragraphs_and_items_of_lists_come_and_go(before, after, minimal, tmp_path):
    old, new = pair_of_plans(minimal, description=block(after))
    card = old / "cards" / "K01-01.yaml"
    card.write_text(
        (new / "cards" / "K01-01.yaml").read_text("utf-8").replace(block(after), block(before)), encoding="utf-8"
    )
    _, files = documents(old, new, tmp_path, ("docx",))
    for accept, text in ((True, after), (False, before)):
        told = cards(settled(files[".docx"], accept=accept))["K01-01"]["Popis aktivity"]
        lines = [re.sub(r"^(?:[-*>]|\d\.) ", "", line.strip()) for line in text.splitlines() if line.strip()]
        assert [" ".join(paragraph.split()) for paragraph in told] == [plain(line) for line in lines]


TYPED = (
    '<script>x</script> {{ 7*7 }} #read("/etc/passwd") ::: {.karta} [a]{.insertion} [b]{.vlozeno} `x`{=openxml}'
    " | $x^2$ \ufdd0 ~~a~~ ** <ins>x</ins>"
)


def test_hostile_texts_on_both_sides_stay_texts(minimal, tmp_path):
    quoted = "'" + TYPED.replace("'", "''") + "'"
    old, new = pair_of_plans(minimal, title=quoted, description=block(TYPED + "\n\n# Nadpis {#C1}\n\n<div>x</div>"))
    documents(old, new, tmp_path / "a")
    found, files = documents(new, old, tmp_path / "b", author='"/><w:x> \x00 & A')
    assert faults(files[".pdf"]) == []
    assert "<script>" not in files[".html"].decode().replace("&lt;script&gt;", "")
    rejected = read_fields(files[".docx"], accept=False)["K01-01"]
    title = found.changes.old.plan.of(Card)["K01-01"].title
    assert rejected[1] == squashed(title.replace("\ufdd0", "\ufffd"))
    assert read_fields(files[".docx"], accept=True)["K01-01"][1] == "Podporaodlehčovacíchslužeb"
    with zipfile.ZipFile(io.BytesIO(files[".docx"])) as packed:
        etree.fromstring(packed.read("word/document.xml"))


# --- LibreOffice, where there is one ---

MACRO = """
import sys
import uno
from com.sun.star.beans import PropertyValue

def value(name, what):
    found = PropertyValue()
    found.Name, found.Value = name, what
    return found

port, source, target, command = sys.argv[1:]
import time
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(100):
    try:
        context = resolver.resolve(f"uno:pipe,name={port};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.2)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (value("Hidden", True),))
dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
dispatcher.executeDispatch(document.getCurrentController().getFrame(), f".uno:{command}", "", 0, ())
document.storeToURL("file://" + target, (value("FilterName", "MS Word 2007 XML"),))
document.close(True)
desktop.terminate()
"""


def has_uno():
    return (
        Path("/usr/bin/python3").exists()
        and not subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False).returncode
    )


def through_libreoffice(content, command, tmp_path):
    source, target, macro = tmp_path / "in.docx", tmp_path / "out.docx", tmp_path / "settle.py"
    source.write_bytes(content)
    macro.write_text(MACRO, encoding="utf-8")
    pipe = f"sprss{tmp_path.name.replace('-', '')}"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    listen = f"--accept=pipe,name={pipe};urp;"
    with subprocess.Popen([SOFFICE, profile, "--headless", "--norestore", listen]) as office:
        try:
            steps = ["/usr/bin/python3", str(macro), pipe, str(source), str(target), command]
            # the bridge of some versions crashes at its own end; what counts is the file
            subprocess.run(steps, check=False, timeout=120, capture_output=True)
            office.wait(timeout=60)
        finally:
            office.terminate()
    return target.read_bytes()


@OFFICE
@pytest.mark.skipif(not has_uno(), reason="the Python bridge of LibreOffice is not installed")
@pytest.mark.parametrize(
    ("command", "accept", "side"),
    [("AcceptAllTrackedChanges", True, "new"), ("RejectAllTrackedChanges", False, "old")],
)
def test_libreoffice_accepts_and_rejects_all_changes(command, accept, side, example, tmp_path):
    found, files = example
    plan = getattr(found.changes, side).plan
    done = through_libreoffice(files[".docx"], command, tmp_path)
    assert not list(docx.Document(io.BytesIO(done)).element.body.iter(qn("w:ins"), qn("w:del")))
    assert read_fields(done, accept) == {card.id: fields_of(card, plan) for card in plan.every(Card)}
