"""`sprss register` as a person at a terminal meets it: data in the register's shape, each trap of it with a case."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from scripts.register_data import form, framed, service, write_register

PEOPLE_AND_CONTACTS = ("Božena", "Statutární", "Alois", "Vedoucí", "@priklad", "+420600", "priklad.example")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a small rpss.json with its code lists beside it."""
    return write_register(tmp_path / "data", services=12)


def sprss(*words: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprss_cli", "register", *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env=environment(cwd, **variables), capture_output=True, check=False, encoding="utf-8"
    )


def environment(cwd: Path, **variables: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SPRSS_LANG": "en",
        "PYTHONWARNINGS": "error",
        "SPRSS_REGISTER": str(cwd / "register.sqlite"),
        **variables,
    }


def put_services(data: Path, *services: Any) -> None:
    data.write_text(json.dumps({"polozky": services}), encoding="utf-8")


def shown(data: Path, record: dict[str, Any]) -> str:
    """Return what is shown of one service after it was taken over."""
    put_services(data, record)
    assert sprss("update", data, cwd=data.parent).returncode == 0
    return sprss("show", record["identifikator"], cwd=data.parent).stdout


def test_the_register_is_taken_over_and_a_service_shown_word_for_word(data: Path, tmp_path: Path):
    record = service(
        0,
        identifikator="1234567",
        druhSocialniSluzby={"id": "DruhSocialniSluzby/8"},
        datumPoskytovaniOd="2012-02-01",
        datumPoskytovaniDo=None,
        formy=[form("pob", "luzka", 24, "Maximální kapacita 24 lůžek s účinností od 01.09.2016.")],
        poskytovatel={"nazev": "Smyšlená charita", "ico": "00123456"},
        zarizeni=[{"nazev": "Domov U Lesa", "adresa": {"obec": {"id": "Obec/554401"}, "kraj": {"id": "Kraj/51"}}}],
    )
    put_services(data, record)
    os.utime(data, (1_780_000_000, 1_780_000_000))  # 28 May 2026
    assert sprss("update", data, cwd=tmp_path).returncode == 0
    ended = sprss("show", "1234567", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        "1234567  odlehčovací služby (§ 44)\n"
        "  provider:      Smyšlená charita, IČO 00123456\n"
        "  provided:      from 2012-02-01\n"
        "  target groups: senioři\n"
        "                 osoby žijící s demencí\n"
        "  form:          pobytové\n"
        "                   Počet lůžek: 24 – „Maximální kapacita 24 lůžek s účinností od 01.09.2016.“\n"
        "  facility:      Domov U Lesa – Smyšlená Lhota 1, Smyšlený kraj\n"
        "  data:          rpss.json, of 2026-05-28\n"
        "  portal number: 1\n"
    )


def test_update_and_status_say_the_same_and_count_what_there_is(data: Path, tmp_path: Path):
    put_services(
        data,
        service(0, datumPoskytovaniOd="2007-01-01", datumPoskytovaniDo=None),
        service(1, datumPoskytovaniOd="2007-01-01", datumPoskytovaniDo="2011-12-31"),
        service(2, datumPoskytovaniOd="2999-01-01", datumPoskytovaniDo=None),
    )
    updated, status = sprss("update", data, cwd=tmp_path), sprss("status", cwd=tmp_path)
    assert updated.stdout == status.stdout
    assert "1 are provided, 1 have ended, 1 are yet to begin\n" in status.stdout


def test_a_service_that_ended_is_kept_and_said_to_have_ended(data: Path):
    record = service(0, datumPoskytovaniOd="2007-01-01", datumPoskytovaniDo="2011-12-31")
    assert "  provided:      from 2007-01-01 to 2011-12-31: it has ended\n" in shown(data, record)


def test_people_and_contacts_do_not_reach_the_index(data: Path, tmp_path: Path):
    assert all(word in data.read_text(encoding="utf-8") for word in PEOPLE_AND_CONTACTS)
    sprss("update", data, cwd=tmp_path)
    index = (tmp_path / "register.sqlite").read_bytes()
    assert "Smyšlená charita".encode() in index  # or nothing would be found
    assert [word for word in PEOPLE_AND_CONTACTS if word.encode() in index] == []


def test_the_portal_number_is_not_the_registration_number_but_leads_to_it(data: Path, tmp_path: Path):
    put_services(data, service(0, portalId=1234567, identifikator="7654321"))
    sprss("update", data, cwd=tmp_path)
    ended = sprss("show", "1234567", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "sprss: the register has no service 1234567\n  hint: that is the portal's number of 7654321\n"
    )


