from datetime import date

import pytest

from sprss_cli.exchange.services import read_services, word_of
from sprss_cli.model.frame import PlanFrame, Region
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.sources.catalogues import catalogues


@pytest.fixture
def plan() -> Plan:
    frame = PlanFrame(
        source=Address("plan.yaml"),
        title="Plán",
        region=Region("Kraj"),
        period=Period.from_data("2014-2017"),
        status="approved",
        law_date=date(2013, 12, 28),
    )
    return Plan(frame, {}, catalogues())


def test_kinds_are_read_by_name_and_paragraph(plan: Plan):
    found = read_services("Osobní asistence (§ 39), Domovy pro seniory (§49), § 60a", plan)
    assert found.keys == ("§ 39", "§ 49", "§ 60a")
    assert (found.misnamed, found.unknown_keys, found.not_understood) == ((), (), ())


def test_a_name_that_the_catalogue_accepts_beside_the_official_one_is_right(plan: Plan):
    assert read_services("Sociální poradenství (§ 37)", plan).misnamed == ()


def test_a_name_without_its_paragraph_is_found_in_the_catalogue_and_told(plan: Plan):
    found = read_services("Terénní programy", plan)
    assert (found.keys, found.without_paragraph) == (("§ 69",), ("Terénní programy",))


def test_the_paragraph_counts_where_the_name_is_another_and_the_right_name_is_told(plan: Plan):
    found = read_services("Nízkoprahová centra pro děti a mládež (§ 62)", plan)
    right = "Nízkoprahová zařízení pro děti a mládež"
    assert found.keys == ("§ 62",)
    assert found.misnamed == (("§ 62", "Nízkoprahová centra pro děti a mládež", right),)


def test_a_paragraph_that_is_no_kind_stays_and_is_told(plan: Plan):
    found = read_services("Zařízení sociálních služeb (§ 34)", plan)
    assert (found.keys, found.unknown_keys) == (("§ 34",), ("§ 34",))


def test_a_category_may_head_the_list_of_its_kinds_or_stand_for_them(plan: Plan):
    listed = read_services("služby sociální prevence: Raná péče (§54)", plan)
    assert (listed.keys, listed.headings) == (("§ 54",), ("služby sociální prevence",))
    assert read_services("služby sociální péče", plan).keys == ("pece",)


def test_what_names_no_kind_is_given_back(plan: Plan):
    assert read_services("Pomoc všem (i jiným, dalším), § 39", plan).not_understood == ("Pomoc všem (i jiným, dalším)",)


def test_words_for_all_and_none_come_from_the_language_and_from_the_plan():
    words = {"všechny": "all", "nerelevantní": "none"}
    assert word_of("Všechny", words, {}) == "all"
    assert word_of("dopad na všechny", words, {"all": "dopad na všechny"}) == "all"
    assert word_of("všechny ostatní", words, {}) == ""
