"""Two texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprss_cli.compare.words import runs, weight
from sprss_cli.model.change import Run, Weight


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Podpora samostaného bydlení", "Podpora samostatného bydlení"),
        ("hodnocení služeb -vyhodnocení", "hodnocení služeb – vyhodnocení"),
        ("Terenní programy", "Terénní programy"),
        ("dle závěrů", "Dle závěrů"),
    ],
)
def test_a_slip_a_dash_an_accent_or_a_capital_is_editorial(before: str, after: str) -> None:
    assert weight(before, after) is Weight.EDITORIAL


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ve výši 60,2 mil. Kč", "ve výši 62,2 mil. Kč"),
        ("financování je možné", "financování je nemožné"),
        ("domov pro seniory", "domovy pro seniory"),
        ("Kraj podpoří služby", "Kraj podpoří nové služby"),
        ("od 6 do 26 let", "od 6 do 18 let"),
    ],
)
def test_a_figure_a_negation_an_ending_or_a_word_is_a_change_of_meaning(before: str, after: str) -> None:
    assert weight(before, after) is Weight.SUBSTANTIVE


def test_other_line_breaks_are_no_change() -> None:
    assert weight("Kraj podpoří\n  služby.", "Kraj podpoří služby.") is None


def test_an_id_is_one_word() -> None:
    assert runs("viz karta A-1-05 a další", "viz karta A-1-03 a další") == (
        Run("=", "viz karta "),
        Run("-", "A-1-05"),
        Run("+", "A-1-03"),
        Run("=", " a další"),
    )


def test_a_changed_phrase_is_one_exchange() -> None:
    assert runs("Péči zajistí město Příkladov samo a včas.", "Péči zajistí kraj Vzorov samo a včas.") == (
        Run("=", "Péči zajistí "),
        Run("-", "město Příkladov"),
        Run("+", "kraj Vzorov"),
        Run("=", " samo a včas."),
    )


def test_a_text_written_anew_is_no_patchwork() -> None:
    found = runs("Kraj zjistí potřeby obcí.", "Obce spolu s krajem připraví společný katalog služeb.")
    assert [run.kind for run in found] == ["-", "+"]


@given(st.text("ab ,.1\n", max_size=40), st.text("ab ,.1\n", max_size=40))
def test_the_runs_give_both_texts_back(before: str, after: str) -> None:
    found = runs(before, after)
    old = " ".join("".join(run.text for run in found if run.kind != "+").split())
    new = " ".join("".join(run.text for run in found if run.kind != "-").split())
    assert (old, new) == (" ".join(before.split()), " ".join(after.split()))
