"""INT901 crashed-rule."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("INT901", severity=Severity.ERROR, basis="this toolkit", since="0.1")
def crashed_rule() -> None:
    """A rule stopped with a fault of its own.

    Why: what this rule looks for was not looked for, so the plan may not be as sound as the report says. All other
    rules were run.

    Mend: nothing in the plan; report the fault to the makers of the toolkit with the message.
    """
