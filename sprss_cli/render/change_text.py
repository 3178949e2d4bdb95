"""The text of a comparison: the paper for a council, or the summary before a text with tracked changes."""

from __future__ import annotations

from collections.abc import Mapping

from sprss_cli.model.change import ChangeSet
from sprss_cli.render.change_view import ChangeView
from sprss_cli.render.documents import SUFFIX, Document, Text, subject
from sprss_cli.render.environment import fill
from sprss_cli.render.network_changes import NetworkChangesView
from sprss_cli.render.placed import Placed
from sprss_cli.render.view import Stamp

PAPER = "diff"
TRACKED = "diff-tracked"

_NETWORK = "diff-network"
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


def network_written(templates: Mapping[str, str], changes: ChangeSet, view: NetworkChangesView, stamp: Stamp) -> Text:
    """Fill the template of a comparison of the network on two days. Pure, as `written` is.

    Args:
        templates: Texts of all templates by file name.
        changes: The two sides.
        view: What changed between them.
        stamp: The day and the version that the document states.

    Raises:
        TemplateTrouble: A template is wrong.
    """
    document = Document(PAPER, _TITLE, ())
    labels = {"old_label": changes.old.label, "new_label": changes.new.label}
    values = {"changes": view, "document": document, "stamp": stamp, **labels}
    placed = Placed()
    markdown = fill(_NETWORK + SUFFIX, templates, values, (), placed)
    above = subject(document, view.mark)
    return Text(document, markdown, view.new.region, above, stamp, placed.charts, placed.grids)
