"""`sprss network` and the network in `sprss diff`, on real text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT

from sprss_cli.cli.program import run

PLAN = "examples/vzorovy-kraj/plans/2023-2025"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs a command in the repository and gives its exit code, output and errors."""
    monkeypatch.chdir(ROOT)

    def call(*words: str) -> tuple[int, str, str]:
        code = run([*words, "--lang", "en"])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


def test_the_network_on_a_day_is_listed_by_kind(said):
    code, out, _ = said("network", PLAN, "--on", "2024-03-01")
    assert code == 0
    assert f"{PLAN}: basic network on 2024-03-01, 116 services" in out
    assert "§ 44 Odlehčovací služby (6): lůžka\N{NO-BREAK SPACE}22, úvazky\N{NO-BREAK SPACE}16" in out


def test_sums_stand_for_the_services_when_asked_for(said):
    _, out, _ = said("network", PLAN, "--on", "2024-03-01", "--by", "orp")
    names = [line[2:24].rstrip() for line in out.split("by area\n")[1].splitlines()]
    assert names == [
        *("ORP Bájná Lhota", "ORP Náhodov", "ORP Příkladov", "ORP Smyšlenice", "ORP Vzorov", "ORP Zkoušky nad Řekou"),
        *("several areas together", "the whole region", "more than one region"),
    ]
    assert "ORP Bájná Lhota           4  lůžka\N{NO-BREAK SPACE}6, úvazky\N{NO-BREAK SPACE}14,5\n" in out


def test_providers_stand_as_in_a_czech_index(said):
    _, out, _ = said("network", PLAN, "--on", "2024-03-01", "--by", "provider")
    assert out.index("Hnízdo") < out.index("Charita Náhodov") < out.index("Jabloň") < out.index("Klíč k domovu")


def test_what_is_due_is_told(said):
    _, out, _ = said("network", PLAN, "--on", "2024-06-15", "--by", "level", "--due", "20")
    assert "2024-06-30 reservation: doplnit personál o jednoho pracovníka" in out
    assert "2024-07-01 inclusion: 0004982 Azylový dům Náhodov" in out


def test_every_form_of_sums_adds_up_to_the_whole_in_json(said):
    for by in ("kind", "orp", "provider", "level"):
        found = json.loads(said("network", PLAN, "--on", "2024-03-01", "--by", by, "--format", "json")[1])
        for unit, whole in found["total"].items():
            assert sum(row["capacity"].get(unit, 0) for row in found["rows"]) == whole
        assert sum(row["services"] for row in found["rows"]) == len(found["services"]) == 116


def test_another_register_is_shown_on_demand(said):
    _, out, _ = said("network", PLAN, "--on", "2023-09-01", "--register", "temporary")
    assert "temporary network on 2023-09-01, 2 services\n" in out
    assert "Osobní asistence Dům u lípy" in out


def test_the_log_names_decisions_with_their_steps(said):
    _, out, _ = said("network", "log", PLAN)
    assert "2024-12-10 6/24/ZVK Zastupitelstvo Vzorového kraje: Třetí aktualizace základní sítě" in out
    assert "  2025-01-01 exclusion 0003064 Týdenní stacionář Lípa" in out
    numbers = [page["number"] for page in json.loads(said("network", "log", PLAN, "--format", "json")[1])["decisions"]]
    assert numbers == ["2/22/ZVK", "3/23/ZVK", "4/23/ZVK", "5/24/ZVK", "6/24/ZVK"]


@pytest.mark.parametrize("day", ["2024-02-31", "loni", "2024-1-1"])
def test_what_is_no_day_is_refused(said, day: str):
    code, _, err = said("network", PLAN, "--on", day)
    assert code == 2
    assert f"“{day}” is not a day" in err


def test_a_plan_without_services_has_an_empty_network(said):
    assert said("network", str(MINIMAL), "--on", "2024-01-01")[1].endswith(
        "basic network on 2024-01-01, 0 services\nthe plan lists no services\n"
    )


