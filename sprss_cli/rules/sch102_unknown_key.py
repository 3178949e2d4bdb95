"""SCH102 unknown-key."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH102", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def unknown_key() -> None:
    """A record has a key that its kind does not know.

    Why: a misspelt key is read by nobody: what stands behind it is missing from every document.

    Mend: correct the spelling; the hint names the nearest key.
    """
