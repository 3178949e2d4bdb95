"""`sprss needs` and `sprss trace`: what meets a need, the gaps on both sides, and the way in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT

from sprss_cli.cli.program import run

EXAMPLE = "examples/vzorovy-kraj/plans/2026-2028"

NEED = """
id: {id}
title: {title}
territory: {territory}
target_groups: {groups}
"""
CARD = """
id: {id}
title: Karta {id}
goal: C1
needs: [{needs}]
period: 2024-2026
description: Text.
funding:
  - {{source: kraj, amount: 1000}}
"""
SERVICE = """
id: "0000123"
name: Odlehčovací služba
provider: kraj
kind: § 44
territory: regional
needs: [P-01]
history: [{effective: "2024-01-01", decision: 1/23/ZK, action: include}]
payments: {"2024": 500, "2025": 600}
"""
APPLICATION = """
id: Z-01
received: "2024-03-01"
asks: change
name: Odlehčovací služba
service: "0000123"
provider: kraj
kind: § 44
territory: regional
effective: "2025-01-01"
needs: [P-01]
requested_payments: {"2025": 700}
"""
TABLE = """
id: penize
title: Peníze na karty
figures:
  - {year: 2024, what: funding, amount: 1000, payer: kraj, card: K01-01}
  - {year: 2024, what: funding, amount: 9000, payer: kraj}
