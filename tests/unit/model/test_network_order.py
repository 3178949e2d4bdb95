"""In what order the parts of a network stand."""

from sprss_cli.model.network_order import alphabetical


def test_words_sort_as_a_czech_index_does():
    expected = [
        "cesta",
        "cíl",
        "čáp",
        "hora",
        "chata",
        "ruka",
        "řád",
        "řeka",
        "suk",
        "šek",
        "úřad",
        "uzda",
        "zub",
        "žák",
    ]
    assert sorted(sorted(expected), key=alphabetical) == expected
