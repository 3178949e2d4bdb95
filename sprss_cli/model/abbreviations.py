"""Abbreviations: which the plan explains, which a text uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sprss_cli.model.chapter_text import chapter_text
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.chapter import Chapter
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.plan import Plan

# Two to six capital letters: a longer word is a shout; with a number or a slash it is part of an id (616/23/ZK).
_ABBREVIATION = re.compile(r"(?<![\w/-])[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]{2,6}\+?(?![\w/-])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+")


def explained(plan: Plan) -> Mapping[str, str]:
    """Return what the plan explains, by abbreviation: its own list, then parties, then target groups.

    A short name of a party or a group counts when it is or holds an abbreviation: „CSS Vzorov“, not „kraj“.
    """
    found = {one.short: one.long for one in plan.frame.abbreviations}
    named = [(party.short, party.title) for party in plan.of(Party).values()]
    named += ((group.short or group.id, group.title) for group in plan.of(TargetGroup).values())
    for short, title in named:
        if short != title and _ABBREVIATION.search(short):
            found.setdefault(short, title)
    return found


def in_prose(text: str) -> tuple[str, ...]:
    """Return the abbreviations in the prose of a chapter, each once, in order; Roman numerals are none."""
    words = _ABBREVIATION.findall(_LINK.sub("]", chapter_text(text).prose))
    return tuple(word for word in dict.fromkeys(words) if not _ROMAN.fullmatch(word))


def used(shorts: Iterable[str], text: str) -> tuple[str, ...]:
    """Return those of some abbreviations that stand in a text as words."""
    return tuple(one for one in shorts if one in text and re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text))


def texts(plan: Plan) -> Iterator[str]:
    """Yield what the document of a plan prints in words: chapters, goals, cards, bodies, its vision."""
    for chapter in plan.every(Chapter):
        yield f"{chapter.title}\n{chapter.text}"
    for goal in plan.every(Goal):
        yield f"{goal.title}\n{goal.description}"
    for card in plan.every(Card):
        yield f"{card.title}\n{card.description}"
    for body in plan.frame.bodies:
        yield f"{body.title}\n{body.description}"
    yield plan.frame.vision
