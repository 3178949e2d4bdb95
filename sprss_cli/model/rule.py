"""A rule, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sprss_cli.model.finding import Fault, Severity
    from sprss_cli.model.plan import Plan

    Check = Callable[[Plan], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what is known of it.

    Attributes:
        code: For ever: a retired code is never used again.
        name: The fault in words, from the function's name.
        severity: How much a finding weighs.
        basis: What the rule rests on: a law, the design of plans, common usage.
        since: The version that brought it.
        page: The docstring: the fault in one sentence, then why, then how to mend it; paragraphs by empty lines.
        check: Yields the faults of a plan; None when they are found while the text is read.
        confidence: How sure the basis is (H, M, L, MEM); what rests on L or MEM never weighs more than a warning.
        about: Folders of records, or keys of `PlanFrame.shape`: in a plan without any of these records, and which does
            not state these keys, the rule cannot find anything. Empty when it may find something in any plan.
    """

    code: str
    name: str
    severity: Severity
    basis: str
    since: str
    page: tuple[str, ...]
    check: Check | None
    confidence: str
    about: tuple[str, ...] = ()

    def may_find(self, folders: Container[str]) -> bool:
        """Return whether it may find something in a plan that has records in these folders or states these keys."""
        return not self.about or any(folder in folders for folder in self.about)
