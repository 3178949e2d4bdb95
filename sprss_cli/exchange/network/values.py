"""Cells into values: numbers as offices write them, identification numbers, kinds, areas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from sprss_cli.exchange.grid import Cell
from sprss_cli.exchange.network.conventions import NetworkConventions, wording

_NUMBER = r"\d{1,3}(?:[ .]\d{3})+,\d+|\d{1,3}(?: \d{3})+(?![ .]?\d)|\d+(?:[,.]\d{1,2})?(?!\d)|\d+[,.]\d{4,6}"
_WHOLE = re.compile(rf"({_NUMBER})(?:\s*(?:,-|,–))?[*†]*")
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*([^\W\d_][^\d;,]*)?")
_ICO = re.compile(r"\(?\b(?:IČO?|ičo?)\s*:?\s*([\d ]{3,10}\d)\)?")
_PARAGRAPH = re.compile(r"\(?\s*§\s*([1-9]\d{0,2}[a-z]?)(?!\w)\s*\)?")


def number_in(cell: Cell) -> Decimal | None:
    """Return the number that a cell is, be it a number or a text such as „1 234,5“; None when it is none.

    „1.234“ as a text is none: it may be a thousand or a little more than one.
    """
    if cell.number is not None:
        return cell.number
    found = _WHOLE.fullmatch(cell.line)
    return _decimal(found[1]) if found else None


def amounts_in(text: str, units: Mapping[str, str]) -> tuple[tuple[Decimal, str], ...]:
    """Return numbers with their units („24 lůžek, 3,5 úv.“); empty when anything else is in the text."""
    found: list[tuple[Decimal, str]] = []
    for match in _WITH_UNIT.finditer(text):
        unit = units.get(wording(match[2] or ""), "")
        if match[2] and not unit:
            return ()
        found.append((_decimal(match[1]), unit))
    rest = _WITH_UNIT.sub("", text).strip(" ,;+a*")
    return () if rest else tuple(found)


def identifier_in(text: str) -> str:
    """Return the number of a service in seven digits, zeros in front; empty when a text is no such number.

    Fewer than three digits are a position in the table, not a number that somebody lost the zeros of.
    """
    digits = text.replace(" ", "").removesuffix(".0")
    return digits.zfill(7) if digits.isascii() and digits.isdigit() and 3 <= len(digits) <= 7 else ""


def ico_in(text: str) -> str:
    """Return an identification number of an organisation in eight digits, zeros in front; empty when it is none."""
    digits = text.replace(" ", "").removesuffix(".0")
    return digits.zfill(8) if digits.isascii() and digits.isdigit() and 2 <= len(digits) <= 8 else ""


def without_ico(text: str) -> tuple[str, str]:
    """Return the name of a provider without the number that stands in one cell with it, and that number."""
    found = _ICO.search(text)
    if not found:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;"), ico_in(found[1])


def kind_in(text: str, conventions: NetworkConventions, *, bare: bool = False) -> tuple[str, str, str]:
    """Return the kind that a text names by § or by name, the name beside the §, and the § of that name if it differs.

    Args:
        text: One cell.
        conventions: Names of kinds.
        bare: Whether a mere number („49“) is a §.
    """
    found = _PARAGRAPH.search(text)
    key = f"§ {found[1]}" if found else ""
    name = f"{text[: found.start()]} {text[found.end() :]}" if found else text
    name = " ".join(name.strip(" -–,:;()").split())
    by_name = conventions.kinds.get(wording(name), "")
    if not key and bare and (number := re.match(r"([1-9]\d{1,2}[a-z]?)\b\s*[-–]?\s*(.*)", text)):
        key, by_name = f"§ {number[1]}", conventions.kinds.get(wording(number[2]), "")
        name = number[2]
    return key or by_name, name, by_name if key and by_name and by_name != key else ""


def areas_in(text: str, conventions: NetworkConventions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the areas that a text names (or `regional`, `supra-regional`), and what in it names none."""
    if known := conventions.territory.get(conventions.area_wording(text)):
        return (known,), ()
    parts = [part.strip() for part in re.split(r"[,;\n]|\s+a\s+", text) if part.strip()]
    keys = [conventions.territory.get(conventions.area_wording(part), "") for part in parts]
    lost = tuple(part for part, key in zip(parts, keys, strict=True) if not key)
    return tuple(dict.fromkeys(filter(None, keys))), lost


def _decimal(text: str) -> Decimal:
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    return Decimal(text.replace(" ", ""))
