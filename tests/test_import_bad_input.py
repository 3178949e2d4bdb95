"""What an import cannot understand is told and kept; what it cannot read ends with exit code 2 and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.report import FileState, ImportReport, write
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.yaml_text import parse
from sprss_cli.system.language import translations
from sprss_cli.workflows.import_cards import import_cards

FRAME = """\
# yaml-language-server: $schema=https://example.org/schemas/plan.schema.json
title: Plán
region: {name: Kraj}
period: 2014-2017
status: approved
law_date: "2013-12-28"
ids: {goal: "SC{goal}", card: "A{goal:2}-{order:2}"}
provenance: {kind: official, source: annex, confidence: H}
"""
DECISIONS = """\
parties:
  - {id: LK, kind: region, title: Kraj, short: LK}
target_groups:
  - {id: S, title: Senioři, short: S}
"""
CARD = """\
Číslo aktivity:	A01-01
Název aktivity:	Podpora
Vazba na další strategické cíle:	SC2 Druhý cíl
Cílové skupiny uživatelů:	S
Dotčené druhy sociálních služeb (§):	Odlehčovací služby (§ 44)
Doba realizace:	2014-2017
Odpovědnost za realizaci	LK
Financování:	LK
Popis aktivity:	Text.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    (folder / "import").mkdir(parents=True)
    (folder / "plan.yaml").write_text(FRAME, encoding="utf-8")
    (folder / "import" / "cards.yaml").write_text(DECISIONS, encoding="utf-8")
    return folder


def run(plan: Path, content: str | bytes) -> ImportReport:
    source = plan.parent / "annex.txt"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_cards(source, plan)


def open_notes(report: ImportReport) -> list[str]:
    speak = translations("en")
    notes = [note for note in report.notes if note.outcome is Outcome.OPEN]
    return [f"{note.record} {note.field}: {note.message.render(speak)} {note.piece}".strip() for note in notes]


def card(plan: Path) -> dict[str, object]:
    data: dict[str, object] = parse((plan / "cards" / "A01-01.yaml").read_bytes(), "").data
    return data


def test_a_clean_card_makes_a_record_with_the_plan_s_own_schema_address(plan: Path):
    report = run(plan, CARD)
    assert open_notes(report) == []
    assert (plan / "cards" / "A01-01.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=https://example.org/schemas/card.schema.json\n"
        "id: A01-01\n"
        "title: Podpora\n"
        "goal: SC1\n"
        "also_serves: [SC2]\n"
        "target_groups: [S]\n"
        "services: [§ 44]\n"
        "period: 2014-2017\n"
        "responsible:\n"
        "  lead: [LK]\n"
        "funding: [LK]\n"
        "description: |\n"
        "  Text.\n"
    )


@pytest.mark.parametrize(
    ("field", "was", "now", "told"),
    [
        ("also_serves", "SC2 Druhý cíl", "Druhý cíl", "Druhý cíl"),
        ("target_groups", "uživatelů:\tS", "uživatelů:\tS, nikdo", "nikdo"),
        ("services", "Odlehčovací služby (§ 44)", "Pomoc všem", "Pomoc všem"),
        ("responsible", "realizaci\tLK", "realizaci\tLK, Nadace", "Nadace"),
        ("funding", "Financování:\tLK", "Financování:\tLK, Nadace ve výši 5 Kč", "Nadace"),
    ],
)
def test_a_field_that_is_not_understood_is_told_and_its_wording_kept(
    plan: Path, field: str, was: str, now: str, told: str
):
    report = run(plan, CARD.replace(was, now))
    assert [note for note in open_notes(report) if note.startswith(f"A01-01 {field}: not understood: “{told}”")]
    assert field not in card(plan)
    adopted = card(plan)["as_adopted"]
    assert isinstance(adopted, dict)
    assert adopted[field] == now.rpartition("\t")[2]


def test_a_period_that_is_not_understood_leaves_the_card_unwritten_and_tells_it_whole(plan: Path):
    report = run(plan, CARD.replace("2014-2017", "průběžně"))
    whole = next(note for note in open_notes(report) if "no record was made" in note)
    assert "Podpora" in whole
    assert "průběžně" in whole
    assert not (plan / "cards").exists()


def test_text_under_an_unknown_label_is_kept_in_the_record(plan: Path):
    report = run(plan, CARD + "Indikátory:\t5 klientů\n")
    assert [note for note in open_notes(report) if "“Indikátory:” is unknown" in note and note.endswith("5 klientů")]
    assert card(plan)["provenance"] == {
        "kind": "official",
        "source": "annex",
        "confidence": "H",
        "note": "Indikátory: 5 klientů\n",
    }


