"""YML002 tab-instead-of-spaces."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML002", severity=Severity.ERROR, basis="YAML 1.2, section 6.1", since="0.1")
def tab_instead_of_spaces() -> None:
    """A tab indents a line.

    Why: how wide a tab is depends on the editor, so YAML does not take it as an indent.

    Mend: put two spaces for each level; editors can do so whenever Tab is pressed.
    """
