import pytest

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.detect import read_sheet
from sprss_cli.exchange.notes import Outcome
from sprss_cli.exchange.raw import RawCards, raw_cards
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.system.language import translations

CONVENTIONS = Conventions.from_data(
    {
        "labels": {"id": ["Číslo aktivity"], "title": ["Název aktivity"], "period": ["Doba realizace"]},
        "extraction_faults": {"Císlo aktivity": "id"},
        "furniture": ["KARTA"],
        "rule_characters": "-|",
    }
)


def read(text: str) -> RawCards:
    return raw_cards(read_sheet(text.encode()), CONVENTIONS)


def told(cards: RawCards, outcome: Outcome) -> list[str]:
    speak = translations("en")
    return [f"{note.message.render(speak)} {note.piece}" for note in cards.notes if note.outcome is outcome]


def test_a_card_begins_at_the_label_of_its_number():
    found = read("Číslo aktivity:\tA1\nNázev aktivity:\tJedna\nČíslo aktivity:\tA2\nNázev aktivity:\tDvě\n")
    assert [(card.id, card.text("title")) for card in found.cards] == [("A1", "Jedna"), ("A2", "Dvě")]


def test_a_label_without_colon_or_tab_is_understood():
    found = read("ČÍSLO AKTIVITY\tA1\n\nNázev aktivity: Jedna: a dvě\n")
    assert [(card.id, card.text("title")) for card in found.cards] == [("A1", "Jedna: a dvě")]


def test_a_line_that_follows_at_once_continues_the_field():
    assert read("Číslo aktivity:\tA1\nNázev aktivity:\tDlouhý\nnázev\n").cards[0].text("title") == "Dlouhý název"


def test_page_furniture_and_rules_are_dropped_and_told():
    found = read("KARTA\n\nČíslo aktivity:\tA1\n-----|----\n")
    assert told(found, Outcome.OPEN) == []
    assert told(found, Outcome.DROPPED) == ["a line of the page: KARTA KARTA", "a rule of a table -----|----"]


def test_a_spoiled_label_is_told_and_its_field_read():
    found = read("Císlo aktivity:\tA1\n")
    assert found.cards[0].id == "A1"
    assert told(found, Outcome.DROPPED) == ["“Císlo aktivity:” is a label that the extraction spoiled Císlo aktivity:"]


def test_a_renamed_label_is_told_with_its_text_and_the_nearest_label():
    found = read("Číslo aktivity:\tA1\nDoba realizácie:\t2015\n")
    assert told(found, Outcome.OPEN) == [
        "line 2: the label “Doba realizácie:” is unknown (did you mean “doba realizace”?); its text: 2015"
    ]


def test_a_label_that_stands_twice_is_told_and_the_second_text_is_not_lost():
    found = read("Číslo aktivity:\tA1\nDoba realizace\t2014\nDoba realizace\t2015\n")
    assert found.cards[0].text("period") == "2014"
    assert told(found, Outcome.OPEN) == [
        "line 3: the label “Doba realizace” stands a second time in this card; its text: 2015"
    ]


def test_text_outside_fields_is_told_in_full():
    long = "slovo " * 100 + "konec"
    found = read(f"Číslo aktivity:\tA1\n\n{long}\n")
    assert told(found, Outcome.OPEN) == [f"line 3: this text belongs to no field: {long}"]


def test_a_document_without_cards_is_refused():
    with pytest.raises(UnreadableInput, match="no card"):
        read("Něco jiného\n")


def test_merged_cells_are_told_and_what_they_tear_apart_too():
    rows = "<tr><td>Číslo aktivity</td><td rowspan=2>A1</td></tr><tr><td>Název aktivity</td></tr>"
    assert told(read(f"<html><table>{rows}</table>"), Outcome.OPEN) == [
        "table 1, row 1: cells are merged here; their text may belong to another row or column ",
        "table 1, row 2: this text belongs to no field: Název aktivity",
    ]


def test_a_list_in_a_cell_keeps_its_items():
    cell = "<p>a</p><ul><li>b</li></ul>"
    html = f"<tr><td>Číslo aktivity</td><td>A1</td></tr><tr><td>Název aktivity</td><td>{cell}</td></tr>"
    found = read(f"<html><table>{html}</table>")
    field = found.cards[0].get("title")
    assert field is not None
    assert [(block.text, block.item) for block in field.blocks] == [("a", False), ("b", True)]


def test_an_image_and_a_footnote_are_told():
    html = "<table><tr><td>Číslo aktivity</td><td>A1 <img src='x.png' alt='mapa'></td></tr></table>"
    found = read(f"<html>{html}")
    assert told(found, Outcome.OPEN) == [
        "table 1, row 1: something stands here that is not text (Image) and was not taken over "
    ]


def test_a_heading_over_all_columns_that_repeats_number_and_title_is_no_loss():
    rows = "<tr><th colspan=2>A1 Jedna</th></tr><tr><td>Číslo aktivity</td><td>A1</td></tr>"
    found = read(f"<html><table>{rows}<tr><td>Název aktivity</td><td>Jedna</td></tr></table>")
    assert told(found, Outcome.OPEN) == []
    assert told(found, Outcome.DROPPED) == ["repeats the number and the title of a card A1 Jedna"]


def test_a_table_without_any_known_label_is_not_taken_for_a_part_of_the_card_before_it():
    card = "<table><tr><td>Číslo aktivity</td><td>A1</td></tr></table>"
    index = "<table><tr><td>§ 44</td><td>A1, A2</td></tr></table>"
    found = read(f"<html>{card}{index}")
    assert [field.label for field in found.cards[0].fields] == ["Číslo aktivity"]
    assert told(found, Outcome.OPEN) == ["table 2, row 1: this text belongs to no field: § 44 A1, A2"]
