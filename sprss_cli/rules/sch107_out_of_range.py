"""SCH107 out-of-range."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH107", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def out_of_range() -> None:
    """A value is smaller, larger or longer than it may be.

    Why: amounts are not negative, and a text of a book's length in a key is a mistake.

    Mend: correct the value; the message names the limit.
    """
