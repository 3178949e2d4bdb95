"""PLAN820 unused-exception."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("PLAN820", severity=Severity.WARNING, basis="exceptions stay true", since="0.1")
def unused_exception() -> None:
    """An exception excepts nothing.

    Why: the fault it was written for is gone, or the code is misspelt. Left standing, it would hide the next fault of
    that kind in the record.

    Mend: delete the exception, or correct its code.
    """
