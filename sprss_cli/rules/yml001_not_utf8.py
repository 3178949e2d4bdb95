"""YML001 not-utf8."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML001", severity=Severity.ERROR, basis="YAML 1.2, section 5.2", since="0.1")
def not_utf8() -> None:
    """The file is not UTF-8 text.

    Why: Czech letters come out as other characters, or the file cannot be read at all. Old spreadsheets and editors
    save in Windows-1250.

    Mend: save the file again as UTF-8; the editor offers it beside the file's name when saving.
    """
