"""YML014 record-passed-over."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML014", severity=Severity.ERROR, basis="one folder for each kind of record", since="0.1")
def record_passed_over() -> None:
    """A file or a folder lies among the records, but is not read.

    Why: records are files directly in the folder of their kind and end with .yaml, chapters with .md, in small letters.
    Some kinds have a folder for each year or round. Whatever else lies there is missing from every check and every
    document, and nobody notices.

    Mend: give the file the ending that the message names, or move it into the folder that the message names.
    """
