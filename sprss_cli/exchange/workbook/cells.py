"""What a cell says: data into a plain value that a cell can hold, and what people typed back into such a value.

A plain value is None for an empty cell, a text, a whole number or a float. Days are text, YYYY-MM-DD. Two cells say the
same when their plain values are equal, whatever a program made of them on the way: 24 and 24.0, line ends, spaces
after a semicolon.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sprss_cli.exchange.workbook.tables import Column, Type
from sprss_cli.model.message import Message, say

Plain = str | int | float | None

DIVIDER = "; "
YES, NO = "ano", "ne"
ERRORS = frozenset({"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"})
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,9})?")
_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([12][0-9]{3})")
_DECIMALS = 9  # what a record may hold


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a cell but cannot be what the column holds, and why."""

    text: str
    problem: Message


def plain(value: Any, column: Column) -> Plain:
    """Return what a cell shows of a value of the data; None for a value that other columns or another table show."""
    if value is None:
        return None
    if column.type is Type.OPAQUE:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, str):
        return _text(value) or None
    if isinstance(value, list):
        divider = "\n" if column.type is Type.LINES else DIVIDER
        return divider.join(map(str, value)) if all(isinstance(item, str) for item in value) else None
    if isinstance(value, dict):
        return None
    if isinstance(value, bool):
        return YES if value else NO
    return _number(value)


def typed(raw: Any, column: Column) -> Plain | Unreadable:
    """Return what somebody put into a cell, or why it cannot be understood.

    Args:
        raw: What the reader of workbooks gives: text, a number, a day, yes or no, or None.
        column: The column in which it stands.
    """
    if isinstance(raw, str):
        raw = _text(raw)
    if raw is None or raw == "":
        return None
    if raw in ERRORS:
        return Unreadable(str(raw), say("the formula here ended with the error {error}", error=raw))
    match column.type:
        case Type.INTEGER | Type.NUMBER:
            return _typed_number(raw, column.type is Type.INTEGER)
        case Type.DAY:
            return _typed_day(raw)
        case Type.IDS:
            return DIVIDER.join(part for part in re.split(r"\s*[;,\n]\s*", _typed_text(raw).strip()) if part) or None
        case Type.LINES:
            return "\n".join(line.strip() for line in _typed_text(raw).split("\n") if line.strip()) or None
        case Type.FLAG:
            return _typed_flag(raw)
        case _:
            return _typed_text(raw)


def meant(value: Plain, column: Column, old: Any) -> Any:
    """Return the data that a cell means.

    Args:
        value: The plain value of the cell, which is not empty.
        column: The column.
        old: What the data said before: it decides whether a text ends with a line break.
    """
    if column.type is Type.FLAG:
        return value == YES
    if not isinstance(value, str) or column.only_words:
        return value
    if column.type in (Type.IDS, Type.LINES):
        parts = value.split("\n" if column.type is Type.LINES else DIVIDER)
        alone = len(parts) == 1 and (parts[0] in column.words or (column.single and not isinstance(old, list)))
        return parts[0] if alone else parts
    if column.type is Type.PROSE and ("\n" in value or (isinstance(old, str) and old.endswith("\n"))):
        return f"{value}\n"
    return value


def _text(text: str) -> str:
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).rstrip("\n")


def _number(value: int | float) -> int | float:
    return int(value) if float(value).is_integer() else round(value, _DECIMALS)


def _typed_text(raw: Any) -> str:
    if isinstance(raw, bool):
        return YES if raw else NO
    if isinstance(raw, int | float):
        return str(_number(raw))
    if isinstance(raw, datetime):
        raw = raw.date()
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def _typed_number(raw: Any, whole: bool) -> Plain | Unreadable:
    found = None
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        found = _number(raw)
    elif isinstance(raw, str):
        text = raw.translate(_SPACES).replace("−", "-")
        if _NUMBER.fullmatch(text):
            found = _number(float(text.replace(",", ".")))
    if found is None:
        return Unreadable(_typed_text(raw), say("“{text}” is not a number", text=_typed_text(raw)))
    if whole and not isinstance(found, int):
        return Unreadable(str(raw), say("{number} is not a whole number", number=found))
    return found


def _typed_day(raw: Any) -> Plain | Unreadable:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return raw.isoformat()
    text = _typed_text(raw).strip()
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else _iso(text)
    except ValueError:
        return Unreadable(text, say("“{text}” is not a day; write it like {example}", text=text, example="1. 7. 2026"))


def _iso(text: str) -> str:
    if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError
    return date.fromisoformat(text).isoformat()


def _typed_flag(raw: Any) -> Plain | Unreadable:
    text = _typed_text(raw).strip().lower()
    if text in (YES, NO):
        return text
    return Unreadable(text, say("“{text}” is neither {yes} nor {no}", text=text, yes=YES, no=NO))
