"""PLAN821 expired-exception."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("PLAN821", severity=Severity.WARNING, basis="exceptions stay true", since="0.1")
def expired_exception() -> None:
    """An exception has ended and the finding it excepted is still there.

    Why: somebody promised to mend the fault by a day that is over.

    Mend: mend the fault, or give the exception a new day and say in its reason why.
    """
