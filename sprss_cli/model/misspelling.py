"""Is it a slip of the pen? The same words, of which some are nearly but not quite right."""

from __future__ import annotations

CLOSE = 0.8  # „nerrelevantní“ for „nerelevantní“ is 0.96; „obce“ for „kraj“ is 0.0


def misspelt(text: str, right: str) -> bool:
    """Return whether a text is another one misspelt: word by word the same or close, and at least one not the same.

    Upper and lower case and white space do not count. A wording with more or fewer words is another wording.
    """
    words, models = text.casefold().split(), right.casefold().split()
    if len(words) != len(models) or words == models:
        return False
    from difflib import SequenceMatcher

    for word, model in zip(words, models, strict=True):
        if word == model:
            continue
        matcher = SequenceMatcher(None, word, model, autojunk=False)
        if matcher.real_quick_ratio() < CLOSE or matcher.ratio() < CLOSE:  # the first costs nothing
            return False
    return True
