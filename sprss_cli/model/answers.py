"""What somebody asked of a plan, with the plan beside it: what reporters write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.checklist import Item
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.message import Message
from sprss_cli.model.need_coverage import Coverage
from sprss_cli.model.place import Address, Place
from sprss_cli.model.plan import Plan
from sprss_cli.model.seals import Difference
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


@dataclass(frozen=True, slots=True)
class SealState:
    """A seal and whether the text that it is of can be shown.

    Attributes:
        seal: The seal.
        changes: What it says otherwise than the seal before it, by the names of records.
        proven: Whether the text was found and agrees with every fingerprint.
        why_not: What stands in the way; None when it is proven.
        broken: Whether a text was found that does not agree, which is worse than none.
    """

    seal: Seal
    changes: tuple[tuple[str, str], ...]
    proven: bool
    why_not: Message | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True)
class SealedText:
    """The history of an adopted text, and how the plan stands to it now.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        states: The seals, the oldest first.
        differences: What is not as the last seal says.
        opened: The records that amendments open, each with the amendment's id.
        places: Where the differences stand, by address.
    """

    label: str
    plan: Plan
    states: tuple[SealState, ...]
    differences: tuple[Difference, ...]
    opened: Mapping[str, str]
    places: Mapping[Address, Place]

    @property
    def intact(self) -> bool:
        """Whether nothing was changed without an amendment and no text disagrees with its seal."""
        return not any(state.broken for state in self.states) and all(
            one.name in self.opened for one in self.differences
        )
