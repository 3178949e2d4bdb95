"""SCH105 word-not-known."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH105", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def word_not_known() -> None:
    """A word stands where only certain other words may stand.

    Why: such a word chooses what the tools do with the record; an unknown one chooses nothing.

    Mend: use one of the words in the hint.
    """
