"""Wordings of services, as real plans have them, taken apart."""

from __future__ import annotations

import pytest

from sprss_cli.model.service_wording import Paragraph, service_items


def read(wording: str) -> list[tuple[str, list[str]]]:
    return [(item.name, [paragraph.key for paragraph in item.paragraphs]) for item in service_items(wording)]


def test_a_list_is_cut_at_its_commas_and_each_name_has_its_paragraph() -> None:
    assert read("Sociální poradenství (§ 37), Odlehčovací služby (§ 44), Intervenční centra (§ 60a)") == [
        ("Sociální poradenství", ["§ 37"]),
        ("Odlehčovací služby", ["§ 44"]),
        ("Intervenční centra", ["§ 60a"]),
    ]


def test_a_name_may_stand_without_a_paragraph() -> None:
    assert read("Terapeutické komunity (§68), Terénní programy") == [
        ("Terapeutické komunity", ["§ 68"]),
        ("Terénní programy", []),
    ]


def test_words_before_a_colon_are_an_item_of_their_own() -> None:
    assert read("služby sociální prevence: Raná péče (§54), Telefonická krizová pomoc (§55)") == [
        ("služby sociální prevence", []),
        ("Raná péče", ["§ 54"]),
        ("Telefonická krizová pomoc", ["§ 55"]),
    ]


def test_paragraphs_outside_brackets_are_found_too() -> None:
    wording = (
        "dopad na všechny druhy sociálních služeb a dále §94, §95. §96 zákona O sociálních službách "
        "číslo 108/2006Sb. ve znění pozdějších předpisů."
    )
    assert read(wording) == [("dopad na všechny druhy sociálních služeb a dále", ["§ 94"]), ("", ["§ 95", "§ 96"])]


def test_what_is_no_list_is_one_item() -> None:
    assert read("dopad na všechny druhy služeb") == [("dopad na všechny druhy služeb", [])]


def test_an_empty_wording_has_no_items() -> None:
    assert read(" , ;\n") == []


@pytest.mark.parametrize(
    ("wording", "items"),
    [
        ("Domovy (§ 49, § 50), Noclehárny (§ 63)", [("Domovy", ["§ 49", "§ 50"]), ("Noclehárny", ["§ 63"])]),
        ("Azylové domy (§ 57) a Krizová pomoc (§ 60)", [("Azylové domy", ["§ 57"]), ("Krizová pomoc", ["§ 60"])]),
        ("- Raná péče (§ 54)\n- Noclehárny (§ 63)", [("Raná péče", ["§ 54"]), ("Noclehárny", ["§ 63"])]),
        ("Raná\n  péče (§ 54)", [("Raná péče", ["§ 54"])]),
        ("poradenství (§ 37odst. 3)", [("poradenství", ["§ 37"])]),
        ("úkoly (§§ 94–96)", [("úkoly", ["§ 94", "§ 96"])]),
    ],
)
def test_other_layouts(wording: str, items: list[tuple[str, list[str]]]) -> None:
    assert read(wording) == items


@pytest.mark.parametrize(("wording", "spaced"), [("(§ 37)", True), ("(§37)", False), ("(§\N{NO-BREAK SPACE}37)", True)])
def test_a_space_after_the_sign_is_seen(wording: str, spaced: bool) -> None:
    assert [paragraph.spaced for paragraph in service_items(wording)[0].paragraphs] == [spaced]


def test_the_mark_is_what_stands_there() -> None:
    assert service_items("Noclehárny (§63)")[0].paragraphs == (Paragraph("§ 63", "§63"),)
