"""Evaluations and action plans: begun, counted, traced, built as documents."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pypdfium2
import pytest
from conftest import MINIMAL, ROOT, Content

from sprss_cli.cli.program import run
from sprss_cli.model.fulfilment import funding_of
from sprss_cli.model.kinds.evaluation import Indicator, Measured
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.network import network_on
from sprss_cli.render.czech import amount
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from tests.pdf_check import faults, outside_the_margins

PLANS = ROOT / "examples" / "vzorovy-kraj" / "plans"
OLD, NEW = PLANS / "2023-2025", PLANS / "2026-2028"
DAY = date(2024, 12, 31)
SHORT = """
id: K01-02
title: Karta na jeden rok
goal: C1
period: "2024"
description: Text.
"""
EVALUATION = """
id: 2024/K01-01
card: K01-01
status: {status}
indicators:
  - name: místa
    unit: lůžka
    baseline: {{value: 4, date: "2023-12-31"}}
    target: {{value: 24.5}}
    actual: {{value: 12, date: "2024-12-31"}}
spent: [{{payer: kraj, amount: 1500}}]
"""


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    """Return a function that runs a command and gives its exit code, output and errors."""

    def call(*words: object, lang: str = "en") -> tuple[int, str, str]:
        code = run([*map(str, words), "--lang", lang])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


@pytest.fixture
def evaluated(overlaid: Callable[[Mapping[str, Content]], Path]) -> Path:
    """Return a plan with two cards, of which one is evaluated in 2024 and the other ends in that year."""
    text = EVALUATION.format(status="in-progress")
    return overlaid({"cards/K01-02.yaml": SHORT, "evaluations/2024/K01-01.yaml": text})


def made(plan: Path, year: int) -> list[str]:
    return sorted(path.name for path in (plan / "evaluations" / str(year)).glob("*"))


def test_every_card_that_runs_in_the_year_and_has_no_evaluation_gets_a_file(said, evaluated: Path):
    before = (evaluated / "evaluations/2024/K01-01.yaml").read_bytes()
    code, out, err = said("evaluate", evaluated, "--year", 2024)
    assert (code, made(evaluated, 2024)) == (0, ["K01-01.yaml", "K01-02.yaml"])
    assert out == f"{(evaluated / 'evaluations/2024/K01-02.yaml').as_posix()}\n"
    assert "1 card has an evaluation already" in err
    assert (evaluated / "evaluations/2024/K01-01.yaml").read_bytes() == before
    assert (evaluated / "evaluations/2024/K01-02.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../../../schemas/evaluation.schema.json\n"
        "# K01-02 Karta na jeden rok\nid: 2024/K01-02\ncard: K01-02\n"
    )


def test_a_second_time_nothing_is_made_and_a_dry_run_writes_nothing(said, evaluated: Path):
    assert "nothing was written" in said("evaluate", evaluated, "--year", 2025, "--dry-run")[2]
    assert made(evaluated, 2025) == []
    said("evaluate", evaluated, "--year", 2025)
    assert made(evaluated, 2025) == ["K01-01.yaml"]  # the other card has ended
    assert said("evaluate", evaluated, "--year", 2025)[:2] == (0, "")


def test_indicators_come_over_from_the_year_before_without_what_was_measured(said, evaluated: Path):
    said("evaluate", evaluated, "--year", 2025)
    text = (evaluated / "evaluations/2025/K01-01.yaml").read_text(encoding="utf-8")
    assert "value: 24.5" in text
    assert "value: 4\n" in text
    assert "actual" not in text


@pytest.mark.parametrize(("status", "kept"), [("cancelled", True), ("fulfilled", True), ("in-progress", False)])
def test_a_status_that_a_card_keeps_comes_over_too(said, evaluated: Path, status: str, kept: bool):
    text = EVALUATION.format(status=status)
    (evaluated / "evaluations/2024/K01-01.yaml").write_text(text, encoding="utf-8")
    said("evaluate", evaluated, "--year", 2025)
    made = (evaluated / "evaluations/2025/K01-01.yaml").read_text(encoding="utf-8")
    assert (f"status: {status}\n" in made) is kept


def test_what_was_begun_is_read_and_reported_as_not_filled_in(said, evaluated: Path):
    said("evaluate", evaluated, "--year", 2025)
    out = said("validate", evaluated, "--fail-on", "error")[1]
    assert "PLAN870" in out
    assert "SCH" not in out


def test_a_file_that_nobody_can_read_is_not_overwritten(said, evaluated: Path):
    path = evaluated / "evaluations/2024/K01-02.yaml"
    path.write_text("id: [", encoding="utf-8")
    assert said("evaluate", evaluated, "--year", 2024)[1] == ""
    assert path.read_text(encoding="utf-8") == "id: ["


def test_a_folder_of_evaluations_that_leads_out_of_the_plan_gets_no_files(said, evaluated: Path, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (evaluated / "evaluations" / "2025").symlink_to(outside)
    assert said("evaluate", evaluated, "--year", 2025)[0] == 1
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("year", ["2030", "0", "vloni"])
def test_a_year_in_which_no_card_runs_is_refused(said, evaluated: Path, year: str):
    assert said("evaluate", evaluated, "--year", year)[0] == 2


def test_what_a_payer_may_spend_is_what_the_card_says_else_what_the_tables_hold(overlaid):
    table = """
