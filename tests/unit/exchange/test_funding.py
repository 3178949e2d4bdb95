import pytest

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.funding import read_funding
from sprss_cli.exchange.names import Names

CONVENTIONS = Conventions.from_data(
    {
        "labels": {},
        "phrases": {
            "and": ["a"],
            "programme": ["v rámci"],
            "call": ["výzva č."],
            "amount": ["ve výši"],
            "project_total": ["celkové dotace projektu"],
            "share": ["dotace pro"],
            "makes": ["činí"],
        },
        "multipliers": {"tis.": 1000, "mil.": 1000000},
        "currency": ["Kč"],
    }
)
PROGRAMMES = Names({"OP LZZ": "OPLZZ"}, ("a",))
PAYERS = Names({"OP LZZ": "OPLZZ", "ESF": "ESF", "SR": "SR", "LK": "LK", "APOSS, p. o.": "APOSS"}, ("a",))


def read(text: str):
    return read_funding(text, PAYERS, PROGRAMMES, CONVENTIONS)


def test_a_list_of_payers_is_a_list_of_ids():
    assert read("LK, OP LZZ") == (["LK", "OPLZZ"], ())


def test_payers_of_one_amount_pay_it_together():
    assert read("ESF a SR v rámci OP LZZ (IOP) a LK ve výši 60,2 mil. Kč") == (
        [{"source": ["ESF", "SR", "LK"], "amount": 60_200_000, "programme": "OPLZZ", "note": "IOP"}],
        (),
    )


def test_the_card_s_share_is_its_amount_and_the_project_s_grant_stands_beside_it():
    grant = "celkové dotace projektu 4,6 mil. Kč (dotace pro APOSS, p. o. činí 450 tis. Kč)"
    text = f"ESF v rámci OP LZZ výzva č. 87 - {grant}"
    assert read(text) == (
        [{"source": "ESF", "amount": 450_000, "project_total": 4_600_000, "programme": "OPLZZ", "call": "87"}],
        (),
    )


def test_a_call_may_have_a_letter():
    assert read("ESF výzva č. A9") == ([{"source": "ESF", "call": "A9"}], ())


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1 250 000 Kč", 1_250_000), ("1\xa0250\xa0000 Kč", 1_250_000), ("84 mil. Kč", 84_000_000), ("7,- Kč", 7)],
)
def test_amounts_are_whole_crowns(text: str, amount: int):
    assert read(f"LK ve výši {text}") == ([{"source": "LK", "amount": amount}], ())


def test_an_amount_that_is_not_whole_crowns_is_not_guessed():
    assert read("LK ve výši 0,5 Kč")[1] == ("ve výši 0,5 Kč",)


def test_two_amounts_are_not_understood():
    assert read("LK ve výši 5 Kč, ESF ve výši 7 Kč")[1] != ()


def test_a_share_of_somebody_unknown_is_not_understood():
    assert "nadace" in read("ESF (dotace pro nadace činí 450 tis. Kč)")[1]


def test_a_payer_nobody_knows_is_given_back():
    assert read("LK, nadace Dobro") == (["LK"], ("nadace Dobro",))
