"""SCH104 wrong-form."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH104", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def wrong_form() -> None:
    """A value does not have the form that its key has.

    Why: ids, days, periods and paragraphs are compared letter by letter, so they have one form only.

    Mend: write the value like the example in the hint.
    """
