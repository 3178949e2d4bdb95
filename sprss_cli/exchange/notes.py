"""What an import did with each piece of a document: understood, kept, dropped, left to people, or not understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sprss_cli.model.message import Message, say


class Outcome(Enum):
    """What became of a piece; the order is the order of a report."""

    INTERPRETED = "interpreted"
    KEPT = "kept"
    DROPPED = "dropped"
    UNDECIDED = "undecided"
    OPEN = "open"

    @property
    def title(self) -> Message:
        """What a report calls the outcome."""
        return _TITLES[self]


_TITLES = {
    Outcome.INTERPRETED: say("interpreted"),
    Outcome.KEPT: say("kept word for word"),
    Outcome.DROPPED: say("dropped as an artefact"),
    Outcome.UNDECIDED: say("TO BE DECIDED"),
    Outcome.OPEN: say("NOT UNDERSTOOD"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a report.

    Attributes:
        outcome: What became of the piece.
        record: The card it concerns; empty for the document as a whole.
        field: The card's field; empty when it concerns none.
        message: What was done, in a planner's words.
        piece: The characters of the document that were dropped, or that have no place in a record, in full.
    """

    outcome: Outcome
    record: str
    field: str
    message: Message
    piece: str = ""
