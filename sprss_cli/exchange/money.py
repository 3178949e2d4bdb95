"""Amounts of money as documents write them: `60,2 mil. Kč`, `450 tis. Kč`, `1 250 000 Kč`."""

from __future__ import annotations

import re
from decimal import Decimal

from sprss_cli.exchange.conventions import Conventions


def amount_pattern(conventions: Conventions) -> str:
    """Return a regular expression, with groups `number` and `unit`, for an amount in whole crowns."""
    units = "|".join(sorted(map(re.escape, conventions.multipliers), key=len, reverse=True)) or "(?!)"
    currency = "|".join(sorted(map(re.escape, conventions.currency), key=len, reverse=True)) or "(?!)"
    number = r"\d{1,3}(?: \d{3})+|\d{1,12}(?:,\d{1,6})?"
    return rf"(?P<number>{number})(?:,-)? ?(?P<unit>{units})? ?(?:{currency})(?!\w)"


def crowns(number: str, unit: str | None, conventions: Conventions) -> int | None:
    """Return an amount in whole crowns, or None when it is not whole: `60,2` and `mil.` are 60200000."""
    value = Decimal(number.replace(" ", "").replace(",", ".")) * conventions.multipliers.get(unit or "", 1)
    return int(value) if value == value.to_integral_value() else None
