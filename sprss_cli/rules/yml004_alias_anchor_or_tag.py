"""YML004 alias-anchor-or-tag."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML004", severity=Severity.ERROR, basis="each fact stands once", since="0.1")
def alias_anchor_or_tag() -> None:
    """A value uses an alias, an anchor or a tag of YAML.

    Why: such a value cannot be read on its own, and a few lines of aliases can stand for gigabytes of text.

    Mend: write the value out. A text that begins with &, * or ! belongs in quotes.
    """
