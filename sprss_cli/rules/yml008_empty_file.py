"""YML008 empty-file."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML008", severity=Severity.ERROR, basis="one record, one file", since="0.1")
def empty_file() -> None:
    """A file of the plan is empty.

    Why: a record without content is most often a file that was not saved.

    Mend: fill in the record, or delete the file.
    """
