"""`sprss finance explain` and `balance`: two really different methods, reckoned by hand beside."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from sprss_cli.cli.program import run

NBSP = "\N{NO-BREAK SPACE}"

PLAN = """\
    title: Smyšlený plán pro zkoušky
    region: {name: Smyšlený kraj}
    period: 2024-2026
    status: draft
    law_date: "2023-12-19"
    decisions:
      - {what: Síť, body: Zastupitelstvo, number: 1/23/ZK, date: "2023-12-12", effect: network, source: zkouska}
    documents:
      - {id: zkouska, title: Zkušební data}
    provenance: {kind: example, source: zkouska}
    """

# (a) reference value × capacity − stated income, at least nothing, at most a ceiling, down to thousands
REFERENCE = """\
    id: vp-luzka
    title: Podle referenční hodnoty
    years: 2024-2026
    capacity: first-day
    payers: [stat, kraj]
    applies:
      - {services: [§ 49], forms: [pobytova], unit: luzka}
    values:
      - {id: hodnota, what: Referenční hodnota, source: zkouska, rows: [{years: "2024", value: 600000.55}]}
      - {id: na-luzko, what: Strop na lůžko, rows: [{value: 250000}]}
    inputs:
      - {id: uhrady, what: Úhrady klientů}
    steps:
      - {id: naklady, what: Náklady, do: per-capacity, of: [hodnota]}
      - {id: rozdil, what: Rozdíl, do: subtract, of: [naklady, uhrady]}
      - {id: nejmene, what: Nejméně nula, do: at-least, of: [rozdil, 0]}
      - {id: strop, what: Strop, do: per-capacity, of: [na-luzko]}
      - {id: nejvyse, what: Nejvýše strop, do: at-most, of: [nejmene, strop]}
      - {id: platba, what: Platba, do: round, of: [nejvyse], to: 1000, way: down}
    ceiling: strop
    """

# (b) usual costs − usual revenues, a share of it, pro rata of the money there is
PRO_RATA = """\
    id: vp-uvazky
    title: Poměrně podle peněz
    years: 2024-2026
    capacity: average
    applies:
      - {services: [§ 65], unit: uvazky}
    values:
      - {id: naklady, what: Obvyklé náklady, rows: [{value: 700000}]}
      - {id: vynosy, what: Obvyklé výnosy, rows: [{value: 100000}]}
      - {id: podil, what: Podíl kraje, measure: per-cent, rows: [{value: 90}]}
      - {id: dispozice, what: Peníze v roce, rows: [{value: 2500000}]}
    steps:
      - {id: n, what: Náklady, do: per-capacity, of: [naklady]}
      - {id: v, what: Výnosy, do: per-capacity, of: [vynosy]}
      - {id: rozdil, what: Rozdíl, do: subtract, of: [n, v]}
      - {id: optimum, what: Optimum, do: share, of: [rozdil, podil]}
      - {id: celkem, what: Optimum všech, do: total, of: [optimum]}
      - {id: pomerne, what: Poměrně, do: pro-rata, of: [optimum, dispozice, celkem]}
      - {id: platba, what: Platba, do: round, of: [pomerne], to: 1, way: nearest}
    """


def entry(
    number: str, kind: str, form: str, unit: str, value: float, more: str = "", begins: str = "2024-01-01"
) -> str:
    """Return the text of a service with one inclusion."""
    text = f"""\
        id: "{number}"
        name: Služba {number}
        provider: kraj
        kind: {kind}
        territory: regional
        history:
          - effective: "{begins}"
            decision: 1/23/ZK
            action: include
            forms: [{{form: {form}, capacity: [{{unit: {unit}, value: {value}}}]}}]
        """
    return dedent(text) + dedent(more)


HOME = entry("0000001", "§ 49", "pobytova", "luzka", 20, 'payment_inputs:\n  "2024": {uhrady: 8000000.5}\n')
FIRST = entry("0000002", "§ 65", "terenni", "uvazky", 3)
SECOND = entry("0000003", "§ 65", "terenni", "uvazky", 2.5)
FILES = {
    "plan.yaml": dedent(PLAN),
    "payment-methods/vp-luzka.yaml": dedent(REFERENCE),
    "payment-methods/vp-uvazky.yaml": dedent(PRO_RATA),
    "network/0000001.yaml": HOME,
    "network/0000002.yaml": FIRST,
    "network/0000003.yaml": SECOND,
}
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(
    overlaid: Callable[[Mapping[str, str]], Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Said:
    """Return a function that lays files over the plan of this page, runs a command there, and gives what it said."""

    def call(*words: str, files: Mapping[str, str] | None = None, lang: str = "en") -> tuple[int, str, str]:
        wanted = {**FILES, **(files or {})}
        monkeypatch.chdir(overlaid({name: text for name, text in wanted.items() if text}))
        code = run([*words, "--lang", lang])
        written = capsys.readouterr()
        return code, written.out.replace(NBSP, " "), written.err

    return call


def amount(said: Said, number: str, year: int = 2024, files: Mapping[str, str] | None = None) -> int | None:
    code, out, err = said("finance", "explain", number, "--year", str(year), "--format", "json", files=files)
    assert (code, err) == (0, "")
    (found,) = json.loads(out)["years"]
    return found["amount"]  # type: ignore[no-any-return]


def test_a_reference_value_less_stated_income_is_rounded_only_where_the_method_says(said: Said):
    # 20 × 600 000.55 = 12 000 011; − 8 000 000.5 = 4 000 010.5; ceiling 20 × 250 000 = 5 000 000; down: 4 000 000
    _, out, _ = said("finance", "explain", "0000001", "--year", "2024")
    assert "1. Náklady: 12 000 011 Kč" in out
    assert "= pobytová lůžka 20 × 600 000,55 Kč = 12 000 011 Kč" in out
    assert "2. Rozdíl: 4 000 010,5 Kč" in out
    assert "payment for 2024: 4 000 000 Kč; the plan states none" in out


def test_the_ceiling_holds_the_payment_down(said: Said):
    poor = HOME.replace("8000000.5", "1")
    assert amount(said, "0000001", files={"network/0000001.yaml": poor}) == 5_000_000


def test_income_above_the_costs_gives_no_payment_and_no_debt(said: Said):
    rich = HOME.replace("8000000.5", "99000000")
    assert amount(said, "0000001", files={"network/0000001.yaml": rich}) == 0


def test_what_there_is_is_divided_in_the_proportion_of_what_would_be_best(said: Said):
    # optimum 3 × 600 000 × 0.9 = 1 620 000 and 2.5 × … = 1 350 000; of 2 970 000 there are 2 500 000
    assert amount(said, "0000002") == 1_363_636  # 1 363 636.36…
    assert amount(said, "0000003") == 1_136_364  # 1 136 363.63…


def test_a_figure_that_no_decimals_can_hold_is_marked_and_kept_whole(said: Said):
    _, out, _ = said("finance", "explain", "0000002", "--year", "2024")
    assert "6. Poměrně: ≈ 1 363 636,363636 Kč" in out
    found = json.loads(said("finance", "explain", "0000002", "--year", "2024", "--format", "json")[1])
    assert found["years"][0]["methods"][0]["steps"][5]["result"] == {"value": 1363636.363636, "exact": "15000000/11"}


def test_a_sum_over_all_services_names_what_each_adds(said: Said):
    _, out, _ = said("finance", "explain", "0000002", "--year", "2024")
    assert "step 4 of all services that the method pays:\n          0000002 Služba 0000002: 1 620 000 Kč" in out
    assert "0000003 Služba 0000003: 1 350 000 Kč" in out


def test_every_figure_says_where_it_stands(said: Said):
    _, out, _ = said("finance", "explain", "0000001", "--year", "2024")
    assert "20: network/0000001.yaml: history[0].forms[0].capacity[0]" in out
    assert "values[0].rows[0].value, from Zkušební data)" in out
    assert "8 000 000,5 Kč: Úhrady klientů (network/0000001.yaml: payment_inputs.2024.uhrady)" in out
    assert "12 000 011 Kč: Náklady, step 1" in out


def test_capacity_that_changes_within_the_year_is_averaged_by_days(said: Said):
    late = SECOND.replace("2024-01-01", "2024-07-01")  # 184 of 366 days
    _, out, _ = said("finance", "explain", "0000003", "--year", "2024", files={"network/0000003.yaml": late})
    assert "2,5 × 184 days, divided by the days of the year" in out
    assert "1. Náklady: ≈ 879 781,420765 Kč" in out  # 700 000 × 2.5 × 184 / 366


@pytest.mark.parametrize(("begins", "months"), [("2024-01-01", 12), ("2024-07-01", 6), ("2024-07-02", 5)])
def test_part_of_a_year_is_paid_by_its_whole_months(said: Said, begins: str, months: int):
    method = dedent(REFERENCE).replace("do: at-most, of: [nejmene, strop]", "do: pro-rata, of: [strop, months, 12]")
    files = {"payment-methods/vp-luzka.yaml": method, "network/0000001.yaml": HOME.replace("2024-01-01", begins)}
    assert amount(said, "0000001", files=files) == 5_000_000 * months // 12 // 1000 * 1000


def test_days_are_given_by_the_ledger_as_well(said: Said):
    method = dedent(REFERENCE).replace(
        "do: at-most, of: [nejmene, strop]", "do: pro-rata, of: [strop, days, days-in-year]"
    )
    files = {"payment-methods/vp-luzka.yaml": method, "network/0000001.yaml": HOME.replace("2024-01-01", "2024-12-31")}
    assert amount(said, "0000001", files=files) == 13_000  # 5 000 000 / 366


def test_capacity_of_the_last_day_counts_where_the_method_says_so(said: Said):
    method = (
        dedent(REFERENCE)
        .replace("capacity: first-day", "capacity: last-day")
        .replace("[nejmene, strop]", "[strop, strop]")
    )
    change = HOME.replace(
        "payment_inputs:",
        '  - {effective: "2024-11-01", decision: 1/23/ZK, action: change,'
        " forms: [{form: pobytova, capacity: [{unit: luzka, value: 30}]}]}\npayment_inputs:",
    )
    files = {"payment-methods/vp-luzka.yaml": method, "network/0000001.yaml": change}
    assert amount(said, "0000001", files=files) == 7_500_000


def test_what_is_missing_is_said_with_its_place(said: Said):
    code, out, _ = said("finance", "explain", "0000001", "--year", "2025")
    assert code == 0
    assert "cannot be reckoned: uhrady (Úhrady klientů) is not stated for 2025 (network/0000001.yaml)" in out
    assert "no row of hodnota holds for § 49, pobytova, luzka, 2025" in out


def test_one_service_that_cannot_be_reckoned_stops_the_sum_and_is_named(said: Said):
    method = dedent(PRO_RATA).replace("rows: [{value: 700000}]", "rows: [{form: terenni, value: 700000}]")
    other = SECOND.replace("form: terenni", "form: ambulantni")
    files = {"payment-methods/vp-uvazky.yaml": method, "network/0000003.yaml": other}
    _, out, _ = said("finance", "explain", "0000002", "--year", "2024", files=files)
    assert "the sum over all services cannot be made: 0000003 Služba 0000003 cannot be reckoned" in out


def test_capacity_that_no_method_counts_is_named(said: Said):
    two = HOME.replace("value: 20}]}", "value: 20}]}, {form: terenni, capacity: [{unit: uvazky, value: 1.5}]}")
    _, out, _ = said("finance", "explain", "0000001", "--year", "2024", files={"network/0000001.yaml": two})
    assert "no method counts terénní úvazky 1,5" in out


def test_steps_that_grow_without_bounds_are_stopped(said: Said):
    squares = "".join(f"  - {{id: s{n}, what: S, do: multiply, of: [s{n - 1}, s{n - 1}]}}\n" for n in range(1, 60))
    method = dedent(PRO_RATA)
    head, _, _ = method.partition("steps:")
    last = "  - {id: platba, what: P, do: round, of: [s59], to: 1, way: up}\n"
    text = f"{head}steps:\n  - {{id: s0, what: S, do: per-capacity, of: [naklady]}}\n{squares}{last}"
    code, out, _ = said("finance", "explain", "0000002", files={"payment-methods/vp-uvazky.yaml": text})
    assert code == 0
    assert "gives a number that is too long to be an amount" in out


def test_a_service_that_is_not_there_is_refused_with_the_nearest(said: Said):
    code, _, err = said("finance", "explain", "0000012")
    assert code == 2
    assert "the plan has no service and no application 0000012" in err
    assert "did you mean 0000002?" in err or "did you mean 0000001?" in err


def test_a_year_that_is_none_is_refused(said: Said):
    code, _, err = said("finance", "explain", "0000001", "--year", "26")
    assert code == 2
    assert "“26” is not a year of a plan" in err


TABLE = """\
    id: zdroje
    title: Zdroje
    figures:
      - {year: 2024, what: funding, payer: stat, amount: 4000000, certainty: secured}
      - {year: 2024, what: funding, payer: kraj, amount: 2600000}
      - {year: 2024, what: funding, payer: klienti, amount: 90000000}
      - {year: 2024, what: funding, payer: kraj, amount: 900000, card: K01-01}
    """


def application(identifier: str, asks: str, more: str) -> str:
    """Return the text of an application for 2024."""
    text = f"""\
        id: {identifier}
        received: "2023-10-01"
        asks: {asks}
        name: Žádost {identifier}
        provider: kraj
        kind: § 65
        territory: regional
        effective: "2024-01-01"
        """
    return dedent(text) + dedent(more)


MONEY = {
    "finance/zdroje.yaml": dedent(TABLE),
    "applications/Z-1.yaml": application(
        "Z-1",
        "include",
        """\
        forms: [{form: terenni, capacity: [{unit: uvazky, value: 1}]}]
        requested_payments: {"2024": 90000}
        """,
    ),
    "applications/Z-2.yaml": application(
        "Z-2",
        "include",
        """\
        forms: [{form: terenni, capacity: [{unit: uvazky, value: 1}]}]
        requested_payments: {"2024": 30000}
        """,
    ),
    "applications/Z-3.yaml": application("Z-3", "exclude", 'service: "0000002"\n'),
    "applications/Z-4.yaml": application(
        "Z-4",
        "change",
        """\
        service: "0000002"
        forms: [{form: terenni, capacity: [{unit: uvazky, value: 3.5}]}]
        """,
    ),
}


def balance(said: Said, *words: str, files: Mapping[str, str] | None = None) -> dict[str, object]:
    code, out, _ = said(
        "finance", "balance", "--year", "2024", "--format", "json", *words, files={**MONEY, **(files or {})}
    )
    assert code == 0
    (found,) = json.loads(out)["years"]
    return found  # type: ignore[no-any-return]


def test_the_network_costs_what_is_stated_else_what_the_methods_give(said: Said):
    stated = FIRST + 'payments:\n  "2024": 1400000\n'
    found = balance(said, files={"network/0000002.yaml": stated})
    assert found["stated"] == {"services": 1, "amount": 1_400_000}
    assert found["reckoned"] == {"services": 2, "amount": 4_000_000 + 1_136_364}
    assert found["cost"] == 6_536_364


def test_a_service_without_a_payment_is_named_and_the_verdict_says_so(said: Said):
    bare = HOME.partition("payment_inputs")[0]
    _, out, _ = said("finance", "balance", "--year", "2024", files={**MONEY, "network/0000001.yaml": bare})
    assert "1 service is without a payment; the cost is higher by what is not known of it:" in out
    assert "    0000001 Služba 0000001, § 49" in out
    assert "as far as the cost is known: can be paid from secured money" in out


def test_only_the_money_of_those_who_pay_counts_and_that_of_cards_is_part_of_it(said: Said):
    (cover,) = balance(said)["covers"]
    assert [row["payer"] for row in cover["payers"]] == ["kraj", "stat"]
    assert (cover["secured"], cover["expected"]) == (4_000_000, 2_600_000)
    assert cover["left"] == 6_600_000 - 6_500_000
    assert cover["payable"] == "if-expected-comes"


def test_applications_are_judged_alone_and_together(said: Said):
    found = balance(said, "--with", "Z-1", "--with", "Z-2")
    assert [(one["adds"], one["covers"][0]["payable"]) for one in found["applications"]] == [
        (90_000, "if-expected-comes"),
        (30_000, "if-expected-comes"),
    ]
    assert found["together"]["adds"] == 120_000
    assert found["together"]["covers"] == [{"variant": None, "left": -20_000, "unsecured": 2_620_000, "payable": "no"}]


def test_what_cannot_be_paid_is_said_with_what_is_missing(said: Said):
    _, out, _ = said("finance", "balance", "--year", "2024", "--with", "Z-1", "--with", "Z-2", files=MONEY)
    assert "2 applications together: +120 000 Kč\n    cannot be paid: 20 000 Kč is missing" in out


def test_an_exclusion_frees_what_the_service_is_paid(said: Said):
    (one,) = balance(said, "--with", "Z-3")["applications"]
    assert one["adds"] == -1_363_636


def test_more_capacity_adds_the_difference_and_shares_the_money_anew(said: Said):
    # 3.5 of 6 FTE instead of 3 of 5.5 share 2 500 000: 1 458 333 − 1 363 636
    (one,) = balance(said, "--with", "Z-4")["applications"]
    assert (one["adds"], one["as"]) == (94_697, "reckoned")


def test_an_application_can_be_followed_by_hand_like_a_service(said: Said):
    _, out, _ = said("finance", "explain", "Z-4", "--year", "2024", files=MONEY)
    assert "3,5: applications/Z-4.yaml: forms[0].capacity[0]" in out
    assert "payment for 2024: 1 458 333 Kč; the application asks for none" in out


def test_a_year_without_money_in_the_tables_is_not_judged(said: Said):
    _, out, _ = said("finance", "balance", "--year", "2025", files=MONEY)
    assert "the plan does not say what money there is" in out
    assert "can be paid" not in out


def test_variants_stand_side_by_side_and_one_can_be_chosen(said: Said):
    table = dedent(TABLE) + "  - {year: 2024, what: funding, payer: kraj, amount: 1000000, variant: optimal}\n"
    table += "  - {year: 2024, what: funding, payer: kraj, amount: 5, variant: reduced}\n"
    files = {"finance/zdroje.yaml": table}
    assert [cover["expected"] for cover in balance(said, files=files)["covers"]] == [3_600_000, 2_600_005]
    assert [cover["variant"] for cover in balance(said, "--variant", "reduced", files=files)["covers"]] == ["reduced"]
    code, _, err = said("finance", "balance", "--variant", "redukced", files={**MONEY, **files})
    assert (code, "did you mean reduced?" in err) == (2, True)


def test_an_application_that_is_not_there_is_refused(said: Said):
    code, _, err = said("finance", "balance", "--with", "Z-9", files=MONEY)
    assert code == 2
    assert "the plan has no application Z-9" in err


def test_a_broken_file_is_named_as_missing_from_the_balance(said: Said):
    _, out, _ = said("finance", "balance", files={**MONEY, "network/0000002.yaml": "id: 2\n"})
    assert "cannot be read and are missing here: network/0000002.yaml" in out
    code, _, err = said("finance", "explain", "0000002", files={**MONEY, "network/0000002.yaml": "id: 2\n"})
    assert (code, "the file network/0000002.yaml is broken" in err) == (2, True)


@pytest.mark.parametrize(("services", "words"), [(1, "1 služba"), (3, "3 služby")])
def test_the_balance_counts_in_czech(said: Said, services: int, words: str):
    gone = {f"network/000000{number}.yaml": "" for number in range(services + 1, 4)}  # not laid there
    _, out, _ = said("finance", "balance", "--year", "2024", files={**MONEY, **gone}, lang="cs")
    assert f"Kč: {words}\n" in out


def test_a_changed_reference_value_is_a_change_of_the_plan(said: Said, tmp_path: Path):
    import shutil

    said("validate", ".")
    shutil.copytree(Path.cwd(), tmp_path / "older")
    new = {"payment-methods/vp-luzka.yaml": dedent(REFERENCE).replace("600000.55", "610000")}
    _, out, _ = said("diff", str(tmp_path / "older"), ".", files=new)
    assert "Referenční hodnota (hodnota): 2024: 610 000" in out


def test_a_sum_over_all_services_waits_for_one_that_cannot_be_read(said: Said):
    _, out, _ = said("finance", "explain", "0000002", "--year", "2024", files={"network/0000003.yaml": "id: 3\n"})
    assert "the sum over all services cannot be made: network/0000003.yaml cannot be read" in out
    assert "payment for 2024: ?" in out


def test_a_method_that_cannot_be_read_is_named_beside_the_payment(said: Said):
    _, out, _ = said("finance", "explain", "0000002", files={"payment-methods/vp-uvazky.yaml": "id: vp-uvazky\n"})
    assert "cannot be read and are missing here: payment-methods/vp-uvazky.yaml" in out


def test_a_year_without_paid_services_does_not_cost_nothing(said: Said):
    gone = {name: "" for name in FILES if name.startswith("network/")}  # not laid there
    _, out, _ = said("finance", "balance", "--year", "2025", files=gone)
    assert "no service of the network is paid in this year" in out
    assert "the network costs" not in out


def test_a_development_intent_is_said_to_be_unpaid(said: Said):
    intent = FIRST.replace("action: include\n", "action: include\n    register: intent\n")
    _, out, _ = said("finance", "explain", "0000002", files={"network/0000002.yaml": intent})
    assert out.endswith("the service is not paid in any year of the plan\n")
    _, out, _ = said("finance", "explain", "0000002", "--year", "2024", files={"network/0000002.yaml": intent})
    assert out.endswith("the service is not in the network in 2024\n")
