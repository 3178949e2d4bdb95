"""YML009 character-that-is-no-text."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML009", severity=Severity.ERROR, basis="YAML 1.2, section 5.1", since="0.1")
def character_that_is_no_text() -> None:
    """A character stands in the file that is no text.

    Why: control characters cannot be seen, are lost on the way through other programs and end up in documents.

    Mend: delete the character; it is often pasted along from a PDF.
    """
