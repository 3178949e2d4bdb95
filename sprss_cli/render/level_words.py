"""How documents speak of the levels of a plan: in the usual words, or in the plan's own.

Czech words have many forms, a plan gives two. So what is said in the plan's own words needs no other form: heads of
columns, captions, and counts after a colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprss_cli.model.levels import Level


@dataclass(frozen=True, slots=True)
class LevelWords:
    """Words for cards and for the goals that they belong to; the usual ones where nothing else is given."""

    usual: bool = True
    document: str = "Karty rozvojových aktivit"
    card: str = "Karta rozvojové aktivity"
    card_head: str = "Karta"
    cards_head: str = "Karty"
    count_head: str = "Karet"
    goal_head: str = "Cíl"
    goal: str = "cíl"
    goals_and_cards: str = "Strategické cíle a jejich karty"
    cards_by_goal: str = "Karty podle strategických cílů"
    nothing_below: str = "K cíli nepatří žádná karta."
    leads_head: str = "Odpovídá za karty"
    cooperates_head: str = "Spolupracuje na kartách"
    amounts: str = "Částky uvedené na kartách"
    amount_head: str = "Částka karty"
    services_by_goal: str = "Druhy služeb podle cílů"
    services_counted: str = "Kolika karet se druh služby týká"
    services_and_cards: str = "Druhy sociálních služeb a karty, které se jich týkají"
    reference: str = "karta"
    flow: str = "Kam přešly karty původních cílů"
    flow_described: str = "Tok karet mezi cíli původního a nového plánu"


USUAL = LevelWords()
"""The words for the levels of a plan that states none."""


def level_words(levels: Sequence[Level]) -> LevelWords:
    """Return the words for the levels of a plan."""
    if not levels[0].title:
        return USUAL
    top, above, last = levels[0], levels[-2], levels[-1]
    many = last.plural
    return LevelWords(
        usual=False,
        document=many,
        card=last.title,
        card_head=last.title,
        cards_head=many,
        count_head="Počet",
        goal_head=above.title,
        goal=_within(above.title),
        goals_and_cards=", ".join((levels[0].plural, *(_within(level.plural) for level in levels[1:]))),
        cards_by_goal="Přehled úrovní",
        nothing_below="Na nižší úrovni k tomu zatím nic nepatří.",
        leads_head="Odpovídá",
        cooperates_head="Spolupracuje",
        amounts="Uvedené částky",
        amount_head="Částka",
        services_by_goal=f"Druhy služeb a {_within(top.plural)}",
        services_counted=f"Druhy služeb a {_within(top.plural)}: kolikrát se druh služby uvádí",
        services_and_cards=f"Druhy sociálních služeb a {_within(last.plural)}",
        reference=_within(last.title),
        flow=f"{many}: přechody z původního plánu do nového",
        flow_described=f"{many}, přechody z původního plánu do nového",
    )


def _within(title: str) -> str:
    """Return a title as it stands within a sentence; an abbreviation keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