def test_an_ico_that_was_written_as_a_number_gets_its_zeros_back(data: Path):
    assert "IČO 00123456\n" in shown(data, service(0, poskytovatel={"nazev": "X", "ico": 123456}))


def test_regions_are_counted_as_ruian_does_even_without_a_code_list(data: Path):
    (data.parent / "kraje.json").unlink()
    record = service(0, zarizeni=[{"nazev": "Domov", "adresa": {"kraj": {"id": "Kraj/51"}}}])
    assert "Domov – Karlovarský kraj\n" in shown(data, record)


def test_several_addresses_do_not_multiply_the_capacity(data: Path):
    places = [{"nazev": f"Dům {number}", "adresa": {"obec": {"id": f"Obec/{554400 + number}"}}} for number in range(3)]
    text = shown(data, service(0, formy=[form("pob", "luzka", 95)], zarizeni=places))
    assert text.count("Počet lůžek: 95\n") == 1
    assert text.count("Dům ") == 3


def test_a_facility_that_the_register_repeats_word_for_word_is_shown_once(data: Path):
    place = {"nazev": "Domov ", "adresa": {"obec": {"id": "Obec/554401"}}}
    assert shown(data, service(0, zarizeni=[place, place])).count("Domov") == 1


def test_a_secret_address_is_not_kept_even_when_the_data_have_it(data: Path, tmp_path: Path):
    place = {"nazev": "Azylový dům", "utajenaAdresa": True, "adresa": {"obec": {"id": "Obec/554401"}}}
    assert "Azylový dům – secret address\n" in shown(data, service(0, zarizeni=[place]))
    with sqlite3.connect(data.parent / "register.sqlite") as base:
        assert base.execute("SELECT municipality FROM facility").fetchall() == [("",)]


def test_a_facility_without_an_address_is_shown_and_counted(data: Path):
    assert "Domov – no address\n" in shown(data, service(0, zarizeni=[{"nazev": "Domov", "adresa": None}]))
    assert "1; 1 without an address, 0 with a secret one\n" in sprss("status", cwd=data.parent).stdout


def test_an_unknown_code_stands_as_it_is_and_is_counted(data: Path):
    record = service(0, druhSocialniSluzby={"id": "DruhSocialniSluzby/999"})
    assert "1000000  DruhSocialniSluzby/999\n" in shown(data, record)
    status = sprss("status", cwd=data.parent).stdout
    assert "1 code DruhSocialniSluzby is not in the code lists\n" in status


def test_a_number_on_two_records_shows_both_and_is_counted(data: Path, tmp_path: Path):
    put_services(
        data,
        service(0, identifikator="1234567", datumPoskytovaniDo="2011-12-31"),
        service(1, identifikator="1234567", datumPoskytovaniDo=None),
    )
    assert "1 registration number stands on several records\n" in sprss("update", data, cwd=tmp_path).stdout
    assert sprss("show", "1234567", cwd=tmp_path).stdout.count("1234567  ") == 2


def test_a_record_with_nothing_in_it_is_counted(data: Path, tmp_path: Path):
    put_services(data, {})
    ended = sprss("update", data, cwd=tmp_path)
    assert ended.returncode == 0
    assert "1 record has no registration number and cannot be found\n" in ended.stdout


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"formy": "pobytová"}, "formy"),
        ({"zarizeni": [7]}, "zarizeni"),
        ({"poskytovatel": {"nazev": ["X"]}}, "poskytovatel.nazev"),
        ({"datumPoskytovaniDo": "31. 12. 2011"}, "datumPoskytovaniDo"),
        ({"formy": [{"kapacity": [{"pocet": -3}]}]}, "formy.kapacity.pocet"),
        ({"formy": [{"kapacity": [{"pocet": 2.5}]}]}, "formy.kapacity.pocet"),
    ],
)
def test_a_value_of_another_type_is_left_out_and_said(data: Path, tmp_path: Path, changed: dict[str, Any], key: str):
    put_services(data, service(0, **changed))
    ended = sprss("update", data, cwd=tmp_path)
    assert ended.returncode == 0
    assert f"{key}: 1 value is not of the expected type and was left out\n" in ended.stdout


def test_a_hostile_name_does_not_steer_the_terminal(data: Path):
    text = shown(data, service(0, poskytovatel={"nazev": "zlý\x1b[2J \ud800 konec", "ico": "1"}))
    assert "zlý�[2J � konec, IČO 00000001\n" in text


