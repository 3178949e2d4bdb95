"""SCH108 repeated-item."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("SCH108", severity=Severity.ERROR, basis="the schema of the record's kind", since="0.1")
def repeated_item() -> None:
    """An item stands twice in a list that names each once.

    Why: it would be counted and printed twice.

    Mend: delete one of the two.
    """
