"""Did you mean …? The nearest known value to what was written."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word most like the given one, or an empty string when none is near.

    Upper and lower case do not count. `cutoff` is the least similarity, 0 to 1, as `difflib` measures it.
    """
    from difflib import get_close_matches

    by_fold = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), sorted(by_fold), n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else ""
