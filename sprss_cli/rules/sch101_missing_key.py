"""SCH101 missing-key."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH101", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def missing_key() -> None:
    """A record lacks a key that it must have.

    Why: without it the record cannot be placed in the document, and nothing about it can be checked.

    Mend: add the key; the hint shows what its value looks like.
    """
