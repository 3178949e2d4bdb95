"""YML005 broken-yaml."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML005", severity=Severity.ERROR, basis="YAML 1.2", since="0.1")
def broken_yaml() -> None:
    """The text cannot be read as YAML.

    Why: the record is left out of every check and of every document until it can be read.

    Mend: look at the line named and the one above it: mostly a quote, a colon or two spaces are missing.
    """