"""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs a command in the repository and gives its exit code, output and errors."""
    monkeypatch.chdir(ROOT)

    def call(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = run([*words, "--lang", lang])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


@pytest.fixture
def planned(overlaid) -> str:
    """Return a plan with two needs, of which one is met on every stage and one by nobody."""
    first = NEED.format(id="P-01", title="Chybí odlehčení", territory="regional", groups="[seniori]")
    second = NEED.format(id="P-02", title="Chybí poradna", territory="regional", groups="all")
    return str(
        overlaid(
            {
                "needs/P-01.yaml": first,
                "needs/P-02.yaml": second,
                "cards/K01-01.yaml": CARD.format(id="K01-01", needs="P-01"),
                "network/0000123.yaml": SERVICE,
                "applications/Z-01.yaml": APPLICATION,
                "finance/penize.yaml": TABLE,
            }
        )
    )


def test_a_need_is_shown_with_everything_that_names_it(said, planned: str):
    code, out, _ = said("needs", planned)
    assert code == 0
    assert ": 2 needs\n" in out
    assert "P-01 Chybí odlehčení\n  the whole region · senioři\n  applications: Z-01\n  cards: K01-01\n" in out
    assert "needs without a measure: 1\n  P-02 Chybí poradna\n" in out


def test_a_measure_without_a_need_is_a_gap_too(said, planned: str):
    (Path(planned) / "cards" / "K01-01.yaml").write_text(
        "id: K01-01\ntitle: Jiná\ngoal: C1\nperiod: 2024-2026\ndescription: Text.\n", encoding="utf-8"
    )
    assert "measures without a need: 1\n  K01-01 Jiná\n" in said("needs", planned)[1]


def test_the_table_counts_needs_with_a_measure_of_all(said, planned: str):
    table = json.loads(said("needs", planned, "--format", "json")[1])["table"]
    cells = {(row["territory"], row["target_group"]): (row["with_measure"], row["needs"]) for row in table}
    assert cells == {
        ("regional", "seniori"): (1, 1),
        ("regional", "all"): (0, 1),
        ("regional", None): (1, 2),
        (None, "seniori"): (1, 1),
        (None, "all"): (0, 1),
        (None, None): (1, 2),
    }


def test_every_cell_of_the_example_adds_up(said):
    found = json.loads(said("needs", EXAMPLE, "--format", "json")[1])
    whole = next(row for row in found["table"] if row["territory"] is None and row["target_group"] is None)
    assert whole["needs"] == len(found["needs"]) == 17
    assert whole["with_measure"] == sum(need["has_measure"] for need in found["needs"]) == 16
    assert found["without_need"] == []


def test_a_need_leads_to_cards_services_and_money(said, planned: str):
    lines = said("trace", "P-01", planned)[1].split("\n")
    start = lines.index("leads to")
    assert lines[start + 1 :] == [
        "├─ cards/K01-01 Karta K01-01",
        "│  │  funding: Smyšlený kraj 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}Kč",
        "│  └─ finance/penize Peníze na karty",
        "│        zdroje Smyšlený kraj: 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}Kč\N{NO-BREAK SPACE}(2024)",
        "└─ applications/Z-01 Odlehčovací služba",
        "   │  requested payment: 700\N{NO-BREAK SPACE}Kč\N{NO-BREAK SPACE}(2025)",
        "   └─ network/0000123 Odlehčovací služba",
        "         compensation payment: 500\N{NO-BREAK SPACE}Kč\N{NO-BREAK SPACE}(2024), "
        "600\N{NO-BREAK SPACE}Kč\N{NO-BREAK SPACE}(2025)",
        "",
    ]


def test_the_way_back_goes_from_a_service_to_its_need_and_what_else_meets_it(said, planned: str):
    found = json.loads(said("trace", "0000123", planned, "--format", "json")[1])
    (application,) = found["before"]
    assert (application["folder"], application["beyond"][0]["id"]) == ("applications", "P-01")
    (beside,) = found["beside"]
    assert [(link["folder"], link["id"]) for link in beside["beyond"]] == [("cards", "K01-01")]
    assert found["after"] == []


def test_a_goal_is_traced_to_its_cards_only_along_what_they_name(said, planned: str):
    found = json.loads(said("trace", "C1", planned, "--format", "json")[1])
    assert [link["id"] for link in found["after"]] == ["K01-01"]
    assert found["before"] == []


def test_a_service_of_the_same_kind_and_place_that_names_no_need_is_not_guessed(said, planned: str):
    path = Path(planned) / "network" / "0000456.yaml"
    path.write_text(SERVICE.replace("0000123", "0000456").replace("needs: [P-01]\n", ""), encoding="utf-8")
    assert "0000456" not in said("trace", "P-01", planned)[1]


def test_an_id_that_several_records_bear_asks_for_the_folder(said, planned: str):
    (Path(planned) / "parties" / "P-01.yaml").write_text("id: P-01\nkind: group\ntitle: Skupina\n", encoding="utf-8")
    code, _, err = said("trace", "P-01", planned)
    assert code == 2
    assert "several records are called P-01" in err
    assert said("trace", "needs/P-01", planned)[0] == 0


def test_an_unknown_id_names_the_nearest_and_a_broken_file_is_not_unknown(said, planned: str):
    code, _, err = said("trace", "P-O1", planned)
    assert (code, "did you mean P-01?" in err) == (2, True)
    (Path(planned) / "needs" / "P-02.yaml").write_text("id: P-02\n", encoding="utf-8")
    assert "the file of P-02 is broken" in said("trace", "P-02", planned)[2]
    assert "cannot be read and are missing here: needs/P-02.yaml" in said("needs", planned)[1]


def test_a_plan_without_needs_says_so(said):
    assert said("needs", str(MINIMAL))[1].endswith(
        ": 0 needs\n\nneeds without a measure: 0\n\nmeasures without a need: 0\n"
    )


def test_the_terminal_speaks_czech(said):
    assert "potřeby bez opatření: 1" in said("needs", EXAMPLE, lang="cs")[1]
    assert "vychází z" in said("trace", "A-1-04", EXAMPLE, lang="cs")[1]


def test_two_states_of_a_need_are_compared_by_meaning(said, planned: str, tmp_path: Path):
    import shutil

    newer = tmp_path / "newer"
    shutil.copytree(planned, newer)
    text = (newer / "needs" / "P-01.yaml").read_text(encoding="utf-8")
    demand = "demanded: [{form: pobytova, unit: luzka, value: 8}]\n"
    (newer / "needs" / "P-01.yaml").write_text(text + demand, encoding="utf-8")
    out = said("diff", planned, str(newer))[1]
    assert "pobytová lůžka\N{NO-BREAK SPACE}8" in out


def test_a_need_comes_from_where_it_was_found_out(said):
    out = said("trace", "P-01", EXAMPLE)[1]
    assert "comes from\n  sdělení obce podle § 94 (obce, Sdělení obcí Vzorového kraje" in out
