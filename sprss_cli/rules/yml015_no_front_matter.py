"""YML015 no-front-matter."""

from __future__ import annotations

from sprss_cli.model.finding import Severity
from sprss_cli.rules import found_in_text


@found_in_text("YML015", severity=Severity.ERROR, basis="a chapter is a record with a text", since="0.1")
def no_front_matter() -> None:
    """A chapter does not begin with its data.

    Why: title, part and order of a chapter stand above its text, between two lines of three hyphens. Without them
    nobody knows where in the plan the text belongs.

    Mend: put a line with --- at the very top, the keys below it as in any other record, then --- again and the text.
    """
