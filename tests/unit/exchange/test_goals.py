from sprss_cli.exchange.goals import GoalReader
from sprss_cli.model.ids import IdPattern

READER = GoalReader(IdPattern("SC{goal}"))
TITLES = {"SC2": "Humanizace pobytových služeb", "SC3": "Podpora integrace (terénní služby)", "SC8": "Meziresortní síť"}


def test_titles_are_learned_from_most_fields_and_not_from_displaced_ones():
    texts = ["SC2 Jedna SC3", "SC2 Jedna Dvě SC3", "SC2 Jedna SC3 Dvě", "SC2 Jedna SC3 Dwě", "SC3 Dvě"]
    assert READER.learned(texts) == {"SC2": "Jedna", "SC3": "Dvě"}


def test_codes_and_titles_are_read_one_after_the_other():
    found = READER.read("SC2 Humanizace pobytových služeb SC8 Meziresortní síť", TITLES)
    assert found is not None
    assert (found.ids, found.displaced) == (("SC2", "SC8"), ())


def test_a_code_torn_from_its_title_is_put_back():
    found = READER.read("SC2 Humanizace pobytových služeb Podpora integrace (terénní služby) SC3", TITLES)
    assert found is not None
    assert (found.ids, found.displaced) == (("SC2", "SC3"), ("SC3",))
    assert found.lines == ("SC2 Humanizace pobytových služeb", "SC3 Podpora integrace (terénní služby)")


def test_a_title_spelt_otherwise_stays_as_it_is():
    found = READER.read("SC8 Mezíresortní síť", TITLES)
    assert found is not None
    assert found.lines == ("SC8 Mezíresortní síť",)


def test_another_title_altogether_is_not_understood():
    assert READER.read("SC8 Vzdělávání pracovníků", TITLES) is None


def test_a_code_without_any_title_is_not_understood():
    assert READER.read("SC2 Humanizace pobytových služeb SC8", TITLES) is None


def test_text_without_codes_and_titles_is_not_understood():
    assert READER.read("žádná vazba", TITLES) is None
