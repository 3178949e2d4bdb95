"""What is wrong: a fault as a rule states it, a finding as a reader sees it, a report of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from sprss_cli.model.message import Message
from sprss_cli.model.place import Address, Place
from sprss_cli.model.rule import Rule


class Severity(IntEnum):
    """How much a finding weighs; the order of the numbers is the order of weight."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, by address.

    Attributes:
        at: What a planner has to edit; a place where the text is not yet data.
        message: The value, and what was expected.
        hint: The way out.
        related: Other addresses that explain the fault, each with what stands there ("defined here").
        code: The rule's code; a rule leaves it empty, the engine fills it in.
    """

    at: Address | Place
    message: Message
    hint: Message | None = None
    related: tuple[tuple[Address | Place, Message], ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a finding is to stay: the reason given in the record, and the last day it holds (empty: no end)."""

    reason: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its place, its rule and its weight."""

    place: Place
    code: str
    severity: Severity
    message: Message
    hint: Message | None = None
    related: tuple[tuple[Place, Message], ...] = ()
    record: str = ""
    path: str = ""
    excused: Excuse | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in one run, sorted by file, line, column and code.

    Attributes:
        findings: All findings, the excused ones among them.
        files: How many files were read.
        plans: Which plans were checked, as paths.
        texts: The lines of every file that a finding names, for excerpts.
        rules: The rules that findings name, by code.
    """

    findings: tuple[Finding, ...] = ()
    files: int = 0
    plans: tuple[str, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no exception covers."""
        return tuple(finding for finding in self.findings if finding.excused is None)

    @property
    def excused(self) -> tuple[Finding, ...]:
        """The findings that stay, each with its reason."""
        return tuple(finding for finding in self.findings if finding.excused is not None)

    def count(self, severity: Severity) -> int:
        """Return how many open findings have exactly this weight."""
        return sum(1 for finding in self.open if finding.severity is severity)

    def fails(self, threshold: Severity) -> bool:
        """Return whether any open finding weighs as much as the threshold or more."""
        return any(finding.severity >= threshold for finding in self.open)
