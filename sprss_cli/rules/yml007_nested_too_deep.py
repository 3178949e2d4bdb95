"""YML007 nested-too-deep."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML007", severity=Severity.ERROR, basis="a record has four levels", since="0.1")
def nested_too_deep() -> None:
    """The text nests deeper than any record.

    Why: no key of a record lies this deep, so brackets or dashes were pasted in by mistake, or somebody wants to bring
    the reader down.

    Mend: take the surplus brackets or dashes away.
    """
