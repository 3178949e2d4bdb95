"""YML011 link-out-of-the-plan."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML011", severity=Severity.ERROR, basis="a plan is one folder", since="0.1")
def link_out_of_the_plan() -> None:
    """A file of the plan is a link to a file outside it.

    Why: the plan would read differently on every machine, and could be made to publish a file that is no part of it.

    Mend: put the file itself in the plan.
    """
