"""SCH106 empty-value."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH106", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def empty_value() -> None:
    """A key is there, but nothing stands behind it.

    Why: nobody can tell whether the value was forgotten or is meant to be empty.

    Mend: fill it in, or delete the key.
    """
