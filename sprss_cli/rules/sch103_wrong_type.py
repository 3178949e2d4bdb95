"""SCH103 wrong-type."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH103", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def wrong_type() -> None:
    """A value is of another type than its key asks for.

    Why: a text where a list belongs, or a bare number where a text belongs, is read as something else than was meant.

    Mend: write the value as the hint shows; numbers that are names go in quotes.
    """
