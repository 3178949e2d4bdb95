"""Which ids the prose of each card names, when all prose is looked through at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sprss_cli.model.kinds.card import Card
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.load import load


def with_prose(plan: Path, *prose: str) -> Plan:
    """The smallest plan with a card for each of these texts, in files named by their number."""
    read = load(PlanFolder(plan, "")).plan
    assert read is not None
    card = read.every(Card)[0]
    cards = (replace(card, description=text, source=Address(f"{number}")) for number, text in enumerate(prose))
    return Plan(read.frame, {Card: tuple(cards)})


def test_an_id_counts_for_the_card_whose_text_it_stands_in(minimal: Path) -> None:
    plan = with_prose(minimal, *(f"Viz K01-{number:02}." for number in range(50)), "", "K02-01")
    named = {f"{number}": (f"K01-{number:02}",) for number in range(50)}
    assert plan.mentions == {**named, "51": ("K02-01",)}


def test_a_card_that_names_an_id_twice_mentions_it_once_in_the_order_of_its_text(minimal: Path) -> None:
    assert with_prose(minimal, "K01-03 a K01-02, také K01-03").mentions == {"0": ("K01-03", "K01-02")}


def test_an_id_does_not_go_on_in_the_text_of_the_next_card(minimal: Path) -> None:
    assert with_prose(minimal, "Viz K01-02", "3 služby", "K", "01-04").mentions == {"0": ("K01-02",)}