def test_a_service_that_cannot_be_read_is_named_as_missing(said, minimal: Path):
    (minimal / "network").mkdir()
    (minimal / "network" / "0000001.yaml").write_text("id: 1\n", encoding="utf-8")
    assert "cannot be read and are missing here: network/0000001.yaml" in said("network", str(minimal))[1]


def test_two_days_differ_by_capacity_and_by_the_decisions_between(said):
    code, out, _ = said("diff", f"{PLAN}@2024-01-01", f"{PLAN}@2025-07-01", "--exit-code")
    assert code == 1
    assert "services of the network: new 3, ended 3, changed 29, unchanged 87" in out
    assert "§ 44 Odlehčovací služby: lůžka 22 → 39 (+17)" in out
    assert "2024-06-18 5/24/ZVK Zastupitelstvo Vzorového kraje: Druhá aktualizace základní sítě (13 steps)" in out
    assert "      terénní úvazky 24,5 → 26 (+1,5)" in out


def test_one_day_does_not_differ_from_itself(said):
    code, out, _ = said("diff", f"{PLAN}@2024-01-01", f"{PLAN}@2024-01-01", "--exit-code")
    assert code == 0
    assert "the network is the same on both days" in out


def test_two_days_as_data(said):
    found = json.loads(said("diff", f"{PLAN}@2024-01-01", f"{PLAN}@2025-07-01", "--format", "json")[1])["network"]
    gone = next(service for service in found["services"] if service["after"] is None)
    assert gone["id"] == "0003064"
    assert gone["capacity"] == [{"form": "pobytova", "unit": "luzka", "before": 10, "after": 0, "difference": -10}]


def test_only_one_kind_of_service_is_compared_on_demand(said):
    _, out, _ = said("diff", f"{PLAN}@2024-01-01", f"{PLAN}@2025-07-01", "--service", "§ 44")
    assert "Odlehčovací služba Doma" in out
    assert "Azylový dům" not in out


def test_a_day_on_one_side_only_is_refused(said):
    code, _, err = said("diff", f"{PLAN}@2024-01-01", PLAN)
    assert code == 2
    assert "is a network on a day" in err


def test_a_day_that_no_calendar_has_is_refused(said):
    code, _, err = said("diff", f"{PLAN}@2024-02-31", f"{PLAN}@2025-01-01")
    assert code == 2
    assert "no calendar has the day 2024-02-31" in err


def test_a_new_step_is_a_change_of_the_service(said, minimal: Path, tmp_path: Path):
    import shutil

    service = "network/0000001.yaml"
    (minimal / "network").mkdir()
    first = (
        'id: "0000001"\nname: Pomoc\nprovider: kraj\nkind: § 44\nterritory: regional\nhistory:\n'
        '  - effective: "2024-01-01"\n    decision: 1/23/ZK\n    action: include\n'
        "    forms: [{form: terenni, capacity: [{unit: uvazky, value: 4.5}]}]\n"
    )
    (minimal / service).write_text(first, encoding="utf-8")
    later = tmp_path / "later"
    shutil.copytree(minimal, later)
    more = '  - {effective: "2025-01-01", decision: 2/24/ZK, action: exclude}\n'
    (later / service).write_text(first + more, encoding="utf-8")
    _, out, _ = said("diff", str(minimal), str(later))
    assert "history" in out
    assert "+ 2025-01-01 vyřazení (2/24/ZK)" in out


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (("network",), "Usage: sprss network [OPTIONS] [log|applications] [PLAN]"),
        (("trace",), "Usage: sprss trace [OPTIONS] ID [PLAN]"),
        (("validate",), "Usage: sprss validate [OPTIONS] [PATH]…"),
    ],
)
def test_a_command_shows_what_it_takes_the_way_manuals_do(said, words: tuple[str, ...], usage: str):
    code, out, _ = said(*words, "--help")
    assert code == 0
    assert out.splitlines()[0] == usage


def test_nothing_that_is_due_is_said_so_and_days_are_not_below_zero(said):
    assert said("network", PLAN, "--on", "2024-03-01", "--due", "0")[1].endswith("\ndue\n  nothing\n")
    code, out, err = said("network", PLAN, "--due", "-5")
    assert (code, out) == (2, "")
    assert "“-5” is not a number of days" in err
