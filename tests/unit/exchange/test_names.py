from sprss_cli.exchange.names import Names, wordings_of

HOME = "Domov a Centrum aktivity, příspěvková organizace"
NAMES = Names({HOME: "home", "LK": "LK", "obce": "obce", "obcemi": "obce", "S": "S"}, ("a",))


def test_a_name_with_a_comma_and_an_and_inside_is_one_name():
    assert NAMES.read(f"{HOME} a LK") == (("home", "LK"), ())


def test_a_case_of_the_noun_is_the_same_party_and_stands_once():
    assert NAMES.read("LK, obce a obcemi") == (("LK", "obce"), ())


def test_what_is_no_known_name_is_given_back_and_the_rest_is_read():
    assert NAMES.read("LK, nadace Dobro, obce") == (("LK", "obce"), ("nadace Dobro",))


def test_an_abbreviation_is_matched_in_capitals_only():
    assert NAMES.read("s") == ((), ("s",))


def test_a_name_is_not_found_inside_a_longer_word():
    assert NAMES.read("obcemimo") == ((), ("obcemimo",))


def test_of_two_records_with_one_wording_the_first_has_it():
    assert wordings_of([("a", ["obce"]), ("b", ["obce", ""])]) == {"obce": "a"}
