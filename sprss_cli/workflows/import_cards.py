"""A document with cards into the records of a plan."""

from __future__ import annotations

from pathlib import Path

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.decisions import Decisions
from sprss_cli.exchange.detect import LIMIT_BYTES, read_sheet
from sprss_cli.exchange.interpret import interpret
from sprss_cli.exchange.raw import raw_cards
from sprss_cli.exchange.report import ImportReport
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import say, say_count
from sprss_cli.model.record import Record
from sprss_cli.model.wording import PRINTED_FIELDS
from sprss_cli.sources.workspace import plan_folder
from sprss_cli.workflows.import_input import content_of, decisions_of, label_map, plan_in, write_files
from sprss_cli.workflows.record_file import RecordFile

DECISIONS = "import/cards.yaml"
_DEFAULT_MAP = "cards-cs"


def import_cards(source: Path, into: Path, *, update: bool = False, dry_run: bool = False) -> ImportReport:
    """Read the cards of a document and write them as records.

    Files that exist and say something else stay as they are unless `update` is given; then only what differs is
    changed, and comments and order stay. Nothing is written before the whole document has been read.

    Args:
        source: The document: text, DOCX or HTML.
        into: The plan's folder.
        update: Change files that differ.
        dry_run: Write nothing.

    Raises:
        UnreadableInput: The document cannot be read, or has no cards.
        NoPlan: There is no plan in the folder.
        BrokenPlan: The plan's frame or its import decisions are broken.
        WriteTrouble: A file cannot be written; those before it are.
    """
    folder = plan_folder(into)
    plan = plan_in(folder)
    decided = decisions_of(folder, DECISIONS, "import-decisions")
    conventions = Conventions.from_data(label_map(str(decided.get("map", _DEFAULT_MAP))), decided)
    content = content_of(source, LIMIT_BYTES, say("name the document with the cards"))
    cards = raw_cards(read_sheet(content), conventions)
    found = interpret(cards, plan, conventions, Decisions.from_data(decided))
    # What a document does not give, people may add by hand; what it gives is the document's.
    owned: dict[type[Record], set[str]] = {Card: {*PRINTED_FIELDS, "goal", "as_adopted"}}
    files = tuple(RecordFile(folder, kind, data, owned.get(kind, ())).outcome(update) for kind, data in found.records)
    if not dry_run:
        write_files(folder, files)
    counts = (say_count("{count} card in the document", "{count} cards in the document", found.cards),)
    return ImportReport(say("Import of cards"), source.as_posix(), folder.shown, counts, found.notes, files)
