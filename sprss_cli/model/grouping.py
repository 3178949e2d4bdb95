"""By what the sums of a network are made; apart from the sums, so that the terminal can offer the words for nothing."""

from __future__ import annotations

from enum import StrEnum


class By(StrEnum):
    """By what sums are made."""

    KIND = "kind"
    FORM = "form"
    ORP = "orp"
    PROVIDER = "provider"
    LEVEL = "level"


class MoneyBy(StrEnum):
    """By what the sums of finance tables are made."""

    YEAR = "year"
    PAYER = "payer"
    SERVICE = "service"
