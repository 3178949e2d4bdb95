"""Likely continuations as lines to paste."""

from __future__ import annotations

from sprss_cli.compare.suggest import suggestions
from sprss_cli.model.message import Translations, say
from sprss_cli.workflows.diff import Comparison


def pasteable(found: Comparison, speak: Translations) -> str:
    """Return for each likely pair its score, both titles and the YAML that would make it true.

    Nothing is decided here: a person reads the two records and pastes the lines, or does not.
    """
    blocks = []
    for pair in suggestions(found.changes):
        how = "continued" if pair.old.title == pair.new.title else "renamed"
        about = say(
            "{new} may follow {old} (likeness {score} of 100)", new=pair.new.id, old=pair.old.id, score=pair.score
        )
        blocks.append(
            f"# {about.render(speak)}\n#   {pair.old.id} {pair.old.title}\n#   {pair.new.id} {pair.new.title}\n"
            f"# {pair.new.source.file}\n"
            f"continues:\n  - plan: {found.old_name}\n    record: {pair.old.id}\n    how: {how}\n"
        )
    if not blocks:
        return say("no new record is like one that has ended").render(speak) + "\n"
    return "\n".join(blocks)
