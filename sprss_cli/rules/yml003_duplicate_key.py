"""YML003 duplicate-key."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML003", severity=Severity.ERROR, basis="YAML 1.2, section 3.2.1.1", since="0.1")
def duplicate_key() -> None:
    """A key stands twice in the same record.

    Why: only one of the two values can hold, and nobody can tell which one was meant.

    Mend: keep the right one and delete the other.
    """