def test_a_card_without_a_field_that_others_have_is_told(plan: Path):
    report = run(plan, CARD + CARD.replace("A01-01", "A01-02").replace("Financování:\tLK\n", ""))
    assert open_notes(report) == ["A01-02 funding: the card has no text in this field, though others have"]


@pytest.mark.parametrize("number", ["../../etc", "A01/01", "Á01", ""])
def test_a_number_that_cannot_name_a_file_writes_nothing_and_is_told(plan: Path, number: str):
    report = run(plan, CARD.replace("A01-01", number))
    assert any("Podpora" in note for note in open_notes(report))
    assert not (plan / "cards").exists()


def test_a_second_card_of_the_same_number_is_told_whole(plan: Path):
    report = run(plan, CARD + CARD.replace("Podpora", "Jiná"))
    assert [note for note in open_notes(report) if "a second card has this number" in note and "Jiná" in note]
    assert card(plan)["title"] == "Podpora"


def test_prose_that_names_a_card_that_does_not_exist_is_told(plan: Path):
    report = run(plan, CARD.replace("Text.", "Viz A09-01 a SC2."))
    assert open_notes(report) == ["A01-01 description: the text names A09-01, which does not exist"]
    assert card(plan)["related"] == ["SC2"]


def test_a_field_longer_than_any_record_is_told_and_not_read(plan: Path):
    report = run(plan, CARD.replace("Financování:\tLK", "Financování:\tLK" + ", LK" * 50_000))
    assert [note for note in open_notes(report) if "characters; no record can hold that" in note]
    assert "funding" not in card(plan)


def test_text_longer_than_a_record_may_have_is_refused(plan: Path):
    report = run(plan, CARD.replace("Text.", "slovo " * 5000))
    refused = [file for file in report.files if file.state is FileState.REFUSED]
    assert [file.name for file in refused] == ["cards/A01-01.yaml"]
    assert not (plan / "cards").exists()


def test_a_document_does_not_steer_the_terminal_its_report_is_read_on(plan: Path):
    hostile = "\x1b]0;titul\x07\x1b[31m"
    source = plan.parent / "annex.txt"
    source.write_text(f"{CARD.replace('Text.', hostile)}\n{hostile}\n", encoding="utf-8")
    report = import_cards(source, plan, dry_run=True)
    shown = write(report, translations("en")) + "".join(file.difference for file in report.files)
    assert "titul" in shown
    assert not {"\x1b", "\x07"} & set(shown)


def test_hostile_prose_stays_text(plan: Path):
    hostile = '<script>alert(1)</script> {{ 7*7 }} #read("/etc/passwd") `x`{=typst} ::: ![x](http://x)'
    run(plan, CARD.replace("Text.", hostile))
    assert card(plan)["description"] == (
        '\\<script>alert(1)\\</script> {{ 7\\*7 }} #read("/etc/passwd") \\`x\\`{=typst} ::: !\\[x](http://x)\n'
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "there is no card"),
        (b"\x00\x01", "neither text nor DOCX nor HTML"),
        (CARD.encode("cp1250"), "is not UTF-8"),
        (b"%PDF-1.4", "this is a PDF"),
        (b"PK\x03\x04", "its packing cannot be read"),
        ("Něco jiného".encode(), "there is no card"),
    ],
    ids=["empty", "binary", "cp1250", "pdf", "zip", "no-card"],
)
def test_a_document_that_cannot_be_read_stops_the_command_and_writes_nothing(plan: Path, content: bytes, problem: str):
    with pytest.raises(Trouble) as stopped:
        run(plan, content)
    assert problem in stopped.value.message.text
    assert sorted(path.name for path in plan.iterdir()) == ["import", "plan.yaml"]


def test_a_folder_or_a_missing_file_in_place_of_the_document_is_said(plan: Path):
    for source in (plan, plan / "nothing.txt"):
        with pytest.raises(Trouble):
            import_cards(source, plan)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("plan.yaml", "title: ["),
        ("import/cards.yaml", "parties: ["),
        ("import/cards.yaml", "nonsense: 1"),
        ("import/cards.yaml", "map: cards-xx"),
        ("import/cards.yaml", "cards: {A01-01: {set: {services: all}}}"),
    ],
)
def test_a_broken_plan_or_broken_decisions_stop_the_command(plan: Path, file: str, content: str):
    (plan / file).write_text(content, encoding="utf-8")
    with pytest.raises(Trouble) as stopped:
        run(plan, CARD)
    assert stopped.value.hint is not None
    assert not (plan / "cards").exists()


def test_a_folder_without_a_plan_is_no_plan(tmp_path: Path):
    source = tmp_path / "annex.txt"
    source.write_text(CARD, encoding="utf-8")
    with pytest.raises(Trouble, match="is not a plan"):
        import_cards(source, tmp_path)
