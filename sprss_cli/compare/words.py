"""Two texts word by word, and whether the difference is one of meaning or only of spelling.

A change is editorial when what is left after taking away case, accents, punctuation and white space is the same, or
when single words differ by a slip of the pen inside them. A changed figure, a negation (`možné`, `nemožné`), another
ending (`domov`, `domovy`) and an added or removed word are always changes of meaning.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from sprss_cli.model.change import Run, Weight

_TOKEN = re.compile(r"\s+|\w+(?:[-./]\w+)*|[^\w\s]")  # an id, a date and a resolution's number are one token each
_REWRITTEN = 0.5  # texts with a smaller share of kept words are shown as one exchange, not as a patchwork
_WORD = re.compile(r"\w+")
_NEGATION = "ne"
_SLIP = 0.8  # least similarity of a misspelt word to the right one


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Return the words kept, taken out and put in, in order; joined they give both texts back.

    White space between kept words is kept as the new text has it; a change of white space alone is none. A text that
    was written anew is taken out whole and put in whole, because a patchwork of stray words helps nobody.
    """
    old, new = _tokens(before), _tokens(after)
    matcher = SequenceMatcher(None, [_space(token) for token in old], [_space(token) for token in new], autojunk=False)
    if _kept(matcher, old) < _REWRITTEN * max(_words(old), _words(new)):
        return tuple(Run(kind, text.strip()) for kind, text in (("-", before), ("+", after)) if text.strip())
    found: list[Run] = []
    for operation, first, last, start, end in matcher.get_opcodes():
        if operation == "equal":
            found.append(Run("=", "".join(new[start:end])))
            continue
        if last > first:
            found.append(Run("-", "".join(old[first:last])))
        if end > start:
            found.append(Run("+", "".join(new[start:end])))
    return _whole(found)


def weight(before: str, after: str) -> Weight | None:
    """Return what the difference between two texts means; None when they read the same."""
    if before.split() == after.split():
        return None
    if _bare(before) == _bare(after):
        return Weight.EDITORIAL
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) == len(new) and all(_same_word(one, other) for one, other in zip(old, new, strict=True)):
        return Weight.EDITORIAL
    return Weight.SUBSTANTIVE


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.strip())


def _words(tokens: list[str]) -> int:
    return sum(1 for token in tokens if token[0].isalnum())


def _kept(matcher: SequenceMatcher[str], old: list[str]) -> int:
    return sum(_words(old[start : start + size]) for start, _, size in matcher.get_matching_blocks())


def _space(token: str) -> str:
    return " " if token.isspace() else token


def _whole(found: list[Run]) -> tuple[Run, ...]:
    """Join a lone space between two changes to them, so that a changed phrase is one change."""
    joined: list[Run] = []
    for index, run in enumerate(found):
        between = run.kind == "=" and run.text.isspace() and 0 < index < len(found) - 1
        if not between:
            joined.append(run)
            continue
        joined += [Run("-", run.text), Run("+", run.text)]
    return _merged(joined)


def _merged(found: list[Run]) -> tuple[Run, ...]:
    """Put neighbouring changes together: first all that was taken out, then all that was put in."""
    done: list[Run] = []
    out, into = "", ""
    for run in [*found, Run("=", "")]:
        if run.kind == "-":
            out += run.text
        elif run.kind == "+":
            into += run.text
        else:
            done += [Run("-", out)] * bool(out) + [Run("+", into)] * bool(into)
            out, into = "", ""
            if run.text:
                done.append(run)
    return tuple(done)


def _bare(text: str) -> str:
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def _same_word(one: str, other: str) -> bool:
    if one == other or _bare(one) == _bare(other):
        return True
    if any(letter.isdigit() for letter in one + other):
        return False
    first, second = one.casefold(), other.casefold()
    if first == _NEGATION + second or second == _NEGATION + first or first[-2:] != second[-2:]:
        return False
    return SequenceMatcher(None, first, second).ratio() >= _SLIP
