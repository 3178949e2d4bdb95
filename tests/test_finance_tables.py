"""`sprss finance show`, finance tables in `sprss diff`, and figures that come from anywhere, on real text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from sprss_cli.cli.program import run

TABLE = """\
id: zdroje
title: Zkušební tabulka
base_year: 2024
figures:
  - {year: 2024, what: cost, service: § 44, amount: 1000000}
  - {year: 2024, what: cost, service: § 40, variant: optimal, amount: 250000}
  - {year: 2024, what: funding, payer: kraj, service: § 44, certainty: secured, amount: 700000}
  - {year: 2024, what: funding, payer: obce, service: § 44, amount: 300000}
  - {year: 2024, what: missing, service: § 40, variant: optimal, amount: 250000}
  - {year: 2025, what: cost, amount: 1100000}
  - {year: 2026, what: cost, amount: 1200000}
  - {year: 2025, what: cost, variant: optimal, part: rozvoj, amount: 1}
  - {year: 2026, what: cost, variant: optimal, part: rozvoj, amount: 1}
  - {year: 2024, what: funding, payer: kraj, card: K01-01, amount: 400000}
  - {year: 2025, what: funding, payer: kraj, amount: 1100001}
  - {year: 2026, what: funding, payer: kraj, amount: 1200001}
  - {year: 2023, what: requested, payer: kraj, amount: 900000}
  - {year: 2023, what: granted, payer: kraj, amount: 650000}
shares:
  - {payer: kraj, percent: 4.14}
"""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs a command in the repository and gives its exit code, output and errors."""
    monkeypatch.chdir(ROOT)

    def call(*words: str) -> tuple[int, str, str]:
        code = run([*words, "--lang", "en"])
        written = capsys.readouterr()
        return code, written.out.replace("\N{NO-BREAK SPACE}", " "), written.err

    return call


@pytest.fixture
def plan(overlaid: Callable[..., Path]) -> str:
    return str(overlaid({"finance/zdroje.yaml": TABLE}))


def rows(text: str, name: str) -> list[list[str]]:
    """Return the cells of every row of that name."""
    found = (line.strip() for line in text.split("\n"))
    return [line.removeprefix(name).split("  ") for line in found if line.startswith(f"{name} ")]


def cells(text: str, name: str) -> list[list[str]]:
    return [[cell.strip() for cell in row if cell.strip()] for row in rows(text, name)]


def test_sums_by_year_hold_the_common_figures_in_every_variant(said, plan):
    code, out, _ = said("finance", "show", plan)
    assert code == 0
    assert cells(out, "costs") == [["1 250 000", "1 100 001", "1 200 001"]]
    assert cells(out, "missing") == [["250 000", "–", "–"]]


def test_secured_money_stands_apart_from_money_that_is_expected(said, plan):
    _, out, _ = said("finance", "show", plan)
    assert cells(out, "secured") == [["700 000", "–", "–"]]
    assert cells(out, "expected") == [["300 000", "1 100 001", "1 200 001"]]


def test_money_of_a_card_is_not_added_to_the_sums(said, plan):
    _, out, _ = said("finance", "show", plan, "--by", "payer")
    assert cells(out, "Smyšlený kraj")[0] == ["700 000", "1 100 001", "1 200 001"]


def test_sums_by_kind_say_what_is_not_divided(said, plan):
    _, out, _ = said("finance", "show", plan, "--by", "service")
    assert cells(out, "§ 44 Odlehčovací služby")[0] == ["1 000 000", "–", "–"]
    assert cells(out, "not divided by kind")[0] == ["–", "1 100 001", "1 200 001"]


def test_what_was_granted_is_shown_as_a_part_of_what_was_asked_for(said, plan):
    _, out, _ = said("finance", "show", plan)
    assert "2023 Smyšlený kraj: 72,2 % of what was asked for" in out
    assert "Smyšlený kraj: 4,14 %" in out


def test_the_answer_for_programs_has_the_same_sums(said, plan):
    _, out, _ = said("finance", "show", plan, "--by", "payer", "--format", "json")
    found = json.loads(out)
    assert found["version"] == 1
    (variant,) = found["variants"]
    assert variant["variant"] == "optimal"
    kraj = {"key": "kraj", "amounts": {"2024": 700000, "2025": 1100001, "2026": 1200001}}
    assert kraj in variant["sections"][0]["rows"]
    assert found["grants"] == [{"year": 2023, "payer": "kraj", "requested": 900000, "granted": 650000, "percent": 72.2}]
    assert found["shares"] == [{"payer": "kraj", "year": None, "percent": 4.14}]


