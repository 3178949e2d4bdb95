"""YML013 wrong-folder."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML013", severity=Severity.ERROR, basis="one folder for each kind of record", since="0.1")
def wrong_folder() -> None:
    """A record lies in a folder where its kind is not kept.

    Why: the folder says what a record is. In another folder it is read as something else, or not at all.

    Mend: move the file to the folder that the hint names.
    """
