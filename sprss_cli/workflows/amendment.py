"""An amendment as a document: the text before it held against the text that it made."""

from __future__ import annotations

from dataclasses import replace

from sprss_cli.compare.picture import picture
from sprss_cli.compare.plans import compare
from sprss_cli.compare.words import runs
from sprss_cli.model.change import ChangeSet, Side
from sprss_cli.model.kinds import kinds_by_folder
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.plan import Plan
from sprss_cli.model.seals import history, name_of
from sprss_cli.render.amendment_view import AmendmentView
from sprss_cli.render.change_view import ChangeView
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.load import Loaded
from sprss_cli.sources.titles import kind_title
from sprss_cli.workflows.adopted_text import text_of
from sprss_cli.workflows.diff_documents import document_labels


def amendment_view(folder: PlanFolder, loaded: Loaded, amendment: Amendment) -> AmendmentView:
    """Return an amendment with the comparison of the text before it and after it.

    The text before it is that of the seal before its own, the text after it that of its seal; as long as it has none,
    the plan as it lies in the folder. A plan that was not sealed before has nothing to compare with.

    Raises:
        NoAdoptedText: The text of a seal cannot be had.
        BrokenSeal: A text was found that is not the one that was sealed.
        GitTrouble: A revision cannot be read.
    """
    assert loaded.plan is not None  # a plan without a frame is not built
    seals = history(loaded.plan)
    own = next((index for index, seal in enumerate(seals) if seal.amendment == amendment.id), len(seals))
    if own == 0:
        return AmendmentView(amendment, loaded.plan, None, None, _kind_title)
    before = text_of(folder, loaded, seals[own - 1]).plan
    after = text_of(folder, loaded, seals[own]).plan if own < len(seals) else loaded.plan
    assert before is not None
    assert after is not None
    changes = _changes(amendment, before, after)
    view = ChangeView(changes, picture(changes), document_labels(), runs)
    return AmendmentView(amendment, after, before, view, _kind_title)


def _kind_title(folder: str) -> str:
    kinds = kinds_by_folder()
    return kind_title(kinds[folder]) if folder in kinds else folder


def _changes(amendment: Amendment, before: Plan, after: Plan) -> ChangeSet:
    """Return the changes of the records that an amendment touches."""
    touched = {touch.record for touch in amendment.touches}
    found = compare(Side("před změnou", before), Side("po změně", after), "")
    pairs = tuple(pair for pair in found.pairs if name_of(pair.record) in touched)
    return replace(found, pairs=pairs, missing={})