def test_a_variant_that_no_figure_names_is_refused_with_the_nearest(said, plan):
    code, out, err = said("finance", "show", plan, "--variant", "optimum")
    assert (code, out) == (2, "")
    assert "did you mean optimal?" in err


def test_a_plan_without_tables_says_so(said):
    code, out, _ = said("finance", "show", "tests/plans/minimal")
    assert code == 0
    assert "the plan has no finance tables" in out


def test_a_table_that_cannot_be_read_is_named(said, overlaid):
    folder = overlaid({"finance/zdroje.yaml": "id: zdroje\ntitle: a: b\n"})
    code, out, _ = said("finance", "show", str(folder))
    assert code == 0
    assert "cannot be read and are missing here: finance/zdroje.yaml" in out


def test_a_figure_that_changed_is_told_in_a_comparison(said, overlaid, minimal, tmp_path):
    old = tmp_path / "old"
    old.mkdir()
    overlaid({"finance/zdroje.yaml": TABLE})
    minimal.rename(old / "plan")
    new = tmp_path / "new" / "plan"
    new.parent.mkdir()
    shutil.copytree(old / "plan", new)
    (new / "finance" / "zdroje.yaml").write_text(TABLE.replace("amount: 300000", "amount: 200000"), encoding="utf-8")
    code, out, _ = said("diff", str(old / "plan"), str(new))
    assert code == 0
    assert "2024 zdroje, obce, § 44 Odlehčovací služby: 300 000 Kč" in out
    assert "2024 zdroje, obce, § 44 Odlehčovací služby: 200 000 Kč" in out


@pytest.mark.parametrize("amount", ["1e3", "1.5", '"100"', "1000000000001", "true", "~", "[]"])
def test_an_amount_that_is_no_whole_number_of_crowns_is_a_finding(said, overlaid, amount):
    text = f"id: t\ntitle: Tabulka\nfigures:\n  - {{year: 2024, what: cost, amount: {amount}}}\n"
    code, out, _ = said("validate", str(overlaid({"finance/t.yaml": text})))
    assert code == 1
    assert "SCH10" in out


def test_a_total_is_told_from_thousands_of_figures_that_divide_it():
    from sprss_cli.model.finance import finer
    from sprss_cli.model.kinds.finance_table import Figure

    figures = [Figure(2024, "cost", 1, service=f"§ {number}") for number in range(5000)]
    figures.append(Figure(2024, "cost", 5000))
    assert finer(figures) == {5000: (5000, 5000)}


@pytest.mark.parametrize("period", ["2023-2025", "2026-2028"])
def test_the_finance_chapter_of_the_example_has_no_finding(said, period):
    _, out, _ = said("validate", f"examples/vzorovy-kraj/plans/{period}", "--format", "json")
    assert [one for one in json.loads(out)["findings"] if one["code"].startswith("FIN7")] == []


def test_real_figures_say_from_which_document_they_come():
    from sprss_cli.model.kinds.finance_table import FinanceTable
    from sprss_cli.sources.load import load
    from sprss_cli.sources.workspace import plan_folder

    for period in ("2014-2017", "2024-2026"):
        found = load(plan_folder(ROOT / "plans" / period)).plan
        assert found is not None
        tables = found.every(FinanceTable)
        assert tables
        assert all(
            item.source or (table.provenance and table.provenance.source)
            for table in tables
            for item, _ in table.items()
        )


def test_a_comparison_for_one_payer_holds_the_tables_that_name_it(said, plan, tmp_path):
    other = tmp_path / "other" / "plan"
    shutil.copytree(plan, other)
    table = other / "finance" / "zdroje.yaml"
    table.write_text(TABLE.replace("title: Zkušební tabulka", "title: Jiná tabulka"), encoding="utf-8")
    _, out, _ = said("diff", plan, str(other), "--party", "obce")
    assert "finance tables: changed 1" in out
    _, out, _ = said("diff", plan, str(other), "--party", "stat")
    assert "finance tables: changed" not in out