id: karty
title: Peníze
figures:
  - {year: 2024, what: funding, payer: kraj, card: K01-01, amount: 600}
  - {year: 2025, what: funding, payer: kraj, card: K01-01, amount: 700, variant: optimal}
  - {year: 2025, what: funding, payer: kraj, card: K01-01, amount: 300, variant: reduced}
  - {year: 2024, what: funding, payer: obce, card: K01-02, amount: 50}
"""
    card = SHORT + "funding: [{source: obce, amount: 90}, {source: [kraj, obce], amount: 7}]\n"
    plan = load(plan_folder(overlaid({"finance/karty.yaml": table, "cards/K01-02.yaml": card}))).plan
    assert plan is not None
    assert funding_of(plan)["K01-01"] == {"kraj": 1300}
    assert funding_of(plan)["K01-02"] == {"obce": 50}  # joint money is not told apart, so the card's sum is not known


def test_plans_of_several_regions_stand_side_by_side(said, evaluated: Path):
    found = json.loads(said("stats", evaluated, OLD, "--on", "2024-12-31", "--format", "json")[1])["plans"]
    example, small = sorted(found, key=lambda one: one["cards"], reverse=True)
    assert (example["goals"], example["cards"], example["network"]["day"]) == (6, 26, "2024-12-31")
    assert example["network"]["services"] == len(network_on(load(plan_folder(OLD)).plan.of(NetworkEntry).values(), DAY))
    assert sum(goal["cards"] for goal in example["fulfilment"][1]["goals"]) == 25
    assert small["fulfilment"] == [
        {
            "year": 2024,
            "goals": [{"goal": "C1", "cards": 2, "statuses": {"in-progress": 1}, "not_evaluated": 1}],
        }
    ]


def test_the_terminal_compares_plans_and_shows_what_is_open(said, evaluated: Path):
    out = said("stats", evaluated, MINIMAL)[1]
    row = next(line for line in out.split("\n") if line.startswith("cards "))
    assert row.split() == ["cards", "1", "2"] or row.split() == ["cards", "2", "1"]
    assert "C1                    1              1" in out
    assert "not evaluated" in out


def test_a_card_leads_to_its_evaluations(said, evaluated: Path):
    out = said("trace", "K01-01", evaluated)[1]
    assert "└─ evaluations/2024/K01-01 in progress\n      spent: Smyšlený kraj 1\N{NO-BREAK SPACE}500" in out


def test_a_comparison_words_what_changed_in_an_evaluation(said, evaluated: Path, tmp_path: Path):
    newer = shutil.copytree(evaluated, tmp_path / "newer")
    text = EVALUATION.format(status="fulfilled").replace("value: 12", "value: 24.5")
    (newer / "evaluations/2024/K01-01.yaml").write_text(text, encoding="utf-8")
    out = said("diff", evaluated, newer)[1]
    assert "plní se → splněno" in out
    assert "skutečnost 24,5" in " ".join(out.split())


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "reached"),
    [("0", "8", "6", "75"), ("5", "2", "3", "67"), ("4", "8", "2", "-50"), ("0", "300", "312", "104")],
    ids=["on the way up", "on the way down", "further away than before", "beyond the target"],
)
def test_how_much_of_the_way_is_done_is_told_in_both_directions(baseline, target, actual, reached):
    values = (Measured(Decimal(value)) for value in (baseline, target, actual))
    assert Indicator("místa", "lůžka", *values).reached == Decimal(reached)


@pytest.mark.parametrize("values", [("5", "5", "7"), (None, "8", "6"), ("0", None, "6"), ("0", "8", None)])
def test_without_a_way_nothing_of_it_is_done(values):
    found = (None if value is None else Measured(Decimal(value)) for value in values)
    assert Indicator("místa", "lůžka", *found).reached is None


def build(plan: Path, out: Path, *words: str) -> dict[str, bytes]:
    assert run(["build", str(plan), *words, "--out", str(out)]) == 0
    return {path.name.partition(".")[2]: path.read_bytes() for path in out.iterdir() if path.suffix != ".svg"}


@pytest.fixture(scope="module")
def yearly(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(OLD, tmp_path_factory.mktemp("year"), "--document", "evaluation", "--year", "2024")


def test_the_evaluation_of_a_year_holds_every_card_that_ran_in_it(yearly):
    markdown = yearly["md"].decode()
    cards = re.findall(r"^### (A-\d-\d\d) ", markdown, re.MULTILINE)
    assert len(cards) == len(set(cards)) == 25
    assert "A-5-03" not in cards  # it ended the year before
    assert "*Smyšlený příklad*" in markdown


def test_the_evaluation_is_an_accessible_pdf_and_says_that_it_is_made_up(yearly):
    assert faults(yearly["pdf"]) == []
    assert outside_the_margins(yearly["pdf"]) == []
    with pypdfium2.PdfDocument(yearly["pdf"]) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert all("smyšlený příklad" in page for page in pages[1:])


def test_the_word_file_has_the_same_cards_and_tables_with_headers(yearly, tmp_path: Path):
    path = tmp_path / "evaluation.docx"
    path.write_bytes(yearly["docx"])
    document = docx.Document(str(path))
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert sum(bool(re.match(r"A-\d-\d\d ", text)) for text in headings) == 25
    assert all(table._tbl.xpath(".//w:tblHeader") for table in document.tables)


def test_a_drawing_says_in_words_what_its_colours_say(tmp_path: Path):
    out = tmp_path / "out"
    build(OLD, out, "--document", "evaluation", "--year", "2024", "--to", "html,md")
    (drawing,) = (path.read_text(encoding="utf-8") for path in out.glob("*graf.svg"))
    words = re.sub(r"<[^>]+>", " ", drawing).replace("\N{NO-BREAK SPACE}", " ")
    assert "C2: splněno zčásti 1, plní se 3, nesplněno 1" in words


def test_the_summary_counts_the_last_evaluation_of_each_card(tmp_path: Path):
    markdown = build(OLD, tmp_path, "--document", "summary-evaluation", "--to", "md")["md"].decode()
    words = markdown.replace("\N{NO-BREAK SPACE}", " ")
    assert "Vyhodnocené roky: 2023 a 2024. Dosud nevyhodnoceno: 2025." in words
    assert re.search(r"\| A-5-03 \| Tištěný průvodce službami pro obce \| splněno \| – \|", words)
    assert "Podle stavu plnění: splněno 7, splněno zčásti 3, plní se 13, převedeno do dalšího plánu 1" in words


def test_the_report_to_the_ministry_names_its_duty_and_the_network_at_the_end_of_the_year(tmp_path: Path):
    found = build(OLD, tmp_path, "--document", "report", "--year", "2024", "--to", "md")
    words = found["md"].decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "§ 95 písm. f)" in words
    assert "V základní síti je ke dni 31. prosince 2024" in words


def test_an_action_plan_takes_its_money_from_the_tables_and_its_evaluation_from_the_plan_before(tmp_path: Path):
    found = build(NEW, tmp_path, "--document", "action-plan", "--year", "2026", "--to", "md")
    markdown = found["md"].decode()
    asked = re.search(r"^\| Požadavek: Státní rozpočet \| (.*?) \|", markdown, re.MULTILINE)
    assert asked
    assert f"{asked[1]}\N{NO-BREAK SPACE}Kč" == amount(456_105_000)
    assert "## Vyhodnocení roku 2024" in markdown
    assert "Vyhodnocuje se plán na období 2023–2025." in markdown.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--document", "evaluation"), "is of one year"),
        (("--document", "evaluation", "--year", "2025"), "years with evaluations: 2023, 2024"),
        (("--document", "action-plan", "--year", "2024"), "there is no action plan for 2024"),
        (("--document", "cards", "--year", "2024"), "is not of one year"),
    ],
)
def test_a_document_of_a_year_asks_for_one_that_there_is(said, tmp_path: Path, words, problem: str):
    code, _, err = said("build", OLD, *words, "--out", tmp_path)
    assert (code, problem in err, list(tmp_path.iterdir())) == (2, True, [])


def test_a_plan_without_evaluations_has_an_empty_summary(evaluated: Path, tmp_path: Path):
    shutil.rmtree(evaluated / "evaluations")
    markdown = build(evaluated, tmp_path / "out", "--document", "summary-evaluation", "--to", "md")["md"].decode()
    assert "Plán zatím žádná vyhodnocení nemá." in markdown


def test_the_next_plan_puts_in_the_evaluation_of_the_one_before(tmp_path: Path):
    region = shutil.copytree(PLANS, tmp_path / "plans")
    chapter = region / "2026-2028" / "chapters" / "zkouska.md"
    chapter.parent.mkdir(exist_ok=True)
    head = "---\nid: zkouska\ntitle: Zkouška\npart: evaluation\norder: 90\n---\n\n"
    chapter.write_text(f"{head}::previous-evaluation show=cards\n\nText.\n\n::previous-evaluation\n", encoding="utf-8")
    words = ("--document", "plan", "--part", "evaluation", "--to", "md", "--draft")
    markdown = build(region / "2026-2028", tmp_path / "out", *words)["md"].decode()
    assert re.search(r"\| A-1-03 \|.*\| A-1-03, A-1-04 \|", markdown)
    assert "Vyhodnocené roky: 2023 a" in markdown


def test_made_up_evaluations_are_marked_in_a_plan_that_is_not(overlaid):
    chapter = "---\nid: minule\ntitle: Minule\npart: evaluation\norder: 1\n---\n\n::previous-evaluation show=cards\n"
    frame = (MINIMAL / "plan.yaml").read_text(encoding="utf-8")
    official = frame.replace("kind: example", "kind: official").replace("status:", "previous: 2021-2023\nstatus:")
    before = frame.replace("2024-2026", "2021-2023")
    plan = overlaid(
        {
            "plan.yaml": official,
            "chapters/minule.md": chapter,
            "../2021-2023/plan.yaml": before,
            "../2021-2023/cards/K01-01.yaml": SHORT.replace("K01-02", "K01-01").replace("2024", "2021"),
            "../2021-2023/evaluations/2021/K01-01.yaml": "id: 2021/K01-01\ncard: K01-01\nstatus: fulfilled\n",
        }
    )
    markdown = build(plan, plan.parent / "out", "--document", "plan", "--to", "md")["md"].decode()
    assert "*Vyhodnocení předchozího plánu: smyšlený příklad.*" in markdown
    assert re.search(r"\| K01-01 \| Karta na jeden rok \| splněno \|", markdown)
