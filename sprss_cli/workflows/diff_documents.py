"""A comparison into documents: the paper for a council, and the new text with tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sprss_cli.compare.words import runs
from sprss_cli.model.change import ChangeSet, Picture
from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.message import Message
from sprss_cli.render import writers
from sprss_cli.render.change_rows import Labels
from sprss_cli.render.change_text import PAPER, TRACKED, network_written, written
from sprss_cli.render.change_view import ChangeView
from sprss_cli.render.comment import comment as shortened
from sprss_cli.render.documents import Text
from sprss_cli.render.inline_changes import Revision
from sprss_cli.render.network_changes import NetworkChangesView
from sprss_cli.render.prose import speakable
from sprss_cli.render.shape import Shaped, shaped
from sprss_cli.render.tracked_records import tracked
from sprss_cli.render.view import Stamp
from sprss_cli.sources.titles import field_titles, kind_title
from sprss_cli.system.files import write_atomically
from sprss_cli.workflows.build import common_templates, known_formats, made

_WITH_TRACKED_CHANGES = "docx"


def write(
    changes: ChangeSet,
    picture: Picture,
    to: Sequence[str],
    out: Path,
    stamp: Stamp,
    author: str = "",
    tell: Callable[[Message], None] = lambda step: None,
) -> list[Path]:
    """Write a comparison as documents called `diff`.

    Markdown, HTML and PDF are the paper for a council: summary, then record by record. DOCX is the new text of the
    cards with tracked changes, after the same summary. Of the network on two days all forms are one paper. Nothing is
    written before every file is made; the same comparison and stamp give the same bytes.

    Args:
        changes: What changed; only what stands in it is in the documents.
        picture: What it amounts to.
        to: Names of formats; empty for all.
        out: The folder for the files.
        stamp: The day and the version that the documents state; the day is also that of the tracked changes.
        author: Whose changes the tracked ones are; the region of the new plan when not given.
        tell: Told about each format that is done, for somebody who waits.

    Returns:
        The files, in the order of formats.

    Raises:
        NotBuildable: There is no such format.
        TemplateTrouble: A template is wrong.
        MachineTrouble: Pandoc is missing, the pages cannot be set, or a file cannot be written.
    """
    formats = known_formats(to or writers.formats())
    work = _network_work(changes, formats, stamp) or _work(changes, picture, formats, stamp, author)
    contents = made(work, tell)
    files = {out / f"{PAPER}{suffix}": content for suffix, content in contents.items()}
    for path, content in files.items():
        write_atomically(path, content)
    return list(files)


def _network_work(changes: ChangeSet, formats: Sequence[str], stamp: Stamp) -> dict[str, tuple[Text, Shaped]]:
    """Return what the formats of a comparison of two days are made from; nothing for any other comparison."""
    if changes.network is None:
        return {}
    view = NetworkChangesView(changes.network, changes.old.plan, changes.new.plan)
    paper = network_written(common_templates(), changes, view, stamp)
    return dict.fromkeys(formats, (paper, shaped(paper.markdown)))


def _work(
    changes: ChangeSet, picture: Picture, formats: Sequence[str], stamp: Stamp, author: str
) -> dict[str, tuple[Text, Shaped]]:
    """Return what the formats of a comparison of plans are made from."""
    view = ChangeView(changes, picture, document_labels(), runs)
    templates = common_templates()
    work: dict[str, tuple[Text, Shaped]] = {}
    if papers := [name for name in formats if name != _WITH_TRACKED_CHANGES]:
        paper = written(PAPER, templates, view, stamp)
        work |= dict.fromkeys(papers, (paper, shaped(paper.markdown)))
    if _WITH_TRACKED_CHANGES in formats:
        summary = written(TRACKED, templates, view, stamp)
        revision = Revision(speakable(author.strip()) or view.new.region, f"{stamp.day.isoformat()}T00:00:00Z")
        tree = shaped(summary.markdown)
        body = [*tree.body, *tracked(changes, templates, runs, revision)]
        work[_WITH_TRACKED_CHANGES] = summary, replace(tree, body=body)
    return {name: work[name] for name in formats}


def comment(changes: ChangeSet, picture: Picture, stamp: Stamp) -> str:
    """Return the paper of a comparison as a comment for a forge: Markdown under the forge's limit.

    Args:
        changes: What changed; only what stands in it is in the comment.
        picture: What it amounts to.
        stamp: The day and the version that the comment states.
    """
    work = _network_work(changes, ("md",), stamp)
    if not work:
        paper = written(PAPER, common_templates(), ChangeView(changes, picture, document_labels(), runs), stamp)
        work = {"md": (paper, shaped(paper.markdown))}
    contents = made(work, lambda step: None)
    return shortened(contents[".md"].decode())


def document_labels() -> Labels:
    """Return what documents call the kinds of records and their fields."""
    kinds = record_kinds()
    return Labels({kind: kind_title(kind) for kind in kinds}, {kind: field_titles(kind) for kind in kinds})
