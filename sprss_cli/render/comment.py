"""A document as a comment in a forge: the same Markdown, without pictures, under the forge's limit."""

from __future__ import annotations

import re

from sprss_cli.render.czech import counted

LIMIT = 65_536
"""Characters of a comment's body. Source: GitHub's API refuses longer ones; other forges allow more."""

_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n+", re.MULTILINE)
_RECORD = re.compile(r"^#### ", re.MULTILINE)


def comment(markdown: str, limit: int = LIMIT) -> str:
    """Return the text for a comment, cut before a record when it is too long, with the number of records left out.

    Args:
        markdown: A published comparison, in which each record has a heading of the fourth level.
        limit: The most characters that the comment may have.
    """
    text = _PICTURE.sub("", markdown)
    if len(text) <= limit:
        return text
    starts = [found.start() for found in _RECORD.finditer(text)]
    for shown in range(len(starts) - 1, -1, -1):
        left = counted(len(starts) - shown, "záznam", "záznamy", "záznamů")
        cut = f"{text[: starts[shown]].rstrip()}\n\n*Komentář je zkrácen: chybí v něm {left}.*\n"
        if len(cut) <= limit:
            return cut
    return text[:limit]
