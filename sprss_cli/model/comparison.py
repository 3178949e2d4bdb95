"""How a field wants to be compared: declared where the field is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any


class Policy(StrEnum):
    """What kind of thing a field holds, as far as comparing goes."""

    TEXT = "text"  # one line: word by word
    PROSE = "prose"  # paragraphs: word by word, unchanged context cut
    REFERENCE = "reference"  # one id, shown with the title of what it means
    REFERENCES = "references"  # a set of ids
    SELECTION = "selection"  # a set of ids, or one of the words all and none
    WORD = "word"  # one word or number of a code list
    FLAG = "flag"  # yes or no
    PARTIES = "parties"  # who leads and who takes part
    MONEY = "money"  # sources with amounts
    PERIOD = "period"
    ITEMS = "items"  # entries of a ledger: each is the same or another one
    WORDINGS = "wordings"  # adopted wording, field by field
    FURTHER = "further"  # the plan's further fields, each by what it holds
    TECHNICAL = "technical"  # of no weight for a reader: provenance, exceptions


def compare_as(policy: Policy) -> dict[str, Any]:
    """Return the metadata for a dataclass field that is to be compared in this way."""
    return {"compare_as": policy}


@cache
def policies(kind: type) -> Mapping[str, Policy]:
    """Return the fields of a record kind that are compared, in the order of the class, each with its policy."""
    found = {field.name: field.metadata.get("compare_as") for field in fields(kind)}
    return {name: policy for name, policy in found.items() if policy is not None}
