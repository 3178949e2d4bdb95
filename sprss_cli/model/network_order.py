"""In what order the parts of a network stand: as a Czech index, as the act counts its paragraphs, as areas grow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sprss_cli.model.network_tables import SEVERAL
from sprss_cli.model.plan import Plan

Alphabetical = tuple[tuple[str, ...], str]

# Letters that the Czech order keeps apart from their base letter (ČSN 97 6030); all other accents only break ties.
_OWN_PLACE = {"č": "c\uffff", "ř": "r\uffff", "š": "s\uffff", "ž": "z\uffff", "ch": "h\uffff"}
_UNITS = re.compile("ch|.", re.DOTALL)
_WIDER = (SEVERAL, "regional", "supra-regional")


def alphabetical(text: str) -> Alphabetical:
    """Return a key that sorts words as a Czech index does: č after c, ch after h, other accents only break ties."""
    letters = _UNITS.findall(unicodedata.normalize("NFC", text).casefold())
    return tuple(_OWN_PLACE.get(letter) or _without_accent(letter) for letter in letters), text


def _without_accent(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def paragraph(key: str) -> tuple[int, str]:
    """Return what sorts paragraphs by their number: § 49 before § 101, words after them."""
    digits = "".join(sign for sign in key if sign.isdigit())
    return (int(digits), key) if key.startswith("§") and digits else (10_000, key)


def area_order(plan: Plan) -> Callable[[str], tuple[int, Alphabetical]]:
    """Return what sorts areas: single ones by their names, then those of several areas, then the whole region."""
    known = plan.areas

    def order(key: str) -> tuple[int, Alphabetical]:
        return (_WIDER.index(key) + 1 if key in _WIDER else 0), alphabetical(known.get(key, key))

    return order
