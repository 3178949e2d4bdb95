"""The pages of the rules, for the terminal and the reference."""

from __future__ import annotations

import textwrap

from sprss_cli.model.message import Message, Translations, say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.rule import Rule
from sprss_cli.reporters.text import SEVERITIES
from sprss_cli.rules import catalogue

_WIDTH = 80


def rules() -> tuple[Rule, ...]:
    """Return all rules in the order of codes."""
    return tuple(catalogue().values())


def suggestion(word: str) -> str:
    """Return the code or name of a rule that a word is most like; empty when none is near."""
    return nearest(word, [name for rule in rules() for name in (rule.code, rule.name)])


def page(rule: Rule, speak: Translations) -> str:
    """Return the page of a rule as plain text of at most 80 columns."""
    about = say(
        "{severity}; basis: {basis}; since {since}",
        severity=SEVERITIES[rule.severity],
        basis=Message(rule.basis),
        since=rule.since,
    )
    paragraphs = [f"{rule.code} {rule.name}", about.render(speak), *map(speak.gettext, rule.page)]
    return "\n\n".join(textwrap.fill(paragraph, _WIDTH, break_on_hyphens=False) for paragraph in paragraphs) + "\n"
