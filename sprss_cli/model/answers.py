"""What somebody asked of a plan, with the plan beside it: what reporters write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.checklist import Item
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.need_coverage import Coverage
from sprss_cli.model.place import Address, Place
from sprss_cli.model.plan import Plan
from sprss_cli.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Checklist:
    """The legal requirements of a day and what of a plan meets them.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        day: The day whose law is asked for.
        items: The requirements in the order of the catalogue.
        places: Where the evidence stands, by its address.
        unread: Files of records that could not be read.
    """

    label: str
    plan: Plan
    day: date
    items: tuple[Item, ...]
    places: Mapping[Address, Place]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Needs:
    """The needs of a plan and what names them.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        covered: Every need, with or without a measure.
        without: The measures that name no need.
        unread: Files of records that could not be read.
    """

    label: str
    plan: Plan
    covered: tuple[Coverage, ...]
    without: tuple[Card, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """The way from needs to what came of them, through one record of a plan."""

    label: str
    plan: Plan
    trace: Trace
    unread: tuple[str, ...] = ()
