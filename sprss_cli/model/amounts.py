"""How numbers read: figures, whole CZK, differences in per cent; apart, for rules say amounts and little else."""

from __future__ import annotations

from decimal import Decimal

_NBSP = "\N{NO-BREAK SPACE}"


def figure(value: Decimal, *, sign: bool = False) -> str:
    """Return a number with a decimal comma and without needless zeros; with a sign for a difference."""
    text = f"{abs(value):,f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    text = whole.replace(",", _NBSP) + (f",{part}" if part else "")
    if sign:
        return f"{'+' if value > 0 else '−' if value < 0 else '±'}{text}"
    return text if value >= 0 else f"−{text}"


def crowns(amount: int, *, sign: bool = False) -> str:
    """Return whole CZK with hard spaces; with a sign for a difference."""
    text = f"{abs(amount):,}".replace(",", _NBSP) + f"{_NBSP}Kč"
    if sign:
        return f"{'+' if amount > 0 else '−' if amount < 0 else '±'}{text}"
    return text if amount >= 0 else f"−{text}"


def in_year(amount: int, year: int) -> str:
    """Return whole CZK with their year behind them, where it cannot be read as a part of the amount."""
    return f"{crowns(amount)}{_NBSP}({year})"


def percent(before: int, after: int) -> str:
    """Return the difference of two amounts in whole per cent of the first, with a sign; empty when the first is 0."""
    if not before:
        return ""
    value = round((after - before) * 100 / before)
    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{abs(value)}{_NBSP}%"
