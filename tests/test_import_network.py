"""`sprss import network` on tables shaped as regions publish them; everything in them is made up."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from conftest import Content

from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.report import FileState, ImportReport
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.network import state_on
from sprss_cli.model.network_words import provided
from sprss_cli.model.plan import Plan
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.workflows.import_network import import_network

TODAY = date(2024, 6, 1)
NBSP = "\N{NO-BREAK SPACE}"
MERGED = object()
"""In a row: the cell is merged with the one to its left; in a column of `UP`: with the one above."""
UP = object()
FRAME = """
network:
  levels:
    - {id: Z1, title: trvale potřebné služby}
    - {id: Z2, title: ověřované služby}
  areas:
    - {id: lhota, title: ORP Lhota}
    - {id: kotehulky, title: ORP Kotěhůlky}
decisions:
  - {what: Schválení sítě, body: zastupitelstvo, number: 1/23/Z, date: "2023-12-12", effect: network, source: zkouska}
  - {what: Aktualizace, body: zastupitelstvo, number: 2/24/Z, date: "2024-06-18", effect: network, source: zkouska}
"""


@pytest.fixture
def plan(overlaid: Callable[[Mapping[str, Content]], Path], minimal: Path) -> Path:
    frame = (minimal / "plan.yaml").read_text(encoding="utf-8")
    return overlaid(
        {
            "plan.yaml": frame + FRAME,
            "target-groups/OZP.yaml": "id: OZP\ntitle: Osoby se zdravotním postižením\nshort: OZP\n",
        }
    )


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> Path:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if value in (None, "") or value is MERGED or value is UP:
                    continue
                right, down = column, line
                while right + 1 < len(row) and row[right + 1] is MERGED:
                    right += 1
                while down + 1 < len(rows) and column < len(rows[down + 1]) and rows[down + 1][column] is UP:
                    down += 1
                if (right, down) != (column, line):
                    sheet.merge_range(line, column, down, right, value)
                elif isinstance(value, str):
                    sheet.write_string(line, column, value)
                else:
                    sheet.write(line, column, value)
    book.close()
    path.write_bytes(stream.getvalue())
    return path


class Importing:
    """An import into a plan, and what the plan says afterwards."""

    def __init__(self, plan: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> None:
        hidden = options.pop("hidden", ())
        self.folder = plan
        source = workbook(plan.parent / "table.xlsx", sheets, hidden)
        options = {"decision": "1/23/Z", "effective": date(2024, 1, 1)} | options
        self.report: ImportReport = import_network(source, plan, today=TODAY, **options)

    @property
    def plan(self) -> Plan:
        found = load(plan_folder(self.folder)).plan
        assert found is not None
        return found

    def on(self, day: str = "2024-01-01") -> dict[str, str]:
        """What each service provides on a day, with its list and level."""
        found = {}
        for entry in self.plan.of(NetworkEntry).values():
            state = state_on(entry, date.fromisoformat(day))
            if state is not None:
                words = provided(state.forms, self.plan).replace(NBSP, " ")
                found[entry.id] = " ".join(filter(None, (state.register, state.level, words)))
        return found

    def entry(self, number: str) -> NetworkEntry:
        return self.plan.of(NetworkEntry)[number]

    def open(self) -> list[str]:
        """What was not understood or is to be decided: message and cells."""
        return self.noted(Outcome.OPEN) + self.noted(Outcome.UNDECIDED)

    def noted(self, outcome: Outcome) -> list[str]:
        return [said(note) for note in self.report.notes if note.outcome is outcome]


def said(note: Any) -> str:
    from gettext import NullTranslations

    return f"{note.record} {note.message.render(NullTranslations())} {note.piece}".strip()


HEAD = ["Poskytovatel", "IČO", "Identifikátor", "Název služby", "Druh služby", "Forma", "ORP", "Úvazky"]
TEPLO = ["Teplo domova, z. ú.", 124, 1009, "Pečovatelská služba Lhota", "§ 40", "terénní", "Lhota"]
KROK = ["Krok, o. p. s.", 23456787, 2001, "Poradna Krok", "§ 37", "ambulantní", "Kotěhůlky"]


def simple(*rows: Sequence[Any]) -> dict[str, list[Sequence[Any]]]:
    return {"Síť": [HEAD, *rows]}


# --- five layouts -----------------------------------------------------------------------------------------------------


def test_titles_merged_headings_sections_sums_and_notes_are_told_from_services(plan: Path):
    done = Importing(
        plan,
        {
            "Základní síť": [
                ["Základní síť sociálních služeb – příloha č. 1", *[MERGED] * 8],
                ["schváleno usnesením č. 1/23/Z"],
                [],
                ["Poskytovatel", MERGED, "Služba", MERGED, MERGED, "ORP", "Kapacita", MERGED, "Pozn."],
                ["Název", "IČO", "Identifikátor", "Název", "Forma", UP, "lůžka", "úvazky", UP],
                ["Domovy pro seniory (§ 49)", *[MERGED] * 8],
                ["Město Lhota", "00000124", "1009", "Domov U Kašny", "pobytová", "Lhota", 60, "1\u00a0234,5", ""],
                ["Krok, o. p. s.", 23456787, 2001.0, "Domov Krok", "P", "Kotěhůlky", "24", "3,50", "od října"],
                ["Mezisoučet", "", "", "", "", "", 84, 1238, ""],
                ["Osobní asistence (§ 39)", *[MERGED] * 8],
                ["Krok, o. p. s.", 23456787, 2002, "Asistence Krok", "T", "celý kraj", "-", 7, ""],
                ["Celkem", "", "", "", "", "", 84, 1245, ""],
                [],
                ["Poznámka: úvazky v přímé péči."],
            ]
        },
    )
    assert done.open() == []
    assert done.on() == {
        "0001009": "network pobytová lůžka 60, úvazky 1 234,5",
        "0002001": "network pobytová lůžka 24, úvazky 3,5",
        "0002002": "network terénní úvazky 7",
    }
    assert [(entry.kind, entry.provider) for entry in done.plan.of(NetworkEntry).values()] == [
        ("§ 49", "Mesto-Lhota"),
        ("§ 49", "Krok"),
        ("§ 39", "Krok"),
    ]
    lhota = done.plan.of(Party)["Mesto-Lhota"]
    assert (lhota.ico, lhota.kind, lhota.title) == ("00000124", "municipality", "Město Lhota")
    assert done.entry("0002001").history[0].note == "od října"
    assert done.entry("0002002").territory.word == "regional"
    assert any("Poznámka: úvazky v přímé péči." in note for note in done.noted(Outcome.KEPT))


def test_forms_in_columns_under_a_heading_that_was_never_merged(plan: Path):
    done = Importing(
        plan,
        {
            "List1": [
                [
                    "P. č.",
                    "Název poskytovatele",
                    "IČ",
                    "ID služby",
                    "Název a druh",
                    "Pobytová",
                    "",
                    "Ambulantní",
                    "Terénní",
                ],
                ["", "", "", "", "", "lůžka", "úvazky", "úvazky", "úvazky"],
                ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
                [1, "Krok, o. p. s.", 23456787, 2001, "Odlehčovací služby § 44", 6, 4.5, "", 1.25],
                [2, "Krok, o. p. s.", 23456787, 2002, "Poradna (§ 37)", "x", "x", 3, "x"],
            ]
        },
        hidden=(),
    )
    assert done.on() == {}  # „Název a druh“ is a heading nobody has explained yet
    assert any("the column “Název a druh” is unknown" in one for one in done.open())
    (plan / "import").mkdir()
    (plan / "import" / "network.yaml").write_text(
        'labels:\n  name: [Název a druh]\nservices:\n  "0002001": {territory: regional, reason: dopis}\n'
        '  "0002002": {territory: regional, reason: dopis}\n',
        encoding="utf-8",
    )
    sheets = {
        "List1": [
            [
                "P. č.",
                "Název poskytovatele",
                "IČ",
                "ID služby",
                "Název a druh",
                "Pobytová",
                "",
                "Ambulantní",
                "Terénní",
            ],
            ["", "", "", "", "", "lůžka", "úvazky", "úvazky", "úvazky"],
            ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            [1, "Krok, o. p. s.", 23456787, 2001, "Odlehčovací služby § 44", 6, 4.5, "", 1.25],
            [2, "Krok, o. p. s.", 23456787, 2002, "Poradna (§ 37)", "x", "x", 3, "x"],
        ]
    }
    done = Importing(plan, sheets)
    assert done.open() == []
    assert done.on() == {
        "0002001": "network pobytová lůžka 6, úvazky 4,5; terénní úvazky 1,25",
        "0002002": "network ambulantní úvazky 3",
    }
    assert (done.entry("0002002").kind, done.entry("0002002").name) == ("§ 37", "Poradna")


def test_periods_side_by_side_become_steps_of_one_decision(plan: Path):
    done = Importing(
        plan,
        {
            "Síť": [
                [*HEAD[:-1], "Kapacita", MERGED, MERGED, MERGED],
                [*[UP] * 7, "2023", MERGED, "2024", "2025"],
                [*[UP] * 7, "lůžka", "úvazky", "úvazky", "úvazky"],
                [*TEPLO, "", 9, 10, 12.5],
                [*KROK, "", 2, 2, 2],
            ]
        },
    )
    assert done.open() == []
    assert done.on("2024-06-01") == {
        "0001009": "network terénní úvazky 10",
        "0002001": "network ambulantní úvazky 2",
    }
    assert done.on("2025-01-01")["0001009"] == "network terénní úvazky 12,5"
    assert [(step.effective.isoformat(), step.action) for step in done.entry("0001009").history] == [
        ("2024-01-01", "include"),
        ("2025-01-01", "change"),
    ]
    assert len(done.entry("0002001").history) == 1
    assert any("the capacity of 2023 was over before 2024-01-01" in one for one in done.noted(Outcome.DROPPED))


def test_sheets_are_lists_and_levels_mean_what_the_plan_says(plan: Path):
    (plan / "import").mkdir()
    (plan / "import" / "network.yaml").write_text(
        "levels:\n  Z1v: {level: Z1, reservation: doplnit personál}\n  P/Z2v: {level: Z2, register: intent}\n"
        "sheets:\n  Vysvětlivky: ignore\n",
        encoding="utf-8",
    )
    head = [*HEAD, "Úroveň", "Lhůta"]
    done = Importing(
        plan,
        {
            "Základní síť": [head, [*TEPLO, 10, "Z1v", "30. 6. 2024"], [*KROK, 2, "Z2", ""]],
            "Dočasná síť": [head, ["Krok, o. p. s.", 23456787, 2002, "Asistence", "§ 39", "T", "Lhota", 3, "Z2", ""]],
            "Zásobník": [head, ["Krok, o. p. s.", 23456787, 2003, "Raná péče", "§ 54", "T", "Lhota", 1, "P/Z2v", ""]],
            "Vysvětlivky": [["Z1v = s výhradou"]],
        },
    )
    assert done.open() == []
    assert done.on() == {
        "0001009": "network Z1 terénní úvazky 10",
        "0002001": "network Z2 ambulantní úvazky 2",
        "0002002": "temporary Z2 terénní úvazky 3",
        "0002003": "intent Z2 terénní úvazky 1",
    }
    reservation = done.entry("0001009").history[0].reservation
    assert reservation is not None
    assert (reservation.what, str(reservation.until)) == ("doplnit personál", "2024-06-30")


def test_a_unit_in_its_own_column_rows_that_continue_and_merged_rows(plan: Path):
    done = Importing(
        plan,
        {
            "Krajská síť": [
                [
                    "Poskytovatel",
                    "Identifikátor služby",
                    "Název služby",
                    "Druh sociální služby (§)",
                    "Forma poskytování",
                    "Kapacita",
                    "Jednotka",
                    "SO ORP",
                    "Cílová skupina",
                    "Výše vyrovnávací platby 2024 v tis. Kč",
                    "Pověření od - do",
                ],
                ["Krok, IČO: 234 56 787", 2001, "Centrum Krok", "46 – centra denních služeb", "amb.", "5,5", "úv.",
                 "Lhota, Kotěhůlky", "senioři, OZP", "1 250,5", "1. 1. 2024 – 31. 12. 2026"],
                ["", "", "", "", "ambulantní", "20", "klientů", "", "", "", ""],
                ["Krok, IČO: 234 56 787", 2002, "Odlehčení", "Odlehčovací služby", "pobytová\nterénní", "6\n2,5",
                 "lůžka\núvazky", "Lhota", "senioři", "", ""],
                ["Krok, IČO: 234 56 787", 2003, "Terén Jih", "§ 69", "terénní", "1,5", "úvazky",
                 "Lhota", "lidé v tísni", "", ""],
                [UP, UP, "Terén Sever", "§ 69", "terénní", "2", "úvazky", "Kotěhůlky", UP, "", ""],
            ]
        },
    )  # fmt: skip
    assert done.open() == []
    assert done.on() == {
        "0002001": "network ambulantní úvazky 5,5, klienti 20",
        "0002002": "network pobytová lůžka 6; terénní úvazky 2,5",
        "0002003": "network terénní úvazky 3,5",
    }
    centre, street = done.entry("0002001"), done.entry("0002003")
    assert (centre.kind, centre.territory.ids, centre.target_groups.ids) == (
        "§ 46",
        ("lhota", "kotehulky"),
        ("seniori", "OZP"),
    )
    assert [(one.year, one.amount) for one in centre.payments] == [(2024, 1250500)]
    assert [(one.period.begins, one.period.ends) for one in centre.mandates] == [(date(2024, 1, 1), date(2026, 12, 31))]
    assert street.territory.ids == ("lhota", "kotehulky")
    assert street.history[0].note == "Terén Sever\nlidé v tísni"


def test_a_heading_printed_on_every_page_does_not_part_the_sums(plan: Path):
    done = Importing(plan, simple([*TEPLO, 10], HEAD, [*KROK, 2], ["Celkem", *[""] * 6, 12]))
    assert done.open() == []
    assert len(done.on()) == 2


def test_rows_go_on_with_areas_and_providers_stand_above_their_services(plan: Path):
    done = Importing(
        plan,
        {
            "Síť": [
                HEAD[2:],
                ["Krok, o. p. s. (IČO 23456787)", *[MERGED] * 5],
                [2001, "Poradna", "§ 37", "A", "Lhota", 2],
                ["", "", "", "", "Kotěhůlky", ""],
                [2002, "Asistence", "§ 39", "T", "Lhota", 3],
            ]
        },
    )
    assert done.open() == []
    assert done.entry("0002001").territory.ids == ("lhota", "kotehulky")
    assert done.entry("0002002").territory.ids == ("lhota",)
    assert {entry.provider for entry in done.plan.of(NetworkEntry).values()} == {"Krok"}


def test_a_figure_for_several_forms_is_divided_by_people(plan: Path):
    (plan / "import").mkdir()
    (plan / "import" / "network.yaml").write_text(
        'services:\n  "0001009":\n    reason: příloha č. 2\n    forms:\n'
        "      - {form: ambulantni, capacity: [{unit: uvazky, value: 0.5}]}\n"
        "      - {form: terenni, capacity: [{unit: uvazky, value: 9.5}]}\n",
        encoding="utf-8",
    )
    row = [*TEPLO, 10]
    row[5] = "ambulantní, terénní"
    done = Importing(plan, simple(row))
    assert done.open() == []
    assert done.on() == {"0001009": "network ambulantní úvazky 0,5; terénní úvazky 9,5"}


def test_a_capacity_merged_over_the_rows_of_a_service_counts_once(plan: Path):
    row = [*TEPLO, 10]
    done = Importing(plan, simple(row, [UP, UP, UP, "Pobočka Kotěhůlky", UP, UP, "Kotěhůlky", UP], [*KROK, 2]))
    assert done.open() == []
    assert done.on()["0001009"] == "network terénní úvazky 10"
    assert done.entry("0001009").territory.ids == ("lhota", "kotehulky")


# --- the ledger -------------------------------------------------------------------------------------------------------


def test_the_same_table_again_changes_nothing(plan: Path):
    Importing(plan, simple([*TEPLO, 10], [*KROK, 2]))
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    again = Importing(plan, simple([*TEPLO, 10], [*KROK, 2]))
    assert (again.report.steps, again.report.files, again.report.complete) == ((), (), True)
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_a_newer_table_becomes_steps_and_keeps_comments_and_order(plan: Path):
    Importing(plan, simple([*TEPLO, 10], [*KROK, 2]))
    path = plan / "network" / "0001009.yaml"
    text = path.read_text(encoding="utf-8").replace("history:", "# jednáno s městem\nhistory:")
    path.write_text(text, encoding="utf-8")
    asistence = ["Krok, o. p. s.", 23456787, 2002, "Asistence", "§ 39", "T", "Lhota", 3]
    newer = simple([*TEPLO, "12,5"], asistence)
    done = Importing(plan, newer, decision="2/24/Z", effective=date(2024, 7, 1), exclude_missing=True)
    from gettext import NullTranslations

    lines = [step.render(NullTranslations()).replace(NBSP, " ") for step in done.report.steps]
    assert lines == [
        "2024-07-01 included: 0002002 Asistence: terénní úvazky 3",
        "2024-07-01 changed: 0001009 Pečovatelská služba Lhota: terénní úvazky 10 → terénní úvazky 12,5",
        "2024-07-01 excluded: 0002001 Poradna Krok (the table does not have it)",
    ]
    assert done.on("2024-06-30") == {"0001009": "network terénní úvazky 10", "0002001": "network ambulantní úvazky 2"}
    assert done.on("2024-07-01") == {"0001009": "network terénní úvazky 12,5", "0002002": "network terénní úvazky 3"}
    assert path.read_text(encoding="utf-8").startswith(text)


def test_a_step_stands_in_the_order_of_days(plan: Path):
    Importing(plan, simple([*TEPLO, 10]))
    Importing(plan, simple([*TEPLO, 12]), decision="2/24/Z", effective=date(2025, 1, 1))
    done = Importing(plan, simple([*TEPLO, 11]), decision="2/24/Z", effective=date(2024, 7, 1))
    assert [step.effective.isoformat() for step in done.entry("0001009").history] == [
        "2024-01-01",
        "2024-07-01",
        "2025-01-01",
    ]
    assert done.on("2025-01-01") == {"0001009": "network terénní úvazky 12"}


def test_a_missing_service_is_reported_and_stays_unless_somebody_decided(plan: Path):
    Importing(plan, simple([*TEPLO, 10], [*KROK, 2]))
    done = Importing(plan, simple([*TEPLO, 10]), decision="2/24/Z", effective=date(2024, 7, 1))
    assert done.open() == [
        "0002001 Poradna Krok is not in the table; --exclude-missing excludes it, “services” can keep it"
    ]
    assert "0002001" in done.on("2024-07-01")
    (plan / "import").mkdir()
    decided = 'services:\n  "0002001": {missing: exclude, reason: žádost poskytovatele}\n'
    (plan / "import" / "network.yaml").write_text(decided, encoding="utf-8")
    done = Importing(plan, simple([*TEPLO, 10]), decision="2/24/Z", effective=date(2024, 7, 1))
    assert done.open() == []
    assert "0002001" not in done.on("2024-07-01")


def test_a_list_without_a_single_service_misses_all_of_its_services(plan: Path):
    Importing(plan, {"Základní síť": [HEAD, [*TEPLO, 10]], "Dočasná síť": [HEAD, [*KROK, 2]]})
    sheets = {"Základní síť": [HEAD, [*TEPLO, 10]], "Dočasná síť": [HEAD]}
    done = Importing(plan, sheets, decision="2/24/Z", effective=date(2024, 7, 1), exclude_missing=True)
    assert list(done.on("2024-07-01")) == ["0001009"]


def test_what_is_written_already_changes_only_when_asked_for(plan: Path):
    Importing(plan, simple([*TEPLO, 10]))
    other = [*TEPLO]
    other[0:2] = ["Krok, o. p. s.", 23456787]
    done = Importing(plan, simple([*other, 11]))
    assert sorted(done.open()) == [
        "0001009 2024-01-01: the plan has a step of this decision that says something else: "
        f"terénní úvazky{NBSP}10 → terénní úvazky{NBSP}11",
        "0001009 the plan says Teplo-domova, the table Krok; --update changes it",
    ]
    assert (done.on(), done.entry("0001009").provider) == ({"0001009": "network terénní úvazky 10"}, "Teplo-domova")
    done = Importing(plan, simple([*other, 11]), update=True)
    assert (done.on(), done.entry("0001009").provider) == ({"0001009": "network terénní úvazky 11"}, "Krok")
    assert len(done.entry("0001009").history) == 1


def test_a_dry_run_shows_everything_and_writes_nothing(plan: Path):
    done = Importing(plan, simple([*TEPLO, 10]), dry_run=True)
    assert [file.state for file in done.report.files] == [FileState.NEW, FileState.NEW]
    assert "+name: Pečovatelská služba Lhota" in done.report.files[1].difference
    assert not (plan / "network").exists()


def test_nothing_is_written_when_the_plan_would_have_a_new_error(plan: Path):
    wrong = [*KROK]
    wrong[1] = 23456788  # the check digit
    done = Importing(plan, simple([*TEPLO, 10], [*wrong, 2]))
    assert {file.state for file in done.report.files} == {FileState.REFUSED}
    assert any(file.reason and "PARTY405" in str(file.reason.values) for file in done.report.files)
    assert not (plan / "network").exists()


# --- what is unsure ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        (7, "asi 10", "this is no capacity: asi 10"),
        (7, "1.234", "this is no capacity: 1.234"),
        (7, "", "the table gives no capacity"),
        (5, "dálkově", "no form of a service is called so: dálkově"),
        (5, "ambulantní, terénní", "one figure stands for several forms"),
        (4, "pomoc v domácnosti", "it is not clear of which kind the service is"),
        (6, "Horní Dolní", "no area of the plan is called so: Horní Dolní"),
        (1, "", "no party is called “Teplo domova, z. ú.”, and without its number (IČO) no new one is made"),
        (1, "neuvedeno", "a number that is no IČO"),
        (2, "nová služba", "a row without the number of a service"),
    ],
)
def test_a_service_with_something_unsure_gets_no_step_and_is_reported_whole(
    plan: Path, column: int, value: str, expected: str
):
    row = [*TEPLO, 10]
    row[column] = value
    done = Importing(plan, simple(row, [*KROK, 2]))
    assert any(expected in one for one in done.open()), done.open()
    assert list(done.on()) == ["0002001"]
    assert any("Pečovatelská služba Lhota" in one for one in done.open())


def test_a_sum_that_does_not_match_is_reported_with_the_difference(plan: Path):
    done = Importing(plan, simple([*TEPLO, 10], [*KROK, 2], ["Celkem", "", "", "", "", "", "", 13]))
    assert done.open() == [
        "sheet Síť, H4: the sum is 13, the rows above add up to 12: a difference of +1",
    ]
    assert len(done.on()) == 2


def test_a_row_of_figures_that_adds_up_is_a_sum_without_a_word(plan: Path):
    done = Importing(plan, simple([*TEPLO, 10], [*KROK, 2], ["", "", "", "", "", "", "", 12]))
    assert done.open() == []


def test_a_service_in_two_lists_is_not_imported(plan: Path):
    done = Importing(plan, {"Základní síť": [HEAD, [*TEPLO, 10]], "Dočasná síť": [HEAD, [*TEPLO, 10]]})
    assert any(
        "the service stands in two lists at once, basic network and temporary network" in one for one in done.open()
    )
    assert done.on() == {}


def test_an_unknown_column_is_reported_with_all_its_cells(plan: Path):
    done = Importing(plan, {"Síť": [[*HEAD, "Sídlo"], [*TEPLO, 10, "Lhota 1"], [*KROK, 2, "Kotěhůlky 5"]]})
    assert [one for one in done.open() if "“Sídlo”" in one and one.endswith("Lhota 1 · Kotěhůlky 5")]
    assert len(done.on()) == 2


def test_hidden_sheets_and_sheets_without_a_table_are_reported(plan: Path):
    done = Importing(plan, simple([*TEPLO, 10]) | {"Tajné": [["a"]], "Legenda": [["Z1 = jisté"]]}, hidden=["Tajné"])
    assert [one for one in done.open() if "the hidden sheet Tajné was not read" in one]
    assert [one for one in done.open() if "no table of services is found" in one and "Z1 = jisté" in one]


def test_every_cell_of_the_workbook_is_accounted_for(plan: Path):
    rows = [
        [*HEAD, "Sídlo"],
        [*TEPLO, 10, "tu"],
        ["cosi", "", "", "x", "", "", "", 4],
        ["Celkem", *[""] * 6, 10],
        ["pozn."],
    ]
    done = Importing(plan, {"Síť": [["Titul"], [], *rows], "Jiný": [["a", 1]]})
    written = sum(cell != "" for row in [["Titul"], *rows, ["a", 1]] for cell in row)
    counted = sum(int(str(one.values["number"])) for one in done.report.counts if "number" in one.values)
    assert counted == written
