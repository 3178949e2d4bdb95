"""The text of a comparison: the paper for a council, or the summary before a text with tracked changes."""

from __future__ import annotations

from collections.abc import Mapping

from sprss_cli.render.change_view import ChangeView
from sprss_cli.render.documents import SUFFIX, Document, Text, subject
from sprss_cli.render.environment import Placed, fill
from sprss_cli.render.view import Stamp

PAPER = "diff"
TRACKED = "diff-tracked"

_TITLE = "Přehled změn"


def written(template: str, templates: Mapping[str, str], view: ChangeView, stamp: Stamp) -> Text:
    """Fill a template with a comparison. Pure: the same comparison and stamp give the same text.

    Args:
        template: `PAPER`, or `TRACKED` for the summary before a text with tracked changes.
        templates: Texts of all templates by file name.
        view: The comparison.
        stamp: The day and the version that the document states.

    Raises:
        TemplateTrouble: The template is wrong.
    """
    document = Document(PAPER, _TITLE, ())
    values = {"changes": view, "document": document, "stamp": stamp}
    placed = Placed()
    markdown = fill(template + SUFFIX, templates, values, view.ids, placed)
    above = subject(document, view.new.mark or view.old.mark)
    return Text(document, markdown, view.new.region, above, stamp, placed.charts, placed.grids)
