"""TXT607 markup-in-prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.frame import PlanFrame
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.rules import rule

# Code in a line stands first, so that what it holds is passed over; a web address in angle brackets is no tag.
_MARKUP = re.compile(
    r"(?P<code>`{1,3})(?!`)[^`]{1,500}(?P=code)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]{0,500}>|<!--)"
    r"|(?P<image>!\[[^\[\]]{0,500}\]\([^()\s]{0,500}\)?)"
    r"|^ {0,3}(?P<heading>\#{1,6}[ \t]+\S.*)$",
    re.MULTILINE,
)


@rule("TXT607", severity=Severity.WARNING, basis="prose is CommonMark without HTML, images and headings", since="0.1")
def markup_in_prose(plan: Plan) -> Iterator[Fault]:
    """A description holds an HTML tag, an image or a heading.

    Why: documents print a tag as the characters it is written in, leave an image out and print a heading as a bold
    line; none of it comes out as its author meant.

    Mend: use paragraphs, lists and emphasis. Put images and chapters into documents of their own.
    """
    for record, key, text in _prose(plan):
        if not _may_hold_markup(text):
            continue
        seen: set[str] = set()
        for found in _MARKUP.finditer(text):
            kind, words = found.lastgroup or "", " ".join(found[0].split())
            if kind == "code" or words in seen:
                continue
            seen.add(words)
            yield _fault(record.at(key), kind, words)


def _prose(plan: Plan) -> Iterator[tuple[PlanFrame | Record, str, str]]:
    yield plan.frame, "vision", plan.frame.vision
    for goal in plan.every(Goal):
        yield goal, "description", goal.description
    for card in plan.every(Card) if _may_hold_markup(plan.prose) else ():
        yield card, "description", card.description


def _may_hold_markup(text: str) -> bool:
    return "<" in text or "#" in text or "![" in text


def _fault(at: Address, kind: str, words: str) -> Fault:
    if kind == "tag":
        message = say("{words} is HTML; documents print it as it stands", words=words)
        hint = say("delete the tag; an empty line begins a paragraph, “- ” a list item, **…** is strong")
    elif kind == "image":
        message, hint = say("{words} is an image; documents leave it out", words=words), say("describe it in words")
    else:
        message = say("“{words}” is a heading; documents print it as a bold line", words=words)
        hint = say("a description has no chapters: write a paragraph")
    return Fault(at.quoting(words), message, hint)
