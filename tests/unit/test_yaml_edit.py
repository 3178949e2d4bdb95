import pytest

from sprss_cli.sources.yaml_edit import UnsafeEdit, edited_text, key_order, new_text

ORDER = ("id", "title", "services", "period", "description", "as_adopted", "related")


def test_a_new_record_reads_well():
    data = {
        "description": "První odstavec.\n\n- bod\n",
        "id": "A1",
        "title": "Transformace: domov",
        "services": ["§ 44", "§ 60a"],
        "period": "2014-2017",
        "funding": [{"source": ["ESF", "SR"], "amount": 450000, "call": "87"}, "LK"],
    }
    assert new_text(data, ORDER, "# první řádek").decode() == (
        "# první řádek\n"
        "id: A1\n"
        'title: "Transformace: domov"\n'
        "services: [§ 44, § 60a]\n"
        "period: 2014-2017\n"
        "description: |\n"
        "  První odstavec.\n"
        "\n"
        "  - bod\n"
        "funding:\n"
        "  - source: [ESF, SR]\n"
        "    amount: 450000\n"
        '    call: "87"\n'
        "  - LK\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "2015",
        "# nic",
        "~",
        "null",
        "true",
        "- a",
        "a: b",
        "[x]",
        "{x}",
        "&a",
        "*b",
        "!c",
        "'",
        '"',
        "a #b",
        "§ 44",
        "0x1",
        "slovo " * 60 + "konec",
        "tečka.  dvě mezery " + "slovo " * 40 + "x",
        "řádek\nřádek\n",
        "bez konce\nřádku",
        "\ttab",
        "bezmezer" * 30,
        "slovo " + "dlouhé" * 40 + " slovo",
    ],
)
def test_any_text_comes_back_as_it_was(text: str):
    new_text({"id": "A1", "title": text, "list": [text]}, ORDER)  # refuses what does not read back


def test_a_character_that_no_record_may_hold_is_refused():
    with pytest.raises(UnsafeEdit):
        new_text({"id": "A1", "title": "zvonek\x07"}, ORDER)


HAND_MADE = """\
# karta, kterou někdo upravil
id: A1
period: '2015'   # jen rok
title: Název  # bude se měnit

# služby podle zákona
services:
  - § 44  # odlehčovací
  - § 46
description: |
  Text.
# poznámka za textem
note_of_ours: naše
"""


def test_only_what_differs_is_written_anew():
    data = {"id": "A1", "title": "Nový název", "services": ["§ 44", "§ 46"], "period": "2015", "description": "Text.\n"}
    expected = HAND_MADE.replace("title: Název  #", "title: Nový název #")  # the comment keeps its column
    assert edited_text(HAND_MADE.encode(), data, ORDER, frozenset(data)).decode() == expected


def test_a_longer_list_a_new_text_and_a_new_key_keep_every_comment():
    data = {
        "id": "A1",
        "title": "Název",
        "services": ["§ 44", "§ 47", "§ 48"],
        "period": "2015",
        "description": "Jiný text.\n\nDruhý odstavec.\n",
        "related": ["SC8"],
    }
    edited = edited_text(HAND_MADE.encode(), data, ORDER, frozenset(data)).decode()
    for comment in ("# karta, kterou", "# jen rok", "# bude se", "# služby podle", "# odlehčovací", "# poznámka za"):
        assert comment in edited
    assert "  - § 44  # odlehčovací\n  - § 47\n  - § 48\n" in edited
    assert edited.index("description") < edited.index("related: [SC8]") < edited.index("note_of_ours")


def test_a_key_of_the_document_goes_when_the_document_no_longer_has_it():
    old = b"id: A1\ntitle: a\nas_adopted:\n  title: b\nforms: [terenni]\n"
    assert (
        edited_text(old, {"id": "A1", "title": "a"}, ORDER, {"as_adopted"}) == b"id: A1\ntitle: a\nforms: [terenni]\n"
    )


def test_a_change_that_would_lose_a_comment_is_refused():
    with pytest.raises(UnsafeEdit, match="lose the comment"):
        edited_text(HAND_MADE.encode(), {"id": "A1", "services": []}, ORDER, {"services"})


def test_windows_line_ends_stay():
    old = b"id: A1\r\ntitle: a\r\n"
    assert edited_text(old, {"id": "A1", "title": "b"}, ORDER, set()) == b"id: A1\r\ntitle: b\r\n"


def test_keys_stand_in_the_order_of_the_schema():
    assert key_order("card")[:3] == ("id", "title", "goal")
