"""Czech dates, amounts, plurals and spaces, as pure functions: no locale of the machine is asked.

Source of the typography: ČSN 01 6910 (hard spaces after one-letter words, between a number and its unit).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sprss_cli.model.network_order import alphabetical

HARD_SPACE = "\u00a0"
order = alphabetical

_MONTHS = (
    "ledna února března dubna května června července srpna září října listopadu prosince".split()  # noqa: SIM905 - reads better
)
_ONE_LETTER = frozenset("k s v z o u a i".split())  # noqa: SIM905 - reads better
_BEFORE_NUMBER = frozenset("č. § §§ odst. písm. čl. str. tel. mj. tzv. tj. např. resp. cca IP OP".split())  # noqa: SIM905
_AFTER_NUMBER = frozenset("Kč % Sb. Sb., tis. mil. mld. úvazku úvazků osob let roku".split())  # noqa: SIM905
_OPENING = "„‚([–"
_CLOSING = "“‘)],.;:"


def day(value: date) -> str:
    """Return a date in words: 19. prosince 2023, with hard spaces."""
    return HARD_SPACE.join((f"{value.day}.", _MONTHS[value.month - 1], str(value.year)))


def amount(crowns: int) -> str:
    """Return whole crowns in groups of three digits: 60 200 000 Kč, with hard spaces and a real minus sign."""
    grouped = f"{abs(crowns):,}".replace(",", HARD_SPACE)
    return f"{'−' if crowns < 0 else ''}{grouped}{HARD_SPACE}Kč"


def counted(number: int, one: str, few: str, many: str) -> str:
    """Return a number with its noun in the right form: 1 karta, 2 karty, 5 karet."""
    noun = one if number == 1 else few if 2 <= number <= 4 else many
    return f"{number}{HARD_SPACE}{noun}"


def listed(items: Sequence[str]) -> str:
    """Return a list as a sentence has it: a; a a b; a, b a c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} a{HARD_SPACE}{items[-1]}"


def bound(text: str) -> str:
    """Return a line of text in which no line may end where `binds` forbids it."""
    first, *others = text.split(" ")
    parts = [first]
    before = first
    for word in others:
        parts += (HARD_SPACE if before and word and binds(before, word) else " ", word)
        before = word
    return "".join(parts)


def binds(before: str, after: str) -> bool:
    """Return whether the space between two words must not end a line.

    One-letter prepositions and conjunctions, abbreviations before their number, a number and its unit, the day and its
    month, groups of digits.
    """
    left, right = before.lstrip(_OPENING), after.rstrip(_CLOSING)
    if left.casefold() in _ONE_LETTER or left in _BEFORE_NUMBER:
        return True
    if not left[-1:].isdigit() and not (left.endswith(".") and left[:-1].isdigit()):
        return False
    if left.endswith("."):
        return right[:1].isdigit() or right in _MONTHS
    groups = left.isdigit() and len(left) <= 3 and right.isdigit() and len(right) == 3
    return groups or after in _AFTER_NUMBER or right in _AFTER_NUMBER
