"""YML010 unreadable-file."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML010", severity=Severity.ERROR, basis="every file of a plan can be read", since="0.1")
def unreadable_file() -> None:
    """A file of the plan cannot be read.

    Why: the record is left out of every check and of every document. The file may be a folder, belong to somebody
    else, or be a link that leads nowhere.

    Mend: put the file itself there, with the right to read it.
    """