def test_packed_by_gzip_the_data_are_read_as_they_are(data: Path, tmp_path: Path):
    packed = data.with_name("rpss.json.gz")
    packed.write_bytes(gzip.compress(data.read_bytes()))
    ended = sprss("update", packed, cwd=tmp_path)
    assert ended.returncode == 0
    assert "services:   12;" in ended.stdout


def test_code_lists_are_taken_from_the_folder_that_is_named(data: Path, tmp_path: Path):
    lists = data.parent.rename(tmp_path / "lists")
    alone = (lists / "rpss.json").rename(tmp_path / "rpss.json")
    assert "codes Obec are not in the code lists" in sprss("update", alone, cwd=tmp_path).stdout
    assert "code lists" not in sprss("update", alone, "--codes", lists, cwd=tmp_path).stdout


def test_a_folder_without_code_lists_is_refused(data: Path, tmp_path: Path):
    ended = sprss("update", data, "--codes", tmp_path, cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"sprss: there is no code list in {tmp_path}\n")


GOOD = framed([service(number) for number in range(3)])
PAGE = "\n<!DOCTYPE html><html><body>503 Service Unavailable</body></html>"
BAD_FILES = {
    "truncated": (GOOD[: len(GOOD) // 2].encode(), "it ends in the middle, after record 1"),
    "truncated in a list": (GOOD[: GOOD.rindex("}}") + 2].encode(), "it ends in the middle, after record 3"),
    "no end": (GOOD[:-1].encode(), "it ends in the middle, after record 3"),
    "empty": (b"", "it ends in the middle, after record 0"),
    "web page": (PAGE.encode(), "it is a web page, not data; the server may have sent an apology"),
    "not JSON": (b"identifikator;nazev\n1234567;X\n", "what follows record 0 is not JSON in UTF-8"),
    "not UTF-8": (GOOD.encode("cp1250", "replace"), "what follows record 0 is not JSON in UTF-8"),
    "a list": (b"[{}]", "what follows record 0 is not JSON in UTF-8"),
    "something after": (GOOD.encode() + b"{}", "what follows record 3 is not JSON in UTF-8"),
    "no records": (b'{"polozky": []}', "it has no records"),
    "other key": (b'{"items": [{}]}', "it has no records"),
    "zip": (b"PK\x03\x04", "it is a packed file"),
    "deep": (b'{"polozky": [' + b"[" * 3_000_000, "what follows record 0 is not JSON in UTF-8"),
    "long number": (b'{"polozky": [' + b"9" * 100_000 + b"]}", "what follows record 0 is not JSON in UTF-8"),
    "endless text": (b'{"polozky": ["' + b"x" * 12_000_000, "what follows record 0 is endless"),
    "broken gzip": (gzip.compress(GOOD.encode())[:-20], "it is broken or not complete"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_not_the_register_ends_with_2_and_leaves_the_old_index(data: Path, tmp_path: Path, name: str):
    sprss("update", data, cwd=tmp_path)
    before = (tmp_path / "register.sqlite").read_bytes()
    content, reason = BAD_FILES[name]
    data.write_bytes(content)
    ended = sprss("update", data, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[0] == f"sprss: {data} cannot be read: {reason}"
    assert (tmp_path / "register.sqlite").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "register.sqlite"]


def test_a_code_list_that_is_a_web_page_is_named(data: Path, tmp_path: Path):
    (data.parent / "obce.json").write_text(PAGE, encoding="utf-8")
    ended = sprss("update", data, cwd=tmp_path)
    assert ended.returncode == 2
    assert "obce.json cannot be read: it is a web page" in ended.stderr


def test_no_file_and_a_folder_end_with_2(tmp_path: Path):
    assert "nothing.json cannot be read: No such file" in sprss("update", "nothing.json", cwd=tmp_path).stderr
    assert ". cannot be read: it is no file" in sprss("update", ".", cwd=tmp_path).stderr


@pytest.mark.skipif(os.name == "nt", reason="a pipe with a name, and a signal as Ctrl-C sends it")
def test_an_interrupted_update_leaves_the_old_index_and_nothing_else(data: Path, tmp_path: Path):
    sprss("update", data, cwd=tmp_path)
    before = (tmp_path / "register.sqlite").read_bytes()
    larger = write_register(tmp_path / "larger", services=6000)
    command = [sys.executable, "-m", "sprss_cli", "register", "update", str(larger)]
    running = subprocess.Popen(command, cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE)
    while not any(path.stat().st_size for path in tmp_path.glob(".register.sqlite.*.tmp")):
        assert running.poll() is None
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert (running.returncode, said) == (130, b"interrupted; every file is as it was or finished\n")
    assert (tmp_path / "register.sqlite").read_bytes() == before
    assert list(tmp_path.glob(".*")) == []


def test_another_file_is_not_written_over(data: Path, tmp_path: Path):
    (tmp_path / "plan.yaml").write_text("title: Plán\n", encoding="utf-8")
    ended = sprss("update", data, "--index", "plan.yaml", cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith("sprss: plan.yaml is no index of the register and is not written over\n")
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "title: Plán\n"


@pytest.mark.parametrize("words", [("--index", "x" * 300), ("--codes", "x" * 300), ("--index", "data/rpss.json/x")])
def test_a_path_that_cannot_be_ends_with_2(data: Path, tmp_path: Path, words: tuple[str, str]):
    ended = sprss("update", data, *words, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{words[1][:80]}" in ended.stderr


def test_without_an_index_the_way_to_one_is_said(tmp_path: Path):
    ended = sprss("status", "--index", "none.sqlite", cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr == (
        "sprss: there is no index of the register at none.sqlite\n"
        "  hint: `sprss register update rpss.json` makes one from the register's open data\n"
    )


def test_a_damaged_index_ends_with_2(data: Path, tmp_path: Path):
    sprss("update", data, cwd=tmp_path)
    index = tmp_path / "register.sqlite"
    index.write_bytes(index.read_bytes()[:5000])
    ended = sprss("show", "1000000", cwd=tmp_path)
    assert ended.returncode == 2
    assert "is damaged" in ended.stderr


def test_an_index_of_another_version_is_refused_and_can_be_made_anew(data: Path, tmp_path: Path):
    sprss("update", data, cwd=tmp_path)
    with sqlite3.connect(tmp_path / "register.sqlite") as base:
        base.execute("PRAGMA user_version = 99")
    ended = sprss("status", cwd=tmp_path)
    assert ended.returncode == 2
    assert "was made by another version of this program" in ended.stderr
    assert sprss("update", data, cwd=tmp_path).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="where the caches of Linux are")
def test_without_a_choice_the_index_lies_in_the_users_cache_folder(data: Path, tmp_path: Path):
    ended = sprss("update", data, cwd=tmp_path, SPRSS_REGISTER="", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert ended.returncode == 0
    assert (tmp_path / "cache" / "sprss" / "register.sqlite").exists()


def test_the_made_up_data_have_the_shape_that_users_of_the_register_describe(data: Path):
    first = json.loads(data.read_text(encoding="utf-8"))["polozky"][0]
    assert " ".join(first) == (
        "portalId id identifikator datumPoskytovaniOd datumPoskytovaniDo kontaktniAdresy druhSocialniSluzby zarizeni "
        "poskytovatel emaily telefony faxy weby ciloveSkupiny vekoveSkupiny doplnujiciInformaceVekoveSkupiny formy "
        "rozsirenePusobnostiVKraji doplnkoveUdaje"
    )


def test_a_register_of_full_size_is_taken_over(tmp_path: Path):
    data = write_register(tmp_path / "data")
    assert data.stat().st_size > 90_000_000
    ended = sprss("update", data, cwd=tmp_path)
    data.unlink()
    assert ended.returncode == 0
    assert "services:   6733;" in ended.stdout


def check_plan(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sprss_cli", "validate", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment(cwd), capture_output=True, check=False, encoding="utf-8")


@pytest.fixture
def plan_with_network(minimal: Path) -> Path:
    """Return a plan whose network has one service, number 1234567."""
    (minimal / "network").mkdir()
    (minimal / "network" / "1234567.yaml").write_text(
        'id: "1234567"\nname: Domov\nprovider: kraj\nkind: § 49\nterritory: regional\nhistory:\n'
        '  - {effective: "2024-01-01", decision: 1/24, action: include}\n',
        encoding="utf-8",
    )
    return minimal


def test_the_network_is_compared_with_the_register_only_when_asked(data: Path, plan_with_network: Path, tmp_path: Path):
    sprss("update", data, cwd=tmp_path)
    assert "NET551" not in check_plan(plan_with_network, cwd=tmp_path).stdout
    ended = check_plan("--register", plan_with_network, cwd=tmp_path)
    assert ended.returncode == 1
    assert "1234567.yaml:1:" in ended.stdout
    assert "NET551 the register has no service 1234567" in ended.stdout


def test_a_check_with_the_register_wants_an_index(plan_with_network: Path, tmp_path: Path):
    ended = check_plan("--register", plan_with_network, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("sprss: there is no index of the register at ")
