"""Figures of a reckoning as people and programs read them: exact where decimals can be, else marked as cut."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

from sprss_cli.model.amounts import figure

PLACES = 6  # decimal places that are shown; an amount is exact within all the same
_SCALE = 10**PLACES
_NBSP = "\N{NO-BREAK SPACE}"
_MEASURES = {"crowns": f"{_NBSP}Kč", "per-cent": f"{_NBSP}%", "number": ""}


def decimal(value: Fraction) -> Decimal:
    """Return a figure with at most `PLACES` decimal places, halves away from zero."""
    whole = floor(abs(value) * _SCALE + Fraction(1, 2))
    text = str(whole).rjust(PLACES + 1, "0")
    found = Decimal(f"{text[:-PLACES]}.{text[-PLACES:]}")
    return -found if value < 0 else found


def exact(value: Fraction) -> bool:
    """Return whether a figure has no more decimal places than are shown."""
    return bool(_SCALE % value.denominator == 0)


def figure_of(value: Fraction, measure: str = "number") -> str:
    """Return a figure with its measure, as `12,5`, `640 000 Kč` or `≈ 0,333333`."""
    return ("" if exact(value) else f"≈{_NBSP}") + figure(decimal(value)) + _MEASURES[measure]
