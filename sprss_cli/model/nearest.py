"""Did you mean …? The nearest known value to what was written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sprss_cli.model.message import Message, say

MANY = 500  # known words; above, only those that share half of the word are compared letter by letter


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word most like the given one, or an empty string when none is near.

    Upper and lower case do not count. `cutoff` is the least similarity, 0 to 1, as `difflib` measures it. Among more
    than `MANY` known words only those are looked at that begin or end as the word does: a slip of the finger leaves one
    half of it whole, and a plan with thousands of wrong references must not take minutes.
    """
    return _nearest(word, tuple(known), cutoff)


@lru_cache(maxsize=256)  # one renamed goal makes the same wrong word in every card
def _nearest(word: str, known: tuple[str, ...], cutoff: float) -> str:
    from difflib import get_close_matches

    wanted, candidates = word.casefold(), list(known)
    if len(candidates) > MANY:
        half = (len(wanted) + 1) // 2
        head, tail = wanted[:half], wanted[-half:]
        candidates = [one for one in candidates if (fold := one.casefold()).startswith(head) or fold.endswith(tail)]
    by_fold = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    found = get_close_matches(wanted, sorted(by_fold), n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: Message) -> Message:
    """Return the way out of an unknown word: the nearest known one, or what else helps when none is near."""
    near = nearest(word, known)
    return say("did you mean {near}?", near=near) if near else otherwise
