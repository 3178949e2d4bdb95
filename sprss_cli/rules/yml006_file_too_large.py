"""YML006 file-too-large."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML006", severity=Severity.ERROR, basis="a record is a page, not a book", since="0.1")
def file_too_large() -> None:
    """A file has more than a mebibyte.

    Why: a record of this size is no record; most often a document was saved under its name.

    Mend: keep long texts and tables in documents of their own.
    """
